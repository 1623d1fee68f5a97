package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.runtime.RunService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.govern.GovernViews;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.CCombo;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever listens to the screen instead of looking at it learns what each control of each of our views is. */
class LabelsTest {

    private static final String TEXT = """
            package ana.labels

            connector paper : files {
              op write(path: Text, text: Text) -> Text  idempotent by path
            }

            agent greeter : task {
              model "small"
              prompt "Greet ${name}."
              returns Text
            }

            policy letters for effect paper.write
              when path == "no.md" deny because "never"

            test policy letters {
              with path = "no.md" expect deny
            }

            playbook note(name: Text, loud: Bool = false) -> Text {
              delegate full
              step page = paper.write("note.md", "Hello ${name}")
                approve "Write the note?" {
                  show name
                  editable text
                  expires 8 hours -> abort
                }
              return page
            }
            """;

    @RegisterExtension
    private final NoErrorLogged noErrorLogged = new NoErrorLogged();

    private final Robot robot = new Robot();
    private final IProject company = Ui.company();
    private final IFile file = company.getFile(IPath.fromPortableString("playbooks/labels.playbook"));
    private final ITextEditor editor;
    private final List<String> nameless = new ArrayList<>();

    LabelsTest() throws Exception {
        Ui.perspective("dev.steward.app.author");
        file.create(TEXT.getBytes(StandardCharsets.UTF_8), true, false, null);
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> PlaybookSessions.ofWorkbench().of(editor.getDocumentProvider()
                .getDocument(editor.getEditorInput())).orElseThrow().current().isPresent(), read -> read);
    }

    @AfterEach
    void close() throws Exception {
        Ui.ask(() -> {
            Ui.page().resetPerspective();
            return Ui.page().closeAllEditors(false);
        });
        file.delete(true, null);
    }

    @Test
    void everyControlOfEveryViewHasAName() throws Exception {
        var service = PlatformUI.getWorkbench().getService(OpenCompany.class);
        var run = service.ask(session -> {
            var folder = session.company().folder();
            var prepared = session.steward().checks(folder).prepare("ana.labels.note", folder.root());
            return session.company().runs().start(new RunService.Request(prepared,
                    prepared.inputs(folder.settings(), Map.of("name", "Ana")), null, Engine.Approvals.ASK));
        }).get(30, TimeUnit.SECONDS);
        Screen.awaitNotice("Write the note?");
        var views = Ui.ask(() -> Stream.of(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .map(view -> view.getId()).filter(id -> id.startsWith("dev.steward."))
                .filter(id -> !id.equals(GovernViews.RESULT)).toList());
        assertTrue(views.size() > 10, views.toString());
        caret("prompt");
        robot.press(SWT.ALT, SWT.SHIFT, 't');
        for (String view : views) {
            look(view, null);
        }
        look(GovernViews.RESULT, run.text());
        Ui.ask(() -> nameless("editor", editor.getAdapter(ITextViewer.class).getTextWidget()));
        assertEquals(List.of(), nameless, "controls that nobody can call by a name");
        service.ask(session -> {
            session.company().runs().cancel(run);
            return true;
        }).get(30, TimeUnit.SECONDS);
        assertEquals(RunState.CANCELLED, Ui.await(() -> service.ask(session -> session.company().runs()
                .row(run).state()).get(30, TimeUnit.SECONDS), RunState.CANCELLED::equals));
    }

    @Test
    void everyControlOfADialogHasAName() throws Exception {
        caret("step page");
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('i');
        dialog("run", () -> Display.getCurrent().getFocusControl() instanceof Text);
        caret("page = ");
        robot.press(SWT.ALT, SWT.SHIFT, 'r');
        dialog("rename", () -> Display.getCurrent().getFocusControl() instanceof Text);
        caret("page = ");
        robot.press(SWT.CTRL, 'o');
        dialog("quick outline", () -> Display.getCurrent().getFocusControl() instanceof Text);
        robot.press(SWT.ALT, SWT.SHIFT, 'g');
        dialog("branches", () -> true);
        assertEquals(List.of(), nameless, "controls that nobody can call by a name");
    }

    private void caret(String text) throws Exception {
        Ui.ask(() -> {
            Ui.page().activate(editor);
            editor.selectAndReveal(TEXT.indexOf(text), 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
    }

    private void look(String view, String second) throws Exception {
        Ui.ask(() -> Ui.page().showView(view, second, IWorkbenchPage.VIEW_ACTIVATE));
        Ui.ask(() -> true);
        Ui.ask(() -> {
            for (IViewReference each : Ui.page().getViewReferences()) {
                if (each.getId().equals(view) && each.getView(false) != null && each.getView(false).getSite()
                        .getService(MPart.class).getWidget() instanceof Control control) {
                    nameless(view, control);
                }
            }
            return true;
        });
    }

    /** Looks at what opens before the window, and closes it. */
    private void dialog(String name, java.util.concurrent.Callable<Boolean> ready) throws Exception {
        var window = Ui.ask(() -> Ui.page().getWorkbenchWindow().getShell());
        var open = Ui.await(() -> Display.getCurrent().getActiveShell() instanceof Shell shell && shell != window
                && ready.call(), Boolean::booleanValue);
        assertTrue(open, name + " did not open");
        robot.picture("labels-" + name.replace(' ', '-'));
        Ui.ask(() -> nameless(name, Display.getCurrent().getActiveShell()));
        robot.press(SWT.ESC);
        assertTrue(Ui.await(() -> Display.getCurrent().getActiveShell() == window, Boolean::booleanValue),
                name + " does not close with Escape");
    }

    private boolean nameless(String where, Control control) throws Exception {
        if (!control.isVisible()) {
            return true;
        }
        if (!isCalled(control)) {
            nameless.add(where + ": " + control + " in " + control.getParent());
        }
        // what a composed control has inside is its own
        if (control instanceof Composite composite && !(control instanceof CCombo)) {
            for (var child : composite.getChildren()) {
                nameless(where, child);
            }
        }
        return true;
    }

    private static boolean isCalled(Control control) throws ReflectiveOperationException {
        return switch (control) {
            case Button button -> !button.getText().isBlank() || named(button);
            case Link link -> !link.getText().isBlank();
            case ToolBar bar -> Stream.of(bar.getItems()).allMatch(LabelsTest::isCalled);
            case Text text -> named(text) || labelled(text) || isTold(text);
            case Combo combo -> named(combo) || labelled(combo);
            case CCombo combo -> named(combo) || labelled(combo);
            case Spinner spinner -> named(spinner) || labelled(spinner);
            case StyledText text -> named(text) || labelled(text);
            case Table table -> named(table) || labelled(table);
            case Tree tree -> named(tree) || labelled(tree);
            case Canvas canvas when canvas.getListeners(SWT.KeyDown).length > 0
                    && canvas.getListeners(SWT.Paint).length > 0 ->
                named(canvas) && hasRole(canvas);
            case Canvas canvas when canvas.getClass() == Canvas.class -> named(canvas) || isRulerOfAComparison(canvas);
            default -> true;
        };
    }

    /** A text that is told, not asked for, says itself. */
    private static boolean isTold(Text text) {
        return (text.getStyle() & SWT.READ_ONLY) != 0 && !text.getText().isBlank();
    }

    /** The platform's compare editor draws line numbers and lines between its texts; the texts tell what is in them. */
    private static boolean isRulerOfAComparison(Canvas canvas) {
        for (Composite in = canvas.getParent(); in != null; in = in.getParent()) {
            if (in.getClass().getName().startsWith("org.eclipse.compare.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCalled(ToolItem item) {
        return (item.getStyle() & SWT.SEPARATOR) != 0 || !item.getText().isBlank()
                || item.getToolTipText() != null && !item.getToolTipText().isBlank();
    }

    /** A label before it, which a screen reader takes for its name. */
    private static boolean labelled(Control control) {
        Control before = null;
        for (Control each : control.getParent().getChildren()) {
            if (each == control) {
                return before instanceof Label label && !label.getText().isBlank();
            }
            before = each;
        }
        return false;
    }

    private static boolean named(Control control) throws ReflectiveOperationException {
        var event = new AccessibleEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (Object each : listeners(control, "accessibleListeners")) {
            ((AccessibleListener) each).getName(event);
        }
        return event.result != null && !event.result.isBlank();
    }

    private static boolean hasRole(Control control) throws ReflectiveOperationException {
        var event = new AccessibleControlEvent(control);
        event.childID = ACC.CHILDID_SELF;
        for (Object each : listeners(control, "accessibleControlListeners")) {
            ((AccessibleControlListener) each).getRole(event);
        }
        return event.detail != 0;
    }

    /** The toolkit doesn't tell what was said to it. */
    private static List<?> listeners(Control control, String name) throws ReflectiveOperationException {
        Field field = Accessible.class.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(control.getAccessible()) instanceof List<?> all ? all : List.of();
    }
}
