package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A playbook is written: with the keyboard, in the real editor. */
class EditorTest {

    private static final String TEXT = """
            package ana.desk

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            playbook greet(name: Text) -> Text {
              delegate full
              step page = paper.write("hello.md", "Hello ${name}")
              return page
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();

    private final Robot robot = new Robot();
    private final IProject company = Ui.company();
    private final IFile file = company.getFile(IPath.fromPortableString("playbooks/desk.playbook"));
    private final ITextEditor editor;

    EditorTest() throws Exception {
        Ui.perspective("dev.steward.app.author");
        file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> isRead(), read -> read);
        Ui.ask(() -> widget().setFocus());
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeEditor(editor, false));
        file.delete(true, null);
    }

    @Test
    void wordsHaveTheColoursOfWhatTheyMean() throws Exception {
        int keyword = TEXT.indexOf("playbook greet");
        int fontStyle = Ui.await(() -> styleAt(keyword), style -> style == SWT.BOLD);

        assertEquals(SWT.BOLD, fontStyle, "keywords are bold");
        assertEquals(SWT.NORMAL, Ui.ask(() -> styleAt(TEXT.indexOf("greet"))), "names are not");
    }

    @Test
    void aMistakeIsMarkedWhileItIsWrittenAndMendedByItsCure() throws Exception {
        select("paper.write", "paper.".length(), "write".length());
        robot.type("wrote");
        assertEquals(1, Ui.await(() -> issues(), found -> found == 1), "problems");
        robot.picture("editor-mistake");

        robot.press(SWT.CTRL, '1');
        assertEquals("Write write", Ui.await(() -> proposed(), "Write write"::equals));
        robot.press(SWT.CR);

        String text = Ui.await(() -> document().get(), now -> !now.contains("wrote"));
        assertTrue(text.contains("paper.write("), text);
        assertEquals(0, Ui.await(() -> issues(), found -> found == 0), "problems");
    }

    @Test
    void completionWritesACallWithItsArguments() throws Exception {
        select("  return page", 0, 0);
        robot.type("  step second = pa");
        robot.press(SWT.CTRL, ' ');
        assertEquals("page : Text", Ui.await(() -> proposed().replaceAll("\\s+", " "), "page : Text"::equals));
        robot.picture("editor-completion");
        robot.type("per");
        assertTrue(Ui.await(() -> proposed(), first -> first.startsWith("paper.write")).startsWith("paper.write"));
        robot.press(SWT.CR);

        String text = Ui.await(() -> document().get(), now -> now.contains("second = paper.write("));
        assertTrue(text.contains("second = paper.write(path: "), text);
    }

    @Test
    void whatIsSavedShowsUpInTheProblemsViewAndGoesWhenItIsMended() throws Exception {
        select("paper.write", "paper.".length(), "write".length());
        robot.type("wrote");
        robot.press(SWT.CTRL, 's');
        assertEquals(1, Ui.await(() -> errors().size(), count -> count == 1), "markers");

        select("paper.wrote", "paper.".length(), "wrote".length());
        robot.type("write");
        robot.press(SWT.CTRL, 's');
        assertEquals(List.of(), Ui.await(this::errors, List::isEmpty));
    }

    @Test
    void aStepIsRenamedWithTheKeyboardAlone() throws Exception {
        select("step page", "step ".length(), 0);
        robot.press(SWT.ALT, SWT.SHIFT, 'r');
        Ui.await(() -> shells(), open -> open > 1);
        robot.type("sheet\n");

        String text = Ui.await(() -> document().get(), now -> now.contains("return sheet"));
        assertTrue(text.contains("step sheet was page = "), text);
    }

    @Test
    void theLayoutIsMended() throws Exception {
        select("  step page", 0, 0);
        robot.type("      ");
        robot.press(SWT.CTRL, SWT.SHIFT, 'f');

        assertEquals(TEXT, Ui.await(() -> document().get(), TEXT::equals));
    }

    private boolean isRead() {
        return open().current().isPresent();
    }

    private OpenPlaybook open() {
        return PlaybookSessions.ofWorkbench().of(document()).orElseThrow();
    }

    private int issues() {
        return open().current().map(now -> now.issues().size()).orElse(-1);
    }

    private IDocument document() {
        return editor.getDocumentProvider().getDocument(editor.getEditorInput());
    }

    private StyledText widget() {
        return editor.getAdapter(ITextViewer.class).getTextWidget();
    }

    private int styleAt(int offset) {
        var style = widget().getStyleRangeAtOffset(offset);
        return style == null ? SWT.NORMAL : style.fontStyle;
    }

    private void select(String text, int from, int length) throws Exception {
        Ui.ask(() -> {
            editor.selectAndReveal(document().get().indexOf(text) + from, length);
            return widget().setFocus();
        });
    }

    private List<String> errors() throws Exception {
        return Stream.of(file.findMarkers(IMarker.PROBLEM, true, IResource.DEPTH_ZERO))
                .map(marker -> marker.getAttribute(IMarker.MESSAGE, "")).toList();
    }

    /** The first row of the list that is open above the text; empty while there is none. */
    private static String proposed() {
        for (Shell shell : Display.getCurrent().getShells()) {
            for (Control child : shell.isVisible() ? shell.getChildren() : new Control[0]) {
                if (child instanceof Table table && table.getItemCount() > 0) {
                    return table.getItem(0).getText();
                }
            }
        }
        return "";
    }

    private static int shells() {
        return (int) Stream.of(Display.getCurrent().getShells())
                .filter(shell -> shell.isVisible()).count();
    }
}
