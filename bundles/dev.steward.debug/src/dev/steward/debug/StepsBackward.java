package dev.steward.debug;

import java.util.concurrent.CompletableFuture;

import org.eclipse.debug.core.DebugException;

/**
 * Steps through what was: nothing is called, nothing outside changes. Beside {@code ISuspendResume} and {@code IStep}: a
 * thread that stands in the past goes forward there with those until it is where it is held.
 */
public interface StepsBackward {

    /** Whether there is anything to go back to. */
    boolean canStepBack();

    /** To what was done before, inside a playbook that was called, too. */
    void stepBackInto() throws DebugException;

    /** To what was done before in this playbook call. */
    void stepBackOver() throws DebugException;

    /** To the call of this playbook. */
    void stepBackReturn() throws DebugException;

    /** Back to the nearest breakpoint, else to the beginning. */
    void reverseResume() throws DebugException;

    /**
     * To any moment of the run's past; it stays where it is when that is of this moment. Returns at once.
     *
     * @return given {@link #moves} as soon as it stands there, or can't any more; never fails
     */
    CompletableFuture<Integer> jump(int moment);

    /** How often it came to stand somewhere. Who moved it last can be told by it. */
    int moves();

    /** Whether it shows what was, and not where it is held. */
    boolean isInPast();

    /** The moment that it shows. */
    int moment();
}
