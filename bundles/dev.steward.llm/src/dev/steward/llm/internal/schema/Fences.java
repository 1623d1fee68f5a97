package dev.steward.llm.internal.schema;

import java.util.regex.Pattern;

/** Takes off what small models put around JSON: their thoughts before it, a code fence around it. */
final class Fences {

    private static final Pattern FENCE = Pattern.compile("```(?:json)?\\s*(.*?)\\s*```", Pattern.DOTALL);
    private static final String THOUGHT = "</think>";

    private Fences() {
    }

    static String strip(String text) {
        var bare = text.strip();
        if (bare.startsWith("<think>") && bare.contains(THOUGHT)) {
            bare = bare.substring(bare.indexOf(THOUGHT) + THOUGHT.length()).strip();
        }
        var fence = FENCE.matcher(bare);
        return fence.matches() ? fence.group(1) : bare;
    }
}
