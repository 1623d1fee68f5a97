package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;

/**
 * The platform's Toggle Breakpoint where a playbook, its outline or its graph has the keyboard: its own action follows
 * what is chosen late, and not at all before it was used once.
 */
public final class ToggleHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        if (!StepToggle.toggle(HandlerUtil.getActivePart(event), HandlerUtil.getCurrentSelection(event))) {
            HandlerUtil.getActiveShell(event).getDisplay().beep();
        }
        return null;
    }
}
