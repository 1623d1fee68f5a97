package dev.steward.debug;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.commands.IDisconnectHandler;
import org.eclipse.debug.core.model.IDebugElement;
import org.eclipse.debug.core.model.IDisconnect;

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
        return type == ILaunch.class ? type.cast(getLaunch())
                : type == IDisconnect.class ? type.cast(getDebugTarget())
                        // the platform offers it for what can be disconnected itself, which is the run alone
                        : type == IDisconnectHandler.class && this != getDebugTarget()
                                ? getDebugTarget().getAdapter(type) : super.getAdapter(type);
    }

    final void fire(int kind, int detail) {
        getDebugTarget().tell(new DebugEvent(this, kind, detail));
    }

    static DebugException refused(String sentence) {
        return new DebugException(Status.error(sentence));
    }
}
