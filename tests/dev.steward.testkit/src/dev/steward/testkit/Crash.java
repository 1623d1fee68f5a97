package dev.steward.testkit;

/** The process ends here, without a word: thrown by doubles to stand for {@code kill -9}. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    /** With the place, for the test's message. */
    public Crash(String where) {
        super("crashed " + where, null, false, false);
    }
}
