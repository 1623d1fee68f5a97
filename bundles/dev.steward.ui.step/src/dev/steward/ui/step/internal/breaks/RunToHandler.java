package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.debug.core.model.ISuspendResume;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

/** The platform's Run to Line where a playbook has the keyboard; it says why it can't, rather than do nothing. */
public final class RunToHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        new RunToStep().runToLine(HandlerUtil.getActivePart(event), HandlerUtil.getCurrentSelection(event),
                DebugUITools.getDebugContext() instanceof ISuspendResume held ? held : null);
        return null;
    }
}
