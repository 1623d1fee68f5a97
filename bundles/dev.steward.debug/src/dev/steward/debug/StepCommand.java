package dev.steward.debug;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.IRequest;
import org.eclipse.debug.core.commands.AbstractDebugCommand;
import org.eclipse.debug.core.commands.IDebugCommandHandler;
import org.eclipse.debug.core.commands.IDebugCommandRequest;
import org.eclipse.debug.core.commands.IEnabledStateRequest;
import org.eclipse.debug.core.commands.IStepIntoHandler;
import org.eclipse.debug.core.commands.IStepOverHandler;
import org.eclipse.debug.core.commands.IStepReturnHandler;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IStep;

/**
 * Steps a branch, and tells whether it can be, in the order in which it is asked. The platform's own commands for steps tell of
 * each element for itself: what was true of the branch while it still went on may be told last, and its key then does nothing
 * where it is held, until something else is selected.
 */
abstract class StepCommand extends AbstractDebugCommand {

    private static final Map<Class<?>, StepCommand> ALL = Map.of(IStepIntoHandler.class, new Into(),
            IStepOverHandler.class,
            new Over(), IStepReturnHandler.class, new Return());

    private final ISchedulingRule inTurn = new InTurn();
    private final Class<? extends IDebugCommandHandler> kind;

    private StepCommand(Class<? extends IDebugCommandHandler> kind) {
        this.kind = kind;
    }

    /** The command of a kind of the framework's handlers; empty when that isn't a step. */
    static Optional<StepCommand> of(Class<?> kind) {
        return Optional.ofNullable(ALL.get(kind));
    }

    abstract void step(IStep target) throws DebugException;

    abstract boolean canStep(IStep target);

    @Override
    protected Object getTarget(Object element) {
        return getAdapter(element, IStep.class);
    }

    @Override
    protected void doExecute(Object[] targets, IProgressMonitor monitor, IRequest request) throws DebugException {
        for (var target : targets) {
            step((IStep) target);
        }
    }

    /** Several frames of one branch can't be stepped at once. */
    @Override
    protected boolean isExecutable(Object[] targets, IProgressMonitor monitor, IEnabledStateRequest request) {
        var branches = new HashSet<>();
        return Stream.of(targets).allMatch(target -> canStep((IStep) target)
                && branches.add(target instanceof IStackFrame frame ? frame.getThread() : target));
    }

    @Override
    protected ISchedulingRule getEnabledStateSchedulingRule(IDebugCommandRequest request) {
        return inTurn;
    }

    /** By which the platform calls off questions that a newer one made needless. */
    @Override
    protected Object getEnabledStateJobFamily(IDebugCommandRequest request) {
        return kind;
    }

    private static final class Into extends StepCommand implements IStepIntoHandler {

        Into() {
            super(IStepIntoHandler.class);
        }

        @Override
        void step(IStep target) throws DebugException {
            target.stepInto();
        }

        @Override
        boolean canStep(IStep target) {
            return target.canStepInto();
        }
    }

    private static final class Over extends StepCommand implements IStepOverHandler {

        Over() {
            super(IStepOverHandler.class);
        }

        @Override
        void step(IStep target) throws DebugException {
            target.stepOver();
        }

        @Override
        boolean canStep(IStep target) {
            return target.canStepOver();
        }
    }

    private static final class Return extends StepCommand implements IStepReturnHandler {

        Return() {
            super(IStepReturnHandler.class);
        }

        @Override
        void step(IStep target) throws DebugException {
            target.stepReturn();
        }

        @Override
        boolean canStep(IStep target) {
            return target.canStepReturn();
        }
    }

    private static final class InTurn implements ISchedulingRule {

        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    }
}
