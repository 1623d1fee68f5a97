package dev.steward.runtime.internal.trial;

/** The error of a boundary that a test reaches without a stand-in. */
final class Unmocked {

    /** No playbook can handle it by name, so it ends the run and the test shows it. */
    static final String ERROR = "Unmocked";

    private Unmocked() {
    }

    static String say(String target, String path, boolean recorded) {
        return recorded
                ? "The test reaches " + target + " at " + path
                        + " once more than its fixture has an answer for; record "
                        + "the run again, or add 'mock " + target + " returns …' to the test."
                : "The test reaches " + target + " without a stand-in; add 'mock " + target + " returns …' to it.";
    }
}
