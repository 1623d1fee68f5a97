package dev.steward.ui.govern.internal.inbox;

/**
 * What the answers to a kind of question are called.
 *
 * @param yes     an approval as it is
 * @param changed an approval with changes
 * @param no      a refusal
 */
public record Verbs(String yes, String changed, String no) {

    /** Of a kind as in the inbox. {@code form} tells whether there is something to fill in. */
    public static Verbs of(String kind, boolean form) {
        return switch (kind) {
            case "hold" -> new Verbs("Let it run now", "Let it run with changes", "Object");
            case "human" -> form ? new Verbs("Submit", "Submit", "Refuse") : new Verbs("Done", "Done", "Can't be done");
            case "unknown" -> new Verbs("It happened", "It happened, with this result", "It did not: do it");
            case "budget" -> new Verbs("Allow it", "Allow it", "Refuse");
            case "deadline" -> new Verbs("Give it more time", "Give it more time", "Stop it");
            case "escalation" -> new Verbs("Try again", "Use this value", "Let it fail");
            default -> new Verbs("Approve", "Approve with changes", "Reject");
        };
    }
}
