package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.runtime.RunService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.govern.GovernViews;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
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
        nameless.addAll(Ui.ask(() -> Labels.missing("editor", editor.getAdapter(ITextViewer.class).getTextWidget())));
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
        nameless.addAll(Ui.ask(() -> Labels.missing(view)));
    }

    /** Looks at what opens before the window, and closes it. */
    private void dialog(String name, java.util.concurrent.Callable<Boolean> ready) throws Exception {
        var window = Ui.ask(() -> Ui.page().getWorkbenchWindow().getShell());
        var open = Ui.await(() -> Display.getCurrent().getActiveShell() instanceof Shell shell && shell != window
                && ready.call(), Boolean::booleanValue);
        assertTrue(open, name + " did not open");
        robot.picture("labels-" + name.replace(' ', '-'));
        nameless.addAll(Ui.ask(() -> Labels.missing(name, Display.getCurrent().getActiveShell())));
        robot.press(SWT.ESC);
        assertTrue(Ui.await(() -> Display.getCurrent().getActiveShell() == window, Boolean::booleanValue),
                name + " does not close with Escape");
    }
}
