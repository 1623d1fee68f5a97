package dev.steward.runtime.internal.remote;

/**
 * A message of the protocol.
 *
 * @param id of the call that it belongs to; 0 for the connection itself
 */
public record Frame(Kind kind, int id, byte[] body) {

    /** What it is. The order is the protocol. */
    public enum Kind {
        /** Client: who I am. */
        HELLO,
        /** Owner: who I am. */
        WELCOME,
        /** Owner: why you can't work here. */
        REFUSED,
        /** Client: call an operation. */
        CALL,
        /** Owner: its answer. */
        ANSWER,
        /** Owner: what it threw. */
        FAILURE,
        /** Owner: not done; the company is being handed over. */
        MOVED,
        /** Client: give up that call. */
        CANCEL,
        /** Client: tell me events from now on. */
        LISTEN,
        /** Client: no more events. */
        SILENCE,
        /** Owner: an event. */
        EVENT,
        /** Owner: a piece of a model's answer. */
        DELTA,
        /** Owner: I am well. */
        BEAT;

        private static final Kind[] ALL = values();

        static Kind of(int number) throws BrokenFrame {
            if (number < 0 || number >= ALL.length) {
                throw new BrokenFrame("a message of the unknown kind " + number);
            }
            return ALL[number];
        }
    }
}
