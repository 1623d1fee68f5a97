package dev.steward.ui.tests;

import org.junit.jupiter.api.AfterEach;

import dev.steward.ui.runs.RunsViews;

/** A workbench with one playbook whose runs are compared. */
abstract class ComparedCase extends PlaybookCase {

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

    final String text;

    /** @param name of the file and the package */
    ComparedCase(String name) throws Exception {
        super(name, TEXT.formatted(name));
        text = TEXT.formatted(name);
    }

    @Override
    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> {
            var comparison = Ui.page().findView(RunsViews.COMPARISON);
            if (comparison != null) {
                Ui.page().hideView(comparison);
            }
            return Ui.page().closeAllEditors(false);
        });
        super.close();
    }
}
