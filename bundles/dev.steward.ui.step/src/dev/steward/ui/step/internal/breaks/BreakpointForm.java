package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;

import dev.steward.debug.HappeningBreakpoint;
import dev.steward.debug.StepBreakpoint;

/** When a breakpoint holds, to look at and to change. UI thread. */
interface BreakpointForm {

    /** All of it. */
    Composite control();

    /** Where one types first. */
    boolean focus();

    /** What is wrong with what was typed; null for nothing. */
    @Nullable
    String fault();

    /** The breakpoint holds so from now on. */
    void store() throws CoreException;

    /** The form for a breakpoint; null for one of somebody else's. */
    static @Nullable BreakpointForm of(@NonNull Composite parent, @Nullable Object breakpoint,
            @NonNull Runnable changed) {
        return switch (breakpoint) {
            case StepBreakpoint step when step.getMarker() != null && step.getMarker().exists() ->
                new StepForm(parent, step, changed);
            case HappeningBreakpoint happening when happening.getMarker() != null && happening.getMarker().exists() ->
                new HappeningForm(parent, happening, changed);
            case null, default -> null;
        };
    }
}
