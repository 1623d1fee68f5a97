package dev.steward.ui.tests;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.ui.runs.RunsViews;

/** A workbench with one playbook whose runs are compared. */
abstract class ComparedCase {

    private static final String TEXT = """
            package ana.%s

            connector paper : files {
              op read(path: Text) -> Text  reads
            }

            playbook part(n: Int) -> Number {
              return 100 / n
            }

            playbook share(people: Int = 20) -> Number {
              step first = part(5)
              step cut = part(people)
              step gone = paper.read("no/such.md") retry 2 backoff 1s..1s on NotFound
                on NotFound -> "nothing"
              return first + cut
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    final Robot robot = new Robot();
    final String text;
    final OnePlaybook playbook;

    /** @param name of the file and the package */
    ComparedCase(String name) throws Exception {
        text = TEXT.formatted(name);
        playbook = new OnePlaybook(robot, name, text);
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> {
            var comparison = Ui.page().findView(RunsViews.COMPARISON);
            if (comparison != null) {
                Ui.page().hideView(comparison);
            }
            return Ui.page().closeAllEditors(false);
        });
        playbook.close();
    }
}
