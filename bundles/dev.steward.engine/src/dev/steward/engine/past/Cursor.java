package dev.steward.engine.past;

/**
 * Where somebody who steps through a run stands.
 *
 * @param moment     see {@link Past}
 * @param activation number of the one that is looked at: what is about to be done or under way; -1 for none
 */
public record Cursor(int moment, int activation) {
}
