package dev.steward.ui.step.internal.breaks;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPart;

import dev.steward.debug.RunElement;
import dev.steward.debug.StepBreakpoint;
import dev.steward.ui.editor.PlaybookStep;

/** The step that is chosen in a text, in its outline or in its graph. UI thread. */
final class ChosenStep {

    private ChosenStep() {
    }

    /** In a text the one on the line of the caret, or of which it is the rest, else the next one below it. */
    static Optional<PlaybookStep> of(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        return switch (selection) {
            case ITextSelection text -> StepLine.in(part).flatMap(lines -> lines.from(text.getStartLine() + 1)
                    .map(step -> new PlaybookStep(lines.file(), step.staticId(), step.line())));
            case IStructuredSelection chosen when chosen.size() == 1 ->
                Optional.ofNullable(Adapters.adapt(chosen.getFirstElement(), PlaybookStep.class));
            case null, default -> Optional.empty();
        };
    }

    /** Its breakpoint. */
    static Optional<StepBreakpoint> breakpoint(@NonNull PlaybookStep step) {
        for (var known : DebugPlugin.getDefault().getBreakpointManager().getBreakpoints(RunElement.MODEL)) {
            if (known instanceof StepBreakpoint one && is(one, step.file(), step)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static boolean is(StepBreakpoint one, IFile file, PlaybookStep step) {
        return one.getMarker() != null && file.equals(one.getMarker().getResource())
                && (one.step().isEmpty() ? line(one) == step.line() : one.step().equals(step.staticId()));
    }

    private static int line(StepBreakpoint one) {
        try {
            return one.getLineNumber();
        } catch (org.eclipse.core.runtime.CoreException e) {
            // it was removed meanwhile
            return -1;
        }
    }
}
