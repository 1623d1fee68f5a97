package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.engine.RunState;
import dev.steward.ui.OpenCompany;

/** An agent is tried from the editor: its prompt, its answer, what it cost, and the fixture that comes of it. */
class TryAgentTest {

    private static final String TEXT = """
            package ana.greetings

            agent greeter : task {
              model "large"
              prompt "Greet ${name} on this fine day."
              returns Text(max 80)
            }

            playbook greet(name: Text) -> Text {
              step words = greeter(name)
              return words
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();

    private static IFile file() throws Exception {
        return Ui.company().getFile("playbooks/greetings.playbook");
    }

    private static IFile fixture() throws Exception {
        return Ui.company().getFile("playbooks/greet-words.fixture.json");
    }

    @BeforeEach
    void openTheText() throws Exception {
        file().create(new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8)), true,
                new NullProgressMonitor());
        Ui.perspective("dev.steward.app.author");
        var file = file();
        var editor = (ITextEditor) Ui.ask(() -> IDE.openEditor(Ui.page(), file, true));
        Ui.ask(() -> {
            editor.selectAndReveal(TEXT.indexOf("prompt"), 0);
            return true;
        });
    }

    @AfterEach
    void tidyUp() throws Exception {
        Ui.ask(() -> {
            Ui.page().hideView(Ui.page().findView("dev.steward.ui.editor.try"));
            return Ui.page().closeAllEditors(false);
        });
        file().delete(true, new NullProgressMonitor());
        fixture().delete(true, new NullProgressMonitor());
    }

    @Test
    void anAgentAnswersBesideItsTextAndItsAnswerIsKept() throws Exception {
        robot.press(SWT.ALT, SWT.SHIFT, 't');
        Screen.awaitText("greeter");
        Screen.await(text -> text.startsWith("Rehearsal: no real model answers."));
        Ui.await(() -> Ui.page().getActivePart().getTitle(), "Try agent"::equals);
        robot.type("Ana");
        Screen.await(text -> text.startsWith("rehearsal  ·  at most"));
        assertTrue(Ui.await(Texts::shown, all -> all.contains("Greet Ana on this fine day."))
                .contains("Greet Ana on this fine day."), "the prompt as it would be");
        robot.click(Screen.button("Ask"));
        Screen.await(text -> text.startsWith("Done  ·  ") && text.contains("rehearsal model"));
        robot.picture("try-agent");
        var company = PlatformUI.getWorkbench().getService(OpenCompany.class);
        assertEquals("ana.greetings.try greeter", company.ask(s -> s.company().runs()
                .row(s.company().runs().find("last")).playbook()).get(30, TimeUnit.SECONDS));

        robot.click(Screen.button("Make a fixture"));
        var write = Screen.button("Write greet-words.fixture.json");
        robot.picture("try-agent-fixture");
        robot.click(write);
        Screen.await(text -> text.startsWith("Wrote greet-words.fixture.json."));
        var fixture = fixture();
        assertTrue(Ui.await(fixture::exists, Boolean::booleanValue), "the explorer sees the fixture");
    }

    @Test
    void whatAnswersSlowlyIsStoppedAtOnceAndNothingOfItIsLeft() throws Exception {
        try (var model = new SlowModel()) {
            var text = TEXT.replace("\"large\"", '"' + model.id() + '"');
            file().setContents(text.getBytes(StandardCharsets.UTF_8), true, false, new NullProgressMonitor());
            robot.press(SWT.ALT, SWT.SHIFT, 't');
            Screen.awaitText("greeter");
            Ui.await(() -> Ui.page().getActivePart().getTitle(), "Try agent"::equals);
            robot.type("Ana");
            Screen.await(words -> words.startsWith(model.id()));

            askUntilItAnswers();
            robot.picture("try-agent-answers");
            robot.click(Screen.button("Stop"));
            stopped(model);
            robot.picture("try-agent-stopped");

            askUntilItAnswers();
            robot.press(SWT.ESC);
            stopped(model);
        }
    }

    private void askUntilItAnswers() throws Exception {
        robot.click(Screen.button("Ask"));
        Screen.awaitText("Answers…");
        assertTrue(Ui.await(Texts::shown, all -> all.contains(SlowModel.BEGINNING)).contains(SlowModel.BEGINNING),
                "what was said so far");
    }

    private static void stopped(SlowModel model) throws Exception {
        Screen.await(text -> text.startsWith("Stopped: what was said until then is kept below"));
        assertTrue(Ui.ask(Texts::shown).contains(SlowModel.BEGINNING), "what was said is kept");
        var stop = Screen.button("Stop");
        assertTrue(Ui.await(() -> !stop.isEnabled(), Boolean::booleanValue), "there is nothing more to stop");
        var company = PlatformUI.getWorkbench().getService(OpenCompany.class);
        assertEquals(RunState.CANCELLED, company.ask(s -> s.company().runs().row(s.company().runs().find("last"))
                .state()).get(30, TimeUnit.SECONDS));
        assertTrue(model.isLeft(), "the model's server is still being listened to");
    }

    /** What stands in the visible text fields. */
    private static final class Texts {
        static String shown() {
            var all = new StringBuilder();
            collect(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(), all);
            return all.toString();
        }

        private static void collect(org.eclipse.swt.widgets.Composite in, StringBuilder all) {
            for (var control : in.getChildren()) {
                if (control instanceof org.eclipse.swt.widgets.Text text) {
                    all.append(text.getText()).append('\n');
                } else if (control instanceof org.eclipse.swt.widgets.Composite composite) {
                    collect(composite, all);
                }
            }
        }
    }
}
