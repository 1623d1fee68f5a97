package dev.steward.swtbot.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.swtbot.swt.finder.junit5.SWTBotJunit5Extension;
import org.eclipse.swtbot.swt.finder.keyboard.Keyboard;
import org.eclipse.swtbot.swt.finder.keyboard.KeyboardFactory;
import org.eclipse.swtbot.swt.finder.keyboard.Keystrokes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A policy whose test fails is found, mended in its text, and passes in place. */
@ExtendWith(SWTBotJunit5Extension.class)
class PoliciesJourneyTest {

    private static final String FILE = "bot-rules.playbook";
    private static final String TEXT = """
            package ana.bot.rules

            connector desk : files {
              op write(path: Text, text: Text)  idempotent by path
            }

            policy letters for effect desk.write
              when path == "no.md" deny because "never"

            test policy letters {
              with path = "no.md" expect allow
            }
            """;

    private final Desk desk = new Desk();

    @AfterEach
    void close() throws CoreException {
        desk.forget(FILE);
    }

    @Test
    void aFailedTestIsMendedAndPassesInPlace() throws CoreException {
        desk.write(FILE, TEXT).close();
        desk.bot().perspectiveById("dev.steward.app.govern").activate();
        var policies = desk.bot().viewById("dev.steward.ui.govern.policies");
        policies.show();
        desk.awaitText("✕ 1 of 1");
        policies.setFocus();
        Keyboard keys = KeyboardFactory.getSWTKeyboard();
        keys.pressShortcut(Keystrokes.DOWN);
        keys.pressShortcut(Keystrokes.CR);
        var editor = desk.bot().editorByTitle(FILE).toTextEditor();
        desk.awaitThat("the editor is in front", editor::isActive);
        Desk.select(editor, "allow");
        editor.typeText("deny");
        assertTrue(editor.getText().contains("expect deny"), editor::getText);
        desk.awaitText("✓ 1");
    }
}
