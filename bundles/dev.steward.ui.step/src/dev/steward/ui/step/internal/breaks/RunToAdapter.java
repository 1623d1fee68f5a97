package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.debug.ui.actions.IRunToLineTarget;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.texteditor.ITextEditor;

/** Gives editors with a playbook the platform's Run to Line. */
public final class RunToAdapter implements IAdapterFactory {

    @Override
    @NonNullByDefault({})
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        return type == IRunToLineTarget.class && adaptable instanceof ITextEditor editor
                && (StepLine.in(editor).isPresent() || OlderText.in(editor).isPresent()) ? type.cast(new RunToStep())
                        : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[]{ IRunToLineTarget.class };
    }
}
