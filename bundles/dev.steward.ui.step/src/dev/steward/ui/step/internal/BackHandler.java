package dev.steward.ui.step.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.StepsBackward;

/** Steps back in the branch that the Debug view shows. */
public abstract class BackHandler extends AbstractHandler {

    abstract void back(@NonNull StepsBackward thread) throws DebugException;

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var context = DebugUITools.getDebugContext();
        var thread = context instanceof PlaybookFrame frame ? frame.getThread() : context;
        if (thread instanceof StepsBackward steps && steps.canStepBack()) {
            try {
                back(steps);
            } catch (DebugException e) {
                throw new ExecutionException("It can't be stepped back", e);
            }
        }
        return null;
    }

    /** Into what was called before. */
    public static final class Into extends BackHandler {
        @Override
        void back(StepsBackward thread) throws DebugException {
            thread.stepBackInto();
        }
    }

    /** Over what was done before. */
    public static final class Over extends BackHandler {
        @Override
        void back(StepsBackward thread) throws DebugException {
            thread.stepBackOver();
        }
    }

    /** To the call of this playbook. */
    public static final class Return extends BackHandler {
        @Override
        void back(StepsBackward thread) throws DebugException {
            thread.stepBackReturn();
        }
    }

    /** To the breakpoint before. */
    public static final class Resume extends BackHandler {
        @Override
        void back(StepsBackward thread) throws DebugException {
            thread.reverseResume();
        }
    }
}
