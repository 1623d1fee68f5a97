package dev.steward.ui.step.internal.present;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the form of something that can be done to the step that is held. */
public abstract class DoHandler extends AbstractHandler {

    private final Doing doing;

    DoHandler(Doing doing) {
        this.doing = doing;
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        view(HandlerUtil.getActiveWorkbenchWindowChecked(event)).choose(doing);
        return null;
    }

    /** The view, with the keyboard. */
    static HeldStepView view(IWorkbenchWindow window) throws ExecutionException {
        try {
            return (HeldStepView) window.getActivePage().showView(HeldStepView.ID, null, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException e) {
            throw new ExecutionException("The view of the step that is held does not open", e);
        }
    }

    /** Other inputs. */
    public static final class Inputs extends DoHandler {
        public Inputs() {
            super(Doing.INPUTS);
        }
    }

    /** A value. */
    public static final class Value extends DoHandler {
        public Value() {
            super(Doing.VALUE);
        }
    }

    /** Left out. */
    public static final class Skip extends DoHandler {
        public Skip() {
            super(Doing.SKIP);
        }
    }

    /** An error. */
    public static final class Fail extends DoHandler {
        public Fail() {
            super(Doing.ERROR);
        }
    }

    /** A mocked operation. */
    public static final class Mock extends DoHandler {
        public Mock() {
            super(Doing.MOCK);
        }
    }
}
