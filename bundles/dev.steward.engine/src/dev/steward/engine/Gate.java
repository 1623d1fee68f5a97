package dev.steward.engine;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a debugger needs of whoever runs playbooks: where runs are held, what lets them go on, and what becomes of them.
 * Thread-safe. Whatever a method returns or a listener hears is durable already.
 */
public interface Gate {

    /**
     * Says where a debugger wants an open run held from now on, as it goes or rests; durable on return. What is held by
     * then stays so until it is released, but goes on when nothing is to be held any more.
     */
    void hold(RunId run, Holds holds, String by);

    /** Where a debugger wants an open run held. */
    Holds holds(RunId run);

    /** The branches of an open run that a debugger holds, in the order in which they came there. */
    List<Held> held(RunId run);

    /** Lets a held branch go on, durable on return; nothing when it is not held any more. */
    void release(RunId run, String key);

    /**
     * Does something to a step that is held; durable on return. A changed input that was approved is asked about again.
     *
     * @throws RefusedException it is not held, or what is given does not fit; nothing was changed
     */
    void act(RunId run, String key, Act act, String by);

    /**
     * From now on an operation is not called in a run but comes to what {@code act} says, a {@link Act.Replace} or
     * {@link Act.Fail}; null: it is called again. What takes back something is called all the same. Durable on return.
     *
     * @param operation {@code connector.operation}
     * @throws RefusedException the run calls no such operation, or what is given does not fit
     */
    void mock(RunId run, String operation, @Nullable Act act, String by);

    /** Stops a run at its next safe point; open sagas are compensated. Nothing happens to an ended run. */
    void cancel(RunId run, String by);

    /** Hears events from now on, in order for each run, on a thread of the engine; must return soon. */
    AutoCloseable listen(Engine.Listener listener);
}
