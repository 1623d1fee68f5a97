package dev.steward.compiler;

import java.util.OptionalLong;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How long the prompt of a step can be, by an estimate that depends on nothing but the text: four characters a token.
 *
 * @param step    static id, {@code package.playbook/step}
 * @param agent   qualified name
 * @param model   as the playbook calls it
 * @param tokens  when all inputs are as long as their types allow; empty when some input has no bound
 * @param context most tokens that the model takes
 * @param at      where the step stands, null when the text is not at hand
 */
public record PromptSize(String step, String agent, String model, OptionalLong tokens, long context,
        @Nullable SourceRange at) {

    /** Stable code of what a check says when it does not fit. */
    public static final String TOO_LONG = "agent.promptTooLong";

    /** Whether the model takes the longest prompt; true when no bound is known, since then only the run can tell. */
    public boolean fits() {
        return tokens.isEmpty() || tokens.getAsLong() <= context;
    }

    /** For people, with the cure. */
    public String tooLong() {
        return "The prompt of " + agent.substring(agent.lastIndexOf('.') + 1) + " can have about "
                + tokens.orElse(0) + " tokens here, and the model " + model + " takes " + context
                + ": bound its inputs, as in Text(max 5000) or recall … within 1500 tokens.";
    }
}
