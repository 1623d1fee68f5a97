package dev.steward.ui.debug.internal.launch;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

import dev.steward.ui.debug.RunCommands;

/** Runs the playbook that the command names, else the one at the caret or selected, else the one that ran last. */
public class RunHandler extends AbstractHandler {

    private final boolean ask;
    private final String mode;

    /** As it ran last. */
    public RunHandler() {
        this(false, ILaunchManager.RUN_MODE);
    }

    RunHandler(boolean ask, String mode) {
        this.ask = ask;
        this.mode = mode;
    }

    /** Debugs it. */
    public static final class Debug extends RunHandler {

        /** For the registry. */
        public Debug() {
            super(false, ILaunchManager.DEBUG_MODE);
        }
    }

    /** Shows the form first. */
    public static final class With extends RunHandler {

        /** For the registry. */
        public With() {
            super(true, ILaunchManager.RUN_MODE);
        }
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        var run = new RunPlaybook(window, mode);
        named(event).or(() -> here(event, window)).ifPresentOrElse(choice -> run.start(choice, ask), run::again);
        return null;
    }

    private static Optional<Choice> named(ExecutionEvent event) {
        var file = event.getParameter(RunCommands.FILE);
        var playbook = event.getParameter(RunCommands.PLAYBOOK);
        return file == null && playbook == null ? Optional.empty()
                : Optional.of(new Choice(file == null ? "" : file, playbook == null ? "" : playbook));
    }

    /** What is selected in the part that has the keyboard counts before the editor beside it. */
    private static Optional<Choice> here(ExecutionEvent event, IWorkbenchWindow window) {
        var page = window.getActivePage();
        var editor = page == null ? null : page.getActiveEditor();
        var found = HandlerUtil.getActivePart(event) instanceof IEditorPart ? Optional.<Choice>empty()
                : Choice.of(HandlerUtil.getCurrentSelection(event));
        return found.or(() -> {
            if (page != null && editor != null && editor.isDirty() && Choice.of(editor).isPresent()) {
                save(page, editor);
            }
            return Choice.of(editor);
        });
    }

    /** What runs is what is on the screen, as in any Eclipse. */
    private static void save(IWorkbenchPage page, IEditorPart editor) {
        page.saveEditor(editor, false);
    }
}
