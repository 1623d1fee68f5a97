package dev.steward.compiler;

/**
 * One thing that a newer version of a playbook file does differently, in the words of the language.
 *
 * @param subject  the declaration that it is about: {@code playbook weeklyLetter}
 * @param kind     what happened
 * @param sentence {@code step send: retry 3 → 5}; for a whole declaration {@code added}, {@code removed} or
 *                 {@code renamed to …}
 */
public record SemanticChange(String subject, Kind kind, String sentence) {

    /** What happened. */
    public enum Kind {
        ADDED, REMOVED, CHANGED, RENAMED, MOVED
    }

    /** The last word of the subject: what the declaration is called. */
    public String name() {
        return subject.substring(subject.lastIndexOf(' ') + 1);
    }

    /** Whether it is about a declaration as a whole. */
    public boolean isWhole() {
        return sentence.equals("added") || sentence.equals("removed") || sentence.startsWith("renamed to ");
    }

    /** For a list of changes of several declarations. */
    public String text() {
        return isWhole() ? subject + " " + sentence : name() + ": " + sentence;
    }
}
