package dev.steward.debug.internal;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IDebugElement;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IWatchExpressionDelegate;
import org.eclipse.debug.core.model.IWatchExpressionListener;
import org.eclipse.debug.core.model.IWatchExpressionResult;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.PlaybookFrame;
import dev.steward.debug.RunThread;

/** Expressions that are watched, in the language of playbooks, where a branch is held. */
public final class WatchedExpressions implements IWatchExpressionDelegate {

    @Override
    public void evaluateExpression(String expression, IDebugElement context,
            IWatchExpressionListener listener) {
        var frame = frame(context);
        if (frame == null) {
            listener.watchEvaluationFinished(new Result(expression, null, "Nothing is held there."));
            return;
        }
        frame.watch(expression, (value, complaint) -> listener
                .watchEvaluationFinished(new Result(expression, value, complaint)));
    }

    private static @Nullable PlaybookFrame frame(IDebugElement context) {
        return context instanceof PlaybookFrame frame ? frame
                : context instanceof RunThread thread && thread.getTopStackFrame() instanceof IStackFrame top
                        && top instanceof PlaybookFrame frame ? frame : null;
    }

    private record Result(String text, @Nullable IValue value, @Nullable String complaint)
            implements
                IWatchExpressionResult {

        @Override
        public @Nullable IValue getValue() {
            return value;
        }

        @Override
        public boolean hasErrors() {
            return complaint != null;
        }

        @Override
        public String[] getErrorMessages() {
            var why = complaint;
            return why == null ? new String[0] : new String[]{ why };
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public @Nullable DebugException getException() {
            return null;
        }
    }
}
