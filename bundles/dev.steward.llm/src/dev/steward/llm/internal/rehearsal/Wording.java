package dev.steward.llm.internal.rehearsal;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.Type.Kind;

/** The words of a rehearsal: which text suits a field. */
record Wording(Prompt prompt, Seed seed) {

    /** What every text with room for it says. */
    static final String LABEL = "*Rehearsal: written without a model.*";
    private static final String TAIL = " (rehearsal)";
    private static final int DEFAULT_MAX = 6_000;
    private static final int LONG = 200;
    private static final Set<String> TITLES = Set.of("title", "subject", "headline", "heading", "name", "topic",
            "label");
    private static final Set<String> BODIES = Set.of("body", "text", "content", "article", "letter", "markdown", "post",
            "message", "draft", "report", "html");
    private static final Set<String> KEYS = Set.of("id", "slug", "key", "code", "handle");
    private static final List<String> REASONS = List.of("The voice fits and the claims stay within the notes",
            "It is clear, short enough and free of personal data", "It keeps to the topic and ends with a next step");

    /** The whole answer, where text is asked for. */
    String plain(Type output) {
        var prim = (Type.Prim) output;
        var bound = prim.max();
        int max = bound == null ? DEFAULT_MAX : Math.max(0, bound.intValue());
        var least = prim.min();
        int min = least == null ? 0 : Math.min(least.intValue(), max);
        return Cut.between(prim.kind() == Kind.MARKDOWN || max >= LONG ? body(max) : title(max), min, max);
    }

    /** Text for a field; at most {@code max} characters. */
    String text(String field, int index, boolean markdown, int max) {
        var name = field.toLowerCase(Locale.ROOT);
        if (name.contains("reason") || name.contains("comment") || name.contains("feedback")) {
            return labelled(REASONS.get(index % REASONS.size()), max);
        }
        if (markdown || BODIES.contains(name) && max >= LONG) {
            return body(max);
        }
        if (KEYS.contains(name)) {
            return Cut.words(slug(), max);
        }
        if (TITLES.contains(name) || name.endsWith("title") || name.endsWith("name")) {
            return title(max);
        }
        if (name.contains("mail")) {
            return Cut.words("rehearsal@example.org", max);
        }
        if (name.equals("url") || name.endsWith("link")) {
            return Cut.words("https://example.org/" + slug(), max);
        }
        return labelled(sentence(index), max);
    }

    /** Markdown made of the prompt's notes and what was recalled. */
    String body(int max) {
        var text = new StringBuilder(LABEL).append("\n\nThis is about ").append(prompt.topic()).append(".\n");
        if (!prompt.points().isEmpty()) {
            text.append("\n## What is new\n\n");
            prompt.points().forEach(point -> text.append("- ").append(ended(point)).append('\n'));
        }
        if (!prompt.examples().isEmpty()) {
            text.append("\n## As before\n\n");
            prompt.examples().forEach(example -> text.append("> ").append(ended(example)).append('\n'));
        }
        text.append("\n## Next\n\nAnswer this letter if you have a question; we read every reply.\n");
        return max <= LABEL.length() ? Cut.words("Rehearsal", max) : Cut.lines(text.toString(), max);
    }

    /** A heading of the topic. */
    String title(int max) {
        var title = Character.toUpperCase(prompt.topic().charAt(0)) + prompt.topic().substring(1);
        return title.length() + TAIL.length() <= max ? title + TAIL : Cut.words(title, max);
    }

    /** A name for machines, from the topic. */
    String slug() {
        var slug = prompt.topic().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "rehearsal" : Cut.words(slug, 40);
    }

    private String sentence(int index) {
        var points = prompt.points();
        return points.isEmpty() ? "A word on " + prompt.topic() : points.get(index % points.size());
    }

    private static String labelled(String text, int max) {
        var label = "Rehearsal: ";
        return Cut.words(label.length() + text.length() <= max ? label + text : text, max);
    }

    private static String ended(String text) {
        return text.matches(".*[.!?…]$") ? text : text + ".";
    }
}
