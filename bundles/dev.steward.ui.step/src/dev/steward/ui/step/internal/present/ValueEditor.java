package dev.steward.ui.step.internal.present;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.ui.actions.IVariableValueEditor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

import dev.steward.debug.RunVariable;

/**
 * Inputs of a held step are typed in place in the Variables view. What does not fit goes to the form of the step, where
 * the complaint stands below it and nothing is lost; so does what is too large for a cell.
 */
public final class ValueEditor implements IVariableValueEditor {

    @Override
    public boolean editVariable(@Nullable IVariable variable, @Nullable Shell shell) {
        return variable instanceof RunVariable one && one.input().filter(path -> show(path, null, "")).isPresent();
    }

    @Override
    public boolean saveVariable(@Nullable IVariable variable, @Nullable String expression, @Nullable Shell shell) {
        if (!(variable instanceof RunVariable one) || expression == null) {
            return false;
        }
        var complaint = one.complaint(expression);
        return complaint.isPresent() && one.input().filter(path -> show(path, one.isWhole() ? expression : null,
                one.getName() + ": " + complaint.get() + ".")).isPresent();
    }

    private static boolean show(String path, @Nullable String text, String complaint) {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null) {
            return false;
        }
        try {
            DoHandler.view(window).input(path, text, complaint);
            return true;
        } catch (ExecutionException e) {
            ILog.of(ValueEditor.class).error("The input " + path + " is not shown", e);
            return false;
        }
    }
}
