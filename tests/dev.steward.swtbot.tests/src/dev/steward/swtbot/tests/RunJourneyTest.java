package dev.steward.swtbot.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swtbot.eclipse.finder.widgets.SWTBotEclipseEditor;
import org.eclipse.swtbot.swt.finder.junit5.SWTBotJunit5Extension;
import org.eclipse.swtbot.swt.finder.keyboard.Keystrokes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A playbook is run from its text with the form, approved in the inbox, and its result is in the company's folder. */
@ExtendWith(SWTBotJunit5Extension.class)
class RunJourneyTest {

    private static final String FILE = "bot-run.playbook";
    private static final String TEXT = """
            package ana.bot.running

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            playbook note(name: Text) -> Text {
              delegate full
              step page = paper.write("bot.md", "Hello ${name}")
                approve "Write the note?" {
                  show name
                  expires 8 hours -> abort
                }
              return page
            }
            """;

    private final Desk desk = new Desk();
    private final SWTBotEclipseEditor editor;

    RunJourneyTest() throws CoreException {
        editor = desk.write(FILE, TEXT);
    }

    @AfterEach
    void close() throws CoreException {
        desk.forget(FILE);
    }

    @Test
    void itIsRunApprovedAndDone() throws CoreException {
        Desk.select(editor, "page = ");
        editor.setFocus();
        editor.pressShortcut(SWT.ALT | SWT.SHIFT, 'x');
        editor.pressShortcut(0, 'p');
        var form = desk.dialog();
        form.bot().textWithLabel("Name").setText("Ana");
        form.bot().button("Run").click();

        desk.bot().perspectiveById("dev.steward.app.govern").activate();
        var decision = desk.bot().viewById("dev.steward.ui.govern.decision");
        decision.show();
        decision.setFocus();
        desk.awaitText("Write the note?");
        decision.bot().button("Approve").click();

        desk.bot().perspectiveById("dev.steward.app.runs").activate();
        var runs = desk.bot().viewById("dev.steward.ui.runs.list");
        desk.awaitThat("the run is done", () -> runs.bot().table().rowCount() > 0
                && runs.bot().table().cell(0, 0).contains("done") && runs.bot().table().cell(0, 1).equals("note"));
        runs.bot().table().select(0);
        runs.bot().table().pressShortcut(Keystrokes.CR);
        assertTrue(desk.bot().viewById("dev.steward.ui.govern.result").isActive()
                || desk.bot().activeView().getTitle().contains("note"), () -> desk.bot().activeView().getTitle());
    }
}
