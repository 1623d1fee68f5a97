package dev.steward.ui.debug;

/** Ids of this room's commands, for perspectives and other rooms' menus. */
public final class RunCommands {

    /** Runs a playbook; parameters {@link #FILE} and {@link #PLAYBOOK}, both may be left out. */
    public static final String RUN = "dev.steward.ui.debug.run";
    /** The same, and shows the form first. */
    public static final String RUN_WITH = "dev.steward.ui.debug.runWith";
    /** Relative to the company's folder. */
    public static final String FILE = "file";
    /** Name of a playbook. */
    public static final String PLAYBOOK = "playbook";

    private RunCommands() {
    }
}
