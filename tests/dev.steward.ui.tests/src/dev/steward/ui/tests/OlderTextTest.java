package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.steward.debug.StepBreakpoint;
import dev.steward.engine.RunState;

/** A run whose file has another text by now is stepped through in the text that it had. */
class OlderTextTest extends PlaybookCase {

    private static final String TEXT = """
            package ana.older

            playbook part(n: Int) -> Number {
              step share = 100 / n
              return share
            }

            playbook share(people: Int = 0) -> Number {
              step first = part(5)
              step cut = part(people)
              return first + cut
            }
            """;

    OlderTextTest() throws Exception {
        super("older", TEXT);
    }

    @Override
    @AfterEach
    void close() throws Exception {
        endDebugging();
        Ui.ask(() -> Ui.page().closeAllEditors(false));
        super.close();
    }

    @Test
    void inTheTextThatARunHadItRunsToALineAndABreakpointGoesToTheFile() throws Exception {
        var run = playbook.run("step first", RunState.FAILED);
        OnePlaybook.forgetLaunches();
        playbook.caret("playbook part");
        robot.type("// shares\n");
        playbook.caret(TEXT.indexOf("first = part") + "// shares\n".length() + "first".length());
        robot.type("ly");
        playbook.caret(TEXT.indexOf("first + cut") + "// shares\nly".length() + "first".length());
        robot.type("ly");
        robot.press(SWT.CTRL, 's');
        Ui.await(playbook.editor()::isDirty, dirty -> !dirty);
        RunList.newest(robot, run);
        robot.press('d');
        SteppedRunTest.frames("part at cut/share, line 4", "share at cut, line 10");
        var older = Ui.await(() -> Ui.page().getActiveEditor(),
                editor -> editor != null && editor.getTitle().contains("as the run has it"));
        looksLikeAPlaybook((ITextEditor) older, "step share = 100 / n");
        Ui.ask(() -> Ui.page().showView(IDebugUIConstants.ID_DEBUG_VIEW, null, IWorkbenchPage.VIEW_ACTIVATE));
        DebugKeys.press(robot, () -> SteppedRunTest.frames().equals(List.of("share, line 8")), DebugKeys.BACK_RESUME,
                SWT.SHIFT, SWT.F8);
        DebugKeys.press(robot, () -> caret((ITextEditor) older, "step cut"),
                () -> SteppedRunTest.frames().equals(List.of("share at cut, line 10")),
                DebugKeys.RUN_TO_LINE, SWT.CTRL, 'r');
        caret((ITextEditor) older, "step cut");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        awaitSaid("Breakpoint at cut set, where the file has that step now: playbooks/older.playbook, line 11.");
        assertEquals(List.of("ana.older.share/cut 11"), Ui.await(OlderTextTest::breakpoints,
                found -> found.size() == 1));
        robot.picture("older-text");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        awaitSaid(
                "Breakpoint at cut taken away, where the file has that step now: playbooks/older.playbook, line 11.");
        assertEquals(List.of(), Ui.await(OlderTextTest::breakpoints, List::isEmpty));
        caret((ITextEditor) older, "step first");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        awaitSaid("playbooks/older.playbook has no step first any more, so no breakpoint can be set on it.");
    }

    private static void looksLikeAPlaybook(ITextEditor editor, String held) throws Exception {
        assertEquals(SWT.BOLD, Ui.await(() -> {
            var style = editor.getAdapter(ITextViewer.class).getTextWidget().getStyleRangeAtOffset(
                    TEXT.indexOf("step share"));
            return style == null ? SWT.NORMAL : style.fontStyle;
        }, style -> style == SWT.BOLD), "an older text has the colours of playbooks");
        assertEquals(List.of(held), Ui.await(() -> marked(editor), List.of(held)::equals), "the line it is held at");
    }

    /** The lines with the platform's mark of where a run is held. */
    private static List<String> marked(ITextEditor editor) throws Exception {
        var found = new ArrayList<String>();
        var input = editor.getEditorInput();
        var model = editor.getDocumentProvider().getAnnotationModel(input);
        var document = editor.getDocumentProvider().getDocument(input);
        if (model != null) {
            for (var all = model.getAnnotationIterator(); all.hasNext();) {
                var mark = all.next();
                if ("org.eclipse.debug.ui.currentIP".equals(mark.getType())) {
                    var at = model.getPosition(mark);
                    found.add(document.get(at.getOffset(), at.getLength()).strip());
                }
            }
        }
        return found;
    }

    private static void caret(ITextEditor editor, String text) throws Exception {
        Ui.ask(() -> {
            Ui.page().activate(editor);
            var now = editor.getDocumentProvider().getDocument(editor.getEditorInput()).get();
            editor.selectAndReveal(now.indexOf(text), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
    }

    private static List<String> breakpoints() throws Exception {
        var found = new ArrayList<String>();
        for (var each : DebugPlugin.getDefault().getBreakpointManager().getBreakpoints()) {
            if (each instanceof StepBreakpoint step) {
                found.add(step.step() + " " + step.getLineNumber());
            }
        }
        return found;
    }

    private static void awaitSaid(String sentence) throws Exception {
        assertEquals(sentence, Ui.await(
                () -> labels(Ui.page().getWorkbenchWindow().getShell()).filter(sentence::equals).findFirst().orElse(""),
                sentence::equals));
    }

    private static Stream<String> labels(Control control) {
        return control instanceof CLabel label ? Stream.of(String.valueOf(label.getText()))
                : control instanceof Composite composite
                        ? Stream.of(composite.getChildren()).flatMap(OlderTextTest::labels) : Stream.empty();
    }
}
