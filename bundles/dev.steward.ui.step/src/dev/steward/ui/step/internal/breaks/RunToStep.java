package dev.steward.ui.step.internal.breaks;

import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.ISuspendResume;
import org.eclipse.debug.ui.actions.IRunToLineTarget;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.debug.DebuggedRun;
import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunThread;
import dev.steward.dsl.ide.StepPlace;
import dev.steward.ui.kit.Deliver;

/** Run to Line: to the step of the cursor's line, of a branch that is held, or forward through the past. UI thread. */
final class RunToStep implements IRunToLineTarget {

    @Override
    public void runToLine(@Nullable IWorkbenchPart part, @Nullable ISelection selection,
            @Nullable ISuspendResume target) {
        var thread = thread(target);
        if (!(part instanceof ITextEditor editor) || !(selection instanceof ITextSelection text)) {
            return;
        }
        if (thread == null) {
            StatusLine.refuse(editor, "No run is held: choose one in the Debug view, then it can run to a line.");
        } else {
            var line = text.getStartLine() + 1;
            step(part, line).ifPresentOrElse(
                    step -> thread.runTo(step, sentence -> Deliver.later(
                            editor.getSite().getShell().getDisplay(), () -> StatusLine.refuse(editor, sentence))),
                    () -> StatusLine.refuse(editor, "Line " + line + " has no step: put the cursor on a line of one."));
        }
    }

    /** The step of a line, by its static id. */
    private static Optional<String> step(IWorkbenchPart part, int line) {
        return StepLine.in(part).flatMap(lines -> lines.on(line)).map(StepPlace::staticId)
                .or(() -> OlderText.in(part).flatMap(text -> text.on(line)));
    }

    private static @Nullable RunThread thread(@Nullable ISuspendResume target) {
        return switch (target) {
            case RunThread thread -> thread;
            case PlaybookFrame frame -> (RunThread) frame.getThread();
            case DebuggedRun run -> held(run);
            case null, default -> null;
        };
    }

    private static @Nullable RunThread held(DebuggedRun run) {
        try {
            for (var each : run.getThreads()) {
                if (each instanceof RunThread thread && thread.isSuspended()) {
                    return thread;
                }
            }
        } catch (DebugException e) {
            // it has ended meanwhile
            ILog.of(RunToStep.class).info("A run that has ended is not stepped", e);
        }
        return null;
    }

    @Override
    public boolean canRunToLine(@Nullable IWorkbenchPart part, @Nullable ISelection selection,
            @Nullable ISuspendResume target) {
        var thread = thread(target);
        return thread != null && thread.isSuspended() && selection instanceof ITextSelection;
    }
}
