package dev.steward.engine.tests.sim;

/**
 * A construct of the language that the generator can write. A later one is added here: a method that makes it, and its
 * row.
 *
 * @param block whether it holds others, so that it is not written at the deepest place
 */
record Construct(String name, int weight, boolean block, Maker maker) {

    /** Writes one. */
    interface Maker {
        /** A statement, or a step being written. */
        Object make(Playbooks playbooks, Place place, String name);
    }

    /** Every construct; the first one is the simplest. */
    static java.util.List<Construct> all() {
        return java.util.List.of(
                new Construct("value", 1, false, Leaves::value),
                new Construct("effect", 6, false, Leaves::effect),
                new Construct("reading", 2, false, Leaves::reading),
                new Construct("let", 1, false, Leaves::let),
                new Construct("wait", 2, false, Leaves::wait),
                new Construct("agent", 3, false, Leaves::agent),
                new Construct("human", 2, false, Leaves::human),
                new Construct("record", 1, false, Leaves::record),
                new Construct("remember", 1, false, Leaves::remember),
                new Construct("recall", 1, false, Leaves::recall),
                new Construct("raise", 1, false, Leaves::raise),
                new Construct("return", 1, false, Leaves::returns),
                new Construct("skip", 1, false, Leaves::skip),
                new Construct("saga", 4, true, Blocks::saga),
                new Construct("parallel", 3, true, Blocks::parallel),
                new Construct("foreach", 3, true, Blocks::foreach),
                new Construct("deadline", 2, true, Blocks::deadline),
                new Construct("event", 2, true, Blocks::event),
                new Construct("race", 2, true, Blocks::race),
                new Construct("repeat", 2, true, Blocks::repeat),
                new Construct("branch", 1, true, Blocks::branch),
                new Construct("guard", 2, true, Blocks::guard),
                new Construct("escalate", 1, false, Leaves::escalate),
                new Construct("playbook", 3, false, Blocks::playbook));
    }
}
