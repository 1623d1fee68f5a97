package dev.steward.runtime.internal.remote;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.runtime.Owner;

/** What stands behind a company at the moment: its store here, or the process that owns it. */
public interface Backend {

    /** Who owns the company. */
    Owner owner();

    /** @throws Lost not done, or done without an answer: the company has another owner now, or none */
    @Nullable
    Object call(Operation operation, @Nullable Object @Nullable [] arguments) throws Throwable;

    /** Hears all events from now on. */
    AutoCloseable listen(Engine.Listener listener) throws Lost;

    /** Gives the company back, or the connection. */
    public void close();

    /** The other side is gone. */
    final class Lost extends Exception {
        private static final long serialVersionUID = 1L;

        Lost(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }
}
