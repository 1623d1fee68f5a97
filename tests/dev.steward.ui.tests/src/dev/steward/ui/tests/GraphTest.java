package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.ui.editor.EditorViews;
import dev.steward.ui.editor.GraphStates;
import dev.steward.graph.StepState;
import dev.steward.ui.editor.internal.graph.GraphView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The graph beside the text: with the keyboard and the mouse, in the real window. */
class GraphTest {

    private static final String TEXT = """
            package ana.graph

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            playbook inner(name: Text) -> Text {
              step sheet = paper.write("in.md", name)
              return sheet
            }

            playbook greet(name: Text) -> Text {
              delegate full
              budget 0.10 USD
              step page = paper.write("hello.md", "Hello ${name}")
              saga {
                step second = inner(page)
                step third = paper.write("third.md", second) approve "Write ${name}?" { expires 1 day -> abort }
              }
              return third
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();

    private final Robot robot = new Robot();
    private final IProject company = Ui.company();
    private final IFile file = company.getFile(IPath.fromPortableString("playbooks/graph.playbook"));
    private final GraphView view;
    private final ITextEditor editor;

    GraphTest() throws Exception {
        Ui.perspective("dev.steward.app.author");
        file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
        view = Ui.ask(() -> (GraphView) Ui.page().showView(EditorViews.GRAPH));
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
    }

    @BeforeEach
    void open() throws Exception {
        cursor("step page");
        assertEquals("ana.graph.greet", Ui.await(() -> view.shown(), "ana.graph.greet"::equals));
        assertEquals("page", Ui.await(() -> view.selected(), "page"::equals));
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> Ui.page().closeEditor(editor, false));
        file.delete(true, null);
    }

    @Test
    void theCursorChoosesTheNodeBelowIt() throws Exception {
        cursor("approve \"Write");
        assertEquals("third#approve", Ui.await(() -> view.selected(), "third#approve"::equals));
        cursor("saga {");
        assertEquals("saga", Ui.await(() -> view.selected(), "saga"::equals));
        cursor("step sheet");
        assertEquals("ana.graph.inner", Ui.await(() -> view.shown(), "ana.graph.inner"::equals));
        assertEquals("sheet", Ui.await(() -> view.selected(), "sheet"::equals));
        robot.picture("graph-inner");
    }

    @Test
    void keysGoFromNodeToNodeAndEnterGoesToTheText() throws Exception {
        focus();
        robot.press(SWT.ARROW_DOWN);
        assertEquals("saga", Ui.await(() -> view.selected(), "saga"::equals));
        robot.press(SWT.ARROW_DOWN);
        assertEquals("second", Ui.await(() -> view.selected(), "second"::equals));
        assertEquals("step second = inner(page)", Ui.await(this::selectedText, t -> t.startsWith("step second")));
        assertTrue(Ui.ask(() -> canvas().isFocusControl()), "the keyboard stays in the graph");
        robot.picture("graph-keys");

        robot.type("\n");
        IWorkbenchPart active = Ui.await(() -> Ui.page().getActivePart(), part -> part == editor);
        assertEquals(editor, active);
        assertFalse(Ui.ask(editor::isDirty), "the graph never writes");
        assertEquals("step second = inner(page)", Ui.ask(this::selectedText));
    }

    @Test
    void aClickSelectsTheNodesText() throws Exception {
        focus();
        robot.press('0');
        Rectangle at = Ui.ask(() -> view.place("third#approve"));
        robot.click(canvas(), at.x + at.width / 2, at.y + at.height / 2);
        robot.picture("graph-click");
        assertEquals("third#approve", Ui.await(() -> view.selected(), "third#approve"::equals));
        assertTrue(Ui.await(this::selectedText, t -> t.startsWith("approve")).startsWith("approve \"Write"));
        assertEquals(0, Ui.ask(() -> editor.getAdapter(ITextViewer.class).getTextWidget().getHorizontalPixel()),
                "the beginnings of the lines stay in sight");
    }

    @Test
    void aStepThatRunsAPlaybookUnfoldsAndFoldsAgain() throws Exception {
        focus();
        robot.press(SWT.ARROW_DOWN);
        robot.press(SWT.ARROW_DOWN);
        assertEquals("second", Ui.await(() -> view.selected(), "second"::equals));
        robot.press(' ');
        assertTrue(Ui.await(() -> view.place("second/sheet").width, width -> width > 0) > 0, "its steps are seen");
        robot.picture("graph-unfolded");
        robot.press(SWT.ARROW_DOWN);
        robot.press(SWT.ARROW_UP);
        robot.press(' ');
        assertEquals(0, Ui.await(() -> view.place("second/sheet").width, width -> width == 0));
    }

    @Test
    void itIsZoomedAndFitted() throws Exception {
        focus();
        int before = Ui.ask(() -> view.place("page").width);
        robot.press(SWT.SHIFT, '=');
        assertTrue(Ui.await(() -> view.place("page").width, width -> width > before) > before);
        robot.press('-');
        robot.press('-');
        assertTrue(Ui.await(() -> view.place("page").width, width -> width < before) < before);
        robot.press('0');
        Rectangle area = Ui.ask(() -> canvas().getClientArea());
        Rectangle end = Ui.await(() -> view.place("return"), at -> at.y + at.height <= area.height);
        assertTrue(end.y > 0 && end.y + end.height <= area.height, end + " in " + area);
    }

    @Test
    void whatIsTypedIsDrawnAndNothingElseMoves() throws Exception {
        int below = Ui.ask(() -> view.place("saga").y - view.place("page").y);
        cursor("  return third");
        robot.type("  wait 1 day\n");
        assertTrue(Ui.await(() -> view.place("wait").width, width -> width > 0) > 0);
        assertEquals(below, Ui.ask(() -> view.place("saga").y - view.place("page").y));

        robot.type("step = {{");
        assertFalse(Ui.await(() -> view.isCurrent(), current -> !current), "it says that it is old");
        assertTrue(Ui.ask(() -> view.place("wait").width) > 0, "what could be read last stays");
        robot.picture("graph-unreadable");
    }

    @Test
    void statesOfARunAreBadges() throws Exception {
        GraphStates states = Ui.ask(GraphStates::ofWorkbench);
        states.show("ana.graph.greet", Map.of("page", StepState.DONE, "second", StepState.RUNNING, "third",
                StepState.WAITING));
        assertEquals("playbook second, inner, running", Ui.await(() -> view.described("second"),
                text -> text.endsWith("running")));
        robot.picture("graph-states");
        states.clear("ana.graph.greet");
        assertFalse(Ui.await(() -> view.described("second"), text -> !text.contains("running")).contains("running"));
    }

    @Test
    void itIsWrittenAsAFile() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "graphs"));
        Path svg = folder.resolve("greet.svg");
        Path png = folder.resolve("greet.png");
        Ui.ask(() -> {
            view.export(svg);
            view.export(png);
            return true;
        });
        assertTrue(Ui.await(() -> Files.exists(svg) && Files.readString(svg).endsWith("</svg>\n"), done -> done));
        assertTrue(Files.readString(svg).contains(">second</text>"));
        ImageData pixels = Ui.await(() -> Files.exists(png) && Files.size(png) > 1000
                ? new ImageData(png.toString()) : new ImageData(1, 1, 24, new PaletteData(0xFF, 0xFF, 0xFF)),
                image -> image.width > 1);
        assertTrue(pixels.width > 400 && pixels.height > pixels.width, pixels.width + " x " + pixels.height);
    }

    private void cursor(String text) throws Exception {
        Ui.ask(() -> {
            Ui.page().activate(editor);
            editor.selectAndReveal(document().get().indexOf(text), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
    }

    private void focus() throws Exception {
        Ui.ask(() -> {
            Ui.page().activate(view);
            return canvas().setFocus();
        });
    }

    private Canvas canvas() {
        return view.canvas();
    }

    private String selectedText() {
        return editor.getSelectionProvider().getSelection() instanceof ITextSelection selection
                && selection.getText() != null ? selection.getText() : "";
    }

    private IDocument document() {
        return editor.getDocumentProvider().getDocument(editor.getEditorInput());
    }
}
