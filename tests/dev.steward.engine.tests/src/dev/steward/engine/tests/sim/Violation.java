package dev.steward.engine.tests.sim;

/** A promise of the engine is broken. */
final class Violation extends AssertionError {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }
}
