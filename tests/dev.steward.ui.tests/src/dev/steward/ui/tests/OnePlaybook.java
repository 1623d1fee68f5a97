package dev.steward.ui.tests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IPath;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.debug.RunProcess;
import dev.steward.engine.RunState;
import dev.steward.ui.RunMoment;
import dev.steward.ui.editor.PlaybookSessions;

/** A playbook of a test in its editor: it is run with the keyboard, and the marks beside its lines are read. */
final class OnePlaybook implements AutoCloseable {

    /** The line where a run is looked at. */
    static final String HERE = "dev.steward.ui.debug.here";
    /** What a step does, by its state. */
    static final String STEP = "dev.steward.ui.debug.step.";

    private final Robot robot;
    private final IFile file;
    private final String text;
    private final ITextEditor editor;

    /** Writes it among the company's playbooks and opens it, in the Author perspective; forgets what ran before. */
    OnePlaybook(Robot robot, String name, String text) throws Exception {
        this.robot = robot;
        this.text = text;
        file = Ui.company().getFile(IPath.fromPortableString("playbooks/" + name + ".playbook"));
        forgetLaunches();
        Ui.perspective("dev.steward.app.author");
        file.create(text.getBytes(StandardCharsets.UTF_8), true, false, null);
        editor = Ui.ask(() -> (ITextEditor) IDE.openEditor(Ui.page(), file, true));
        Ui.await(() -> PlaybookSessions.ofWorkbench().of(editor.getDocumentProvider()
                .getDocument(editor.getEditorInput())).orElseThrow().current().isPresent(), read -> read);
    }

    @Override
    public void close() throws Exception {
        Ui.ask(() -> Ui.page().closeEditor(editor, false));
        forgetLaunches();
        for (var configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()) {
            configuration.delete();
        }
        file.delete(true, null);
    }

    /** Others may have launched something in this workbench. */
    static void forgetLaunches() {
        var manager = DebugPlugin.getDefault().getLaunchManager();
        manager.removeLaunches(manager.getLaunches());
    }

    IFile file() {
        return file;
    }

    ITextEditor editor() {
        return editor;
    }

    /** Gives the keyboard to the text, before a phrase of it. */
    void caret(String phrase) throws Exception {
        caret(text.indexOf(phrase));
    }

    /** Gives the keyboard to the text, at an offset. */
    void caret(int offset) throws Exception {
        Ui.ask(() -> {
            Ui.page().activate(editor);
            editor.selectAndReveal(offset, 0);
            return editor.getAdapter(ITextViewer.class).getTextWidget().setFocus();
        });
    }

    /** Runs the playbook of a phrase until a state. */
    RunMoment run(String phrase, RunState wanted) throws Exception {
        caret(phrase);
        robot.press(SWT.ALT, SWT.SHIFT, 'x');
        robot.press('p');
        var process = process();
        await(process, wanted);
        return RunMoment.latest(process.run().orElseThrow());
    }

    /** The run that was launched, as soon as it is. */
    static RunProcess process() throws Exception {
        var found = Ui.await(() -> Stream.of(DebugPlugin.getDefault().getLaunchManager().getProcesses())
                .filter(RunProcess.class::isInstance).map(RunProcess.class::cast).toList(), all -> !all.isEmpty());
        if (found.isEmpty()) {
            throw new AssertionError("nothing was launched; the window that is in front says "
                    + Ui.ask(() -> Display.getCurrent().getActiveShell().getText()));
        }
        return found.getFirst();
    }

    /** The state of a run, as soon as it is the wanted one. */
    static RunState await(RunProcess process, RunState wanted) throws Exception {
        return Ui.await(process::state, now -> now.filter(wanted::equals).isPresent())
                .orElseThrow(() -> new AssertionError(process.transcript().lines().toString()));
    }

    /** The types of the marks beside the lines that begin with a word, shortened by it. */
    List<String> marks(String prefix) {
        var found = new ArrayList<String>();
        var model = viewer().getAnnotationModel();
        for (var all = model.getAnnotationIterator(); all.hasNext();) {
            var type = all.next().getType();
            if (type != null && type.startsWith(prefix)) {
                found.add(type.substring(prefix.length()));
            }
        }
        return found;
    }

    /** The lines with a mark of a type, sorted; as soon as they are the wanted ones. */
    List<String> lines(String type, List<String> wanted) throws Exception {
        return Ui.await(() -> lines(type), wanted::equals);
    }

    private List<String> lines(String type) throws Exception {
        var lines = new ArrayList<String>();
        for (var all = viewer().getAnnotationModel().getAnnotationIterator(); all.hasNext();) {
            var mark = all.next();
            if (type.equals(mark.getType())) {
                var at = viewer().getAnnotationModel().getPosition(mark);
                lines.add(viewer().getDocument().get(at.getOffset(), at.getLength()).strip());
            }
        }
        lines.sort(null);
        return lines;
    }

    private ISourceViewer viewer() {
        return (ISourceViewer) editor.getAdapter(ITextViewer.class);
    }
}
