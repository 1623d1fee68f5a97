package dev.steward.debug;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.commands.IDisconnectHandler;
import org.eclipse.debug.core.model.IDebugElement;
import org.eclipse.debug.core.model.IDisconnect;
import org.eclipse.debug.core.model.IStep;

/** A part of a run as the debug framework shows it. Getters read what was fetched when the run was held. */
public abstract class RunElement extends PlatformObject implements IDebugElement {

    /** Identifies the debug model of runs. */
    public static final String MODEL = "dev.steward.debug";

    @Override
    public String getModelIdentifier() {
        return MODEL;
    }

    @Override
    public abstract DebuggedRun getDebugTarget();

    @Override
    public ILaunch getLaunch() {
        return getDebugTarget().getLaunch();
    }

    @Override
    @SuppressWarnings("null") // the framework's method says nothing about null
    public <T> T getAdapter(Class<T> type) {
        if (type == ILaunch.class) {
            return type.cast(getLaunch());
        }
        if (type == IDisconnect.class) {
            return type.cast(getDebugTarget());
        }
        if (type == IDisconnectHandler.class && this != getDebugTarget()) {
            // the platform offers it for what can be disconnected itself, which is the run alone
            return getDebugTarget().getAdapter(type);
        }
        if (this instanceof IStep) {
            var command = StepCommand.of(type);
            if (command.isPresent()) {
                return type.cast(command.get());
            }
        }
        return super.getAdapter(type);
    }

    final void fire(int kind, int detail) {
        getDebugTarget().tell(new DebugEvent(this, kind, detail));
    }

    static DebugException refused(String sentence) {
        return new DebugException(Status.error(sentence));
    }
}
