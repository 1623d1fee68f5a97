package dev.steward.ui.step.internal;

import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.ui.IDebugModelPresentation;
import org.eclipse.debug.ui.IValueDetailListener;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.part.FileEditorInput;

import dev.steward.debug.DebuggedRun;
import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunBreakpoint;
import dev.steward.debug.RunSource;
import dev.steward.debug.RunThread;
import dev.steward.debug.RunValue;
import dev.steward.debug.RunVariable;
import dev.steward.debug.StepBreakpoint;
import dev.steward.ui.step.internal.breaks.BreakpointLabels;

/** Words for runs in the platform's debug views, and where their texts open. Images are the platform's. */
public final class RunPresentation extends LabelProvider implements IDebugModelPresentation {

    private static final String EDITOR = "org.eclipse.ui.genericeditor.GenericEditor";

    @Override
    public @Nullable String getText(@Nullable Object element) {
        return switch (element) {
            case DebuggedRun run -> run.getName()
                    + (run.isDisconnected() ? " · let go" : run.isTerminated() ? " · over" : "");
            case RunThread thread -> name(thread) + (thread.isInPast() ? " · looks back" : "");
            case PlaybookFrame frame -> frame.getName();
            case RunVariable variable -> variable.getName() + " = " + variable.getValue().getValueString();
            case RunValue value -> value.getValueString();
            case RunBreakpoint breakpoint -> BreakpointLabels.words(breakpoint);
            case null, default -> null;
        };
    }

    private static String name(IThread thread) {
        try {
            return thread.getName();
        } catch (DebugException e) {
            return "A branch";
        }
    }

    @Override
    public @Nullable Image getImage(@Nullable Object element) {
        return element instanceof RunBreakpoint breakpoint ? BreakpointLabels.image(breakpoint) : null;
    }

    @Override
    public void setAttribute(@Nullable String attribute, @Nullable Object value) {
        // nothing of it is shown in another way
    }

    @Override
    public void computeDetail(@Nullable IValue value, @Nullable IValueDetailListener listener) {
        if (value instanceof RunValue one && listener != null) {
            listener.detailComputed(value, one.detail());
        }
    }

    @Override
    public @Nullable IEditorInput getEditorInput(@Nullable Object element) {
        return switch (element) {
            case IFile file -> new FileEditorInput(file);
            case RunSource source -> new RunSourceInput(source);
            case StepBreakpoint breakpoint when breakpoint.getMarker().getResource() instanceof IFile file ->
                new FileEditorInput(file);
            case null, default -> null;
        };
    }

    @Override
    public @Nullable String getEditorId(@Nullable IEditorInput input, @Nullable Object element) {
        return element instanceof IFile || element instanceof RunSource || element instanceof StepBreakpoint ? EDITOR
                : null;
    }
}
