package dev.steward.runtime;

/** As what a process opened a company. */
public enum Role {
    /** A command, which ends when it is done. */
    COMMAND("a command"),
    /** {@code steward serve}. */
    SERVE("steward serve"),
    /** The workbench. */
    WORKBENCH("the workbench");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Whether it stays, so that what it runs goes on when others are done. */
    public boolean stays() {
        return this != COMMAND;
    }
}
