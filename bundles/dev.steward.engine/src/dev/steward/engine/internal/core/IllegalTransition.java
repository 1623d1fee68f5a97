package dev.steward.engine.internal.core;

/** A fact that can't happen in the state the run is in: a defect of the driver, or a journal of something else. */
public final class IllegalTransition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what happened and why it can't. */
    public IllegalTransition(String message) {
        super(message);
    }
}
