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

/** A playbook is written: a mistake is mended by its cure, a call is completed, a step is renamed. */
@ExtendWith(SWTBotJunit5Extension.class)
class WriteJourneyTest {

    private static final String FILE = "bot-write.playbook";
    private static final String TEXT = """
            package ana.bot.writing

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            playbook greet(name: Text) -> Text {
              delegate full
              step page = paper.write("hello.md", "Hello ${name}")

              return page
            }
            """;

    private final Desk desk = new Desk();
    private final SWTBotEclipseEditor editor;

    WriteJourneyTest() throws CoreException {
        editor = desk.write(FILE, TEXT);
    }

    @AfterEach
    void close() throws CoreException {
        desk.forget(FILE);
    }

    @Test
    void aMistakeIsMendedByItsCure() {
        Desk.select(editor, "write(\"hello.md\"");
        editor.typeText("wrote");
        desk.awaitThat("a cure is offered", () -> editor.getQuickFixes().contains("Write write"));
        editor.quickfix("Write write");
        desk.awaitThat("it is mended", () -> editor.getText().equals(TEXT));
    }

    @Test
    void aCallIsCompletedWithItsArguments() {
        editor.navigateTo(line("  step page") + 1, 0);
        editor.typeText("  step second = paper.");
        String call = editor.getAutoCompleteProposals("").stream().filter(p -> p.startsWith("write")).findFirst()
                .orElseThrow();
        editor.autoCompleteProposal("", call);
        desk.awaitThat("the call is written", () -> editor.getText().contains("second = paper.write(path: "));
    }

    @Test
    void aStepIsRenamedAndKeepsItsOldNameForTheRunsBefore() {
        Desk.select(editor, "page = ");
        editor.setFocus();
        editor.pressShortcut(SWT.ALT | SWT.SHIFT, 'r');
        var name = desk.dialog().bot().textWithLabel("New name:");
        name.setText("sheet");
        name.pressShortcut(Keystrokes.CR);
        desk.awaitThat("it is renamed", () -> editor.getText().contains("return sheet"));
        assertTrue(editor.getText().contains("step sheet was page = "), editor::getText);
    }

    @Test
    void theLayoutIsMended() {
        editor.navigateTo(line("  step page"), 0);
        editor.typeText("      ");
        editor.pressShortcut(SWT.CTRL | SWT.SHIFT, 'f');
        desk.awaitThat("the layout is as it was", () -> editor.getText().equals(TEXT));
    }

    private int line(String piece) {
        String text = editor.getText();
        return (int) text.substring(0, text.indexOf(piece)).chars().filter(c -> c == '\n').count();
    }
}
