package dev.steward.engine.past;

import org.eclipse.jdt.annotation.Nullable;

/**
 * One time that a statement was done: a node of the run's tree. Its number, id and place in the tree never change.
 *
 * @param number     from 0 in the order in which they began; 0 is the run's own playbook call
 * @param id         unique in the run and the same each time the run is read, such as {@code letters[ana]/send}; that
 *                   of a playbook call ends with a slash, but for the run's own, which is empty
 * @param path       as in events: that of the step, or of the step that called the playbook; what has no name of its own
 *                   (a branch, a lane) has the path of what is around it
 * @param staticId   for the source map, such as {@code content.weeklyLetter/send}; of a playbook call the playbook's
 *                   name; null for what has no name
 * @param playbook   qualified name of the playbook that it stands in; of a playbook call the one that is called
 * @param key        of an iteration its key, of a lane its number from 1; else null
 * @param parent     number of the activation around it, -1 for the run's own playbook call
 * @param concurrent whether what is directly inside runs side by side
 * @param began      the moment from which on it is live
 * @param ended      the first moment at which it is live no more, {@link #LIVE} while it is
 */
public record Activation(int number, String id, Kind kind, String path, @Nullable String staticId, String playbook,
        @Nullable String key, int parent, boolean concurrent, int began, int ended) {

    /** What {@link #ended} is for those that have not ended. */
    public static final int LIVE = Integer.MAX_VALUE;

    /** What is done. */
    public enum Kind {
        PLAYBOOK, STEP, UNDO, PERSON, TOOL, WAIT, EVENT, ESCALATION, DEADLINE, GUARD, BRANCH, SAGA, FOREACH, REPEAT,
        ITERATION, PARALLEL, RACE, LANE, TOOLS;

        /** Whether a stepper stops there. */
        public boolean stops() {
            return switch (this) {
                case STEP, UNDO, PERSON, TOOL, WAIT, EVENT, ESCALATION, DEADLINE -> true;
                default -> false;
            };
        }
    }

    /** Whether it is live at a moment. */
    public boolean liveAt(int moment) {
        return began <= moment && moment < ended;
    }
}
