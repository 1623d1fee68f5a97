package dev.steward.it.tests;

import java.util.List;

import dev.steward.debug.LiveRun;
import dev.steward.engine.Gate;
import dev.steward.engine.Holds;
import dev.steward.engine.RunState;

/** A run behind a gate that a test holds in its hand: of an engine, or of a script. */
interface Gated extends AutoCloseable {

    /** Name of the step that waits until {@link #comes}. */
    String PAUSE = "pause";
    String PLAYBOOK = "t.main";

    /**
     * What the run does.
     *
     * @param first steps, one after the other
     * @param lanes how many steps follow side by side: {@code s0}, {@code s1} …
     * @param last  steps after those
     */
    record Shape(List<String> first, int lanes, List<String> last) {
    }

    /** It begins, held there. */
    LiveRun start(Holds holds);

    Gate gate();

    RunState state();

    /** What {@link #PAUSE} waits for is there. */
    void comes();

    /** The process ends in good order, and another one takes its place. */
    LiveRun tomorrow();

    @Override
    void close();
}
