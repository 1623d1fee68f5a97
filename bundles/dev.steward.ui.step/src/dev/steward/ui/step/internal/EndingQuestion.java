package dev.steward.ui.step.internal;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.debug.core.IStatusHandler;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.PlatformUI;

import dev.steward.debug.Ending;
import dev.steward.debug.RunTarget;

/** Asks what becomes of a run that did something outside and is terminated inside its saga. */
public final class EndingQuestion implements IStatusHandler {

    private static final Ending[] CHOICES = { Ending.COMPENSATE, Ending.HOLD, Ending.NOTHING };

    @Override
    public Object handleStatus(@Nullable IStatus status, @Nullable Object source) {
        var name = source instanceof RunTarget target ? target.getName() : "The run";
        var chosen = new int[]{ CHOICES.length - 1 };
        PlatformUI.getWorkbench().getDisplay().syncExec(() -> chosen[0] = new MessageDialog(
                PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(), "Terminate", null,
                name + " did something outside that it can take back.", MessageDialog.QUESTION, 0, "Take it Back",
                "Keep it Held", "Cancel").open());
        return CHOICES[chosen[0] < 0 ? CHOICES.length - 1 : chosen[0]];
    }
}
