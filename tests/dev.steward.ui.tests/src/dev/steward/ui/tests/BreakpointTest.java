package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.steward.debug.BranchThread;
import dev.steward.debug.HappeningBreakpoint;
import dev.steward.debug.RunBreakpoint;
import dev.steward.debug.StepBreakpoint;
import dev.steward.ui.editor.EditorViews;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.internal.graph.GraphView;

/** A breakpoint is set in the outline, gets a condition, holds a run there and nowhere else, and follows its step. */
class BreakpointTest {

    private static final String TEXT = """
            package ana.breaks

            playbook part(n: Int) -> Int {
              step twice = n * 2
              return twice
            }

            playbook greet(names: [Text] = ["ana", "bo", "cy"]) -> Int {
              step first = part(1)
              foreach name in names max 9 {
                step hello = "Hello ${name}"
                step bye = "Bye ${name}"
              }
              step last = first + 1
              step end = last + 1
              return end
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();
    @RegisterExtension
    private final Responsive responsive = new Responsive();
    @RegisterExtension
    private final StoreFree storeFree = new StoreFree();

    private final Robot robot = new Robot();
    private final IProject company = Ui.company();
    private final IFile file = company.getFile(IPath.fromPortableString("playbooks/breaks.playbook"));
    private final ITextEditor editor;

    BreakpointTest() throws Exception {
        forgetAll();
        Ui.perspective("dev.steward.app.author");
        file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> PlaybookSessions.ofWorkbench().of(editor.getDocumentProvider()
                .getDocument(editor.getEditorInput())).orElseThrow().current().isPresent(), read -> read);
    }

    @AfterEach
    void close() throws Exception {
        forgetAll();
        Ui.ask(() -> Ui.page().closeEditor(editor, false));
        // the Debug view asks for the configuration of what it shows
        Ui.await(() -> shown().stream().noneMatch(text -> text.startsWith("greet")), Boolean::booleanValue);
        for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()) {
            configuration.delete();
        }
        file.delete(true, null);
        Ui.perspective("dev.steward.app.author");
    }

    private static void forgetAll() throws Exception {
        var breakpoints = DebugPlugin.getDefault().getBreakpointManager();
        breakpoints.removeBreakpoints(breakpoints.getBreakpoints(), true);
        var launches = DebugPlugin.getDefault().getLaunchManager();
        launches.removeLaunches(launches.getLaunches());
    }

    @Test
    void setInTheOutlineWithAConditionItHoldsThereAndNowhereElse() throws Exception {
        setInTheOutline();
        itGetsACondition();
        caret("playbook greet");
        debug();
        assertEquals("name[bo]/hello", held("name[bo]/hello"));
        assertEquals("hello in greet, when name == \"bo\"", label());
        // a view behind another one is not drawn anew
        Ui.ask(() -> Ui.page().showView("org.eclipse.debug.ui.BreakpointView"));
        awaitShown("hello in greet, when name == \"bo\"");
        picture("held");
        anExpressionIsWatched();
        DebugKeys.press(robot, () -> caret("step last"), () -> paths().contains("last"), DebugKeys.RUN_TO_LINE,
                SWT.CTRL, 'r');
        DebugKeys.press(robot, () -> caret("return end"),
                () -> said().equals("Line 16 has no step: put the cursor on a line of one."),
                DebugKeys.RUN_TO_LINE, SWT.CTRL, 'r');
        caret("step last");
        assertEquals("", Ui.await(this::said, String::isEmpty), "what is told of a line goes with the cursor");
        DebugKeys.press(robot, BreakpointTest::isOver, DebugKeys.RESUME, SWT.F8);
    }

    private void anExpressionIsWatched() throws Exception {
        var expressions = DebugPlugin.getDefault().getExpressionManager();
        expressions.addExpression(expressions.newWatchExpression("name.length * 2"));
        try {
            Ui.ask(() -> Ui.page().showView("org.eclipse.debug.ui.ExpressionView"));
            assertEquals("4", Ui.await(BreakpointTest::watched, "4"::equals));
            picture("watched");
        } finally {
            expressions.removeExpressions(expressions.getExpressions());
        }
    }

    private static String watched() {
        return controls(Ui.page().getWorkbenchWindow().getShell()).stream().filter(Tree.class::isInstance)
                .flatMap(tree -> Stream.of(((Tree) tree).getItems()))
                .filter(item -> item.getText().contains("name.length * 2")).map(item -> item.getText(1)).findFirst()
                .orElse("");
    }

    private void setInTheOutline() throws Exception {
        caret("step hello");
        view("org.eclipse.ui.views.ContentOutline");
        assertEquals("hello", Ui.await(
                () -> focus(Tree.class) instanceof Tree tree && tree.getSelectionCount() == 1
                        ? tree.getSelection()[0].getText().split(" ")[0] : "",
                "hello"::equals));
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        assertEquals(List.of("ana.breaks.greet/hello"), Ui.await(BreakpointTest::steps,
                found -> !found.isEmpty()));
        var graph = (GraphView) view(EditorViews.GRAPH);
        assertTrue(Ui.await(() -> graph.described("hello"), text -> text.endsWith(", breakpoint"))
                .endsWith(", breakpoint"), () -> "no dot in the graph");
        picture("graph");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        assertEquals(List.of(), Ui.await(BreakpointTest::steps, List::isEmpty), "taken away in the graph");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        assertEquals(1, Ui.await(BreakpointTest::steps, found -> found.size() == 1).size());
    }

    private void itGetsACondition() throws Exception {
        robot.press(SWT.ALT, SWT.SHIFT, 'b');
        Ui.await(() -> Display.getCurrent().getActiveShell().getText().equals("Properties for hello in greet")
                && focus(Text.class) != null, Boolean::booleanValue);
        robot.type("nme == \"bo\"");
        var fault = Ui.await(BreakpointTest::fault, said -> said.startsWith("✕"));
        assertTrue(fault.startsWith("✕ There is no nme here."), fault);
        picture("condition");
        robot.press(SWT.CTRL, 'a');
        robot.type("name == \"bo\"");
        assertEquals("", Ui.await(BreakpointTest::fault, String::isEmpty));
        robot.press(SWT.CR);
        assertEquals("name == \"bo\"", Ui.await(BreakpointTest::condition, text -> !text.isEmpty()));
    }

    @Test
    void onWhatHappensAndAConditionThatCantBeJudgedHoldsAndSaysWhy() throws Exception {
        Ui.ask(() -> {
            Display.getCurrent().asyncExec(BreakpointTest::add);
            return true;
        });
        Ui.await(() -> Display.getCurrent().getActiveShell().getText().equals("Add Breakpoint")
                && focus(Combo.class) != null, Boolean::booleanValue);
        robot.press(SWT.ARROW_DOWN);
        robot.press(SWT.ARROW_DOWN);
        picture("add");
        robot.press(SWT.CR);
        var happening = Ui.await(BreakpointTest::happening, found -> found.size() == 1).getFirst();
        assertEquals(HappeningBreakpoint.Kind.SHARE, happening.kind());

        caret("step end");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        Ui.await(BreakpointTest::steps, found -> found.size() == 1);
        step().when("nothing > 1", 1, false);
        debug();
        assertEquals("end", held("end"));
        assertTrue(label().startsWith("end in greet, when nothing > 1  ✕ There is no nothing here. "),
                BreakpointTest::label);
        Ui.ask(() -> Ui.page().showView("org.eclipse.debug.ui.BreakpointView"));
        awaitShown(label());
        var tree = Ui.await(() -> focus(Tree.class) instanceof Tree one ? List.of(one) : List.<Tree>of(),
                found -> !found.isEmpty()).getFirst();
        Ui.ask(() -> {
            Stream.of(tree.getItems()).filter(item -> item.getText().equals(label())).forEach(tree::setSelection);
            var chosen = new Event();
            chosen.item = tree.getSelection()[0];
            tree.notifyListeners(SWT.Selection, chosen);
            return true;
        });
        assertTrue(Ui.await(() -> fault(Ui.page().getWorkbenchWindow().getShell()), said -> !said.isEmpty())
                .startsWith("✕ There is no nothing here."), "below the list");
        picture("complaint");
        DebugKeys.press(robot, BreakpointTest::isOver, DebugKeys.RESUME, SWT.F8);
    }

    @Test
    void itStaysOnAStepThatIsRenamed() throws Exception {
        caret("step last");
        robot.press(SWT.CTRL, SWT.SHIFT, 'b');
        Ui.await(BreakpointTest::steps, found -> found.size() == 1);
        step().when("first > 1 and last > first", 2, true);
        caret("package ana");
        Ui.ask(() -> {
            var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
            document.replace(0, 0, "// greets\n\n");
            var at = document.get().indexOf("step last");
            document.replace(at, "step last".length(), "step latest was last");
            document.replace(document.get().indexOf("last + 1"), "last".length(), "latest");
            return true;
        });
        robot.press(SWT.CTRL, 's');
        assertEquals(List.of("ana.breaks.greet/latest"), Ui.await(BreakpointTest::steps,
                found -> found.toString().contains("latest")));
        assertEquals(16, step().getLineNumber());
        assertEquals("first > 1 and latest > first", Ui.await(() -> step().condition(), now -> now.contains("latest")));
        assertEquals(2, step().hits());
        assertTrue(step().isAfter());
    }

    /** The platform asks once whether it goes where runs are debugged. */
    private void debug() throws Exception {
        robot.press(SWT.F11);
        Ui.await(() -> Display.getCurrent().getActiveShell() instanceof Shell asked
                && asked.getText().equals("Confirm Perspective Switch"), Boolean::booleanValue);
        robot.press(SWT.CR);
        Ui.await(() -> Ui.page().getPerspective().getId(), "dev.steward.app.runs"::equals);
    }

    private static void add() {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class)
                    .executeCommand("dev.steward.ui.step.addBreakpoint", null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said() {
        for (var child : controls(Ui.page().getWorkbenchWindow().getShell())) {
            if (child instanceof org.eclipse.swt.custom.CLabel label && label.isVisible()
                    && String.valueOf(label.getText()).startsWith("Line ")) {
                return label.getText();
            }
        }
        return "";
    }

    private static List<Control> controls(Composite in) {
        var found = new ArrayList<Control>();
        for (var child : in.getChildren()) {
            found.add(child);
            if (child instanceof Composite composite) {
                found.addAll(controls(composite));
            }
        }
        return found;
    }

    /** What stands in the trees of the debug views. */
    private static List<String> shown() {
        var found = new ArrayList<String>();
        controls(Ui.page().getWorkbenchWindow().getShell()).stream().filter(Tree.class::isInstance)
                .forEach(tree -> Stream.of(((Tree) tree).getItems()).forEach(item -> found.add(item.getText())));
        return found;
    }

    private static void awaitShown(String text) throws Exception {
        assertTrue(Ui.await(BreakpointTest::shown, found -> found.contains(text)).contains(text), () -> text);
    }

    private static String fault() {
        return fault(Display.getCurrent().getActiveShell());
    }

    private static String fault(Composite in) {
        return controls(in).stream().filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText()).filter(text -> text.startsWith("✕ ")).findFirst().orElse("");
    }

    private static List<RunBreakpoint> all() {
        return Stream.of(DebugPlugin.getDefault().getBreakpointManager().getBreakpoints())
                .filter(RunBreakpoint.class::isInstance).map(RunBreakpoint.class::cast).toList();
    }

    private static List<String> steps() {
        return all().stream().filter(StepBreakpoint.class::isInstance).map(one -> ((StepBreakpoint) one).step())
                .toList();
    }

    private static StepBreakpoint step() {
        return all().stream().filter(StepBreakpoint.class::isInstance).map(StepBreakpoint.class::cast).findFirst()
                .orElseThrow();
    }

    private static List<HappeningBreakpoint> happening() {
        return all().stream().filter(HappeningBreakpoint.class::isInstance).map(HappeningBreakpoint.class::cast)
                .toList();
    }

    private static String condition() {
        return step().condition();
    }

    private static String label() {
        return dev.steward.ui.step.internal.breaks.BreakpointLabels.words(step());
    }

    private static <T extends Control> @org.eclipse.jdt.annotation.Nullable T focus(Class<T> type) {
        var focus = Display.getCurrent().getFocusControl();
        return type.isInstance(focus) ? type.cast(focus) : null;
    }

    private static IViewPart view(String id) throws Exception {
        return Ui.ask(() -> {
            var view = Ui.page().showView(id);
            Ui.page().activate(view);
            return view;
        });
    }

    private void caret(String text) throws Exception {
        Ui.ask(() -> {
            Ui.page().activate(editor);
            var now = editor.getDocumentProvider().getDocument(editor.getEditorInput()).get();
            editor.selectAndReveal(now.indexOf(text), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
    }

    /** The path of the step that is held, as soon as it is. */
    private static String held(String wanted) throws Exception {
        return Ui.await(() -> paths().stream().findFirst().orElse(""), wanted::equals);
    }

    private static List<String> paths() throws Exception {
        var found = new ArrayList<String>();
        for (var target : DebugPlugin.getDefault().getLaunchManager().getDebugTargets()) {
            for (var thread : target.getThreads()) {
                if (thread instanceof BranchThread branch) {
                    branch.stop().ifPresent(stop -> found.add(stop.held().path()));
                }
            }
        }
        return found;
    }

    private static boolean isOver() {
        return Stream.of(DebugPlugin.getDefault().getLaunchManager().getLaunches())
                .allMatch(launch -> launch.isTerminated());
    }

    private void picture(String name) throws Exception {
        robot.picture("breakpoint-" + name);
    }
}
