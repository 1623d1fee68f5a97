package dev.steward.ui.debug.internal.launch;

import java.util.Optional;

import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;

/** Run As and Debug As > Playbook. */
public final class PlaybookShortcut implements ILaunchShortcut {

    @Override
    public void launch(ISelection selection, String mode) {
        start(Choice.of(selection), mode);
    }

    @Override
    public void launch(IEditorPart editor, String mode) {
        start(Choice.of(editor), mode);
    }

    private static void start(Optional<Choice> choice, String mode) {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window != null) {
            choice.ifPresent(what -> new RunPlaybook(window, mode).start(what, false));
        }
    }
}
