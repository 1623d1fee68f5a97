package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.runtime.TestReport;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;

/** A run that is over becomes a test of its playbook. */
class SavedRunTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.saved

            playbook part(n: Int) -> Number {
              return 100 / n
            }

            playbook share(people: Int = 20) -> Number {
              step first = part(5)
              step cut = part(people)
              return first + cut
            }
            """;

    SavedRunTest() throws Exception {
        super("saved", TEXT);
    }

    @Test
    void aRunIsSavedAsATestThatPasses() throws Exception {
        var run = playbook.run("step first", RunState.DONE);
        OnePlaybook.forgetLaunches();
        RunList.newest(robot, run);
        robot.press('t');
        Ui.await(() -> Display.getCurrent().getActiveShell().getText(), "Save Run as Test"::equals);
        robot.picture("saved-test-dialog");
        robot.press(SWT.CR);

        var text = Ui.await(() -> Files.readString(playbook.file().getLocation().toPath()),
                now -> now.contains("\ntest "));
        assertTrue(text.startsWith(TEXT.strip()), text);
        var report = PlatformUI.getWorkbench().getService(OpenCompany.class)
                .ask(session -> tested(session, playbook.file().getLocation().toPath())).get(60, TimeUnit.SECONDS);
        assertEquals(List.of(true), report.cases().stream().map(TestReport.Case::passed).toList(), text);
    }

    private static TestReport tested(Session session, Path file) {
        try {
            return session.steward().tests(session.company().folder()).run(List.of(file), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
