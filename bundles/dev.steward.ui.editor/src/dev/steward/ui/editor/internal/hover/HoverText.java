package dev.steward.ui.editor.internal.hover;

import dev.steward.dsl.ide.Hover;
import java.util.stream.Collectors;

/** A hover as text. */
final class HoverText {

    private HoverText() {
    }

    /** The facts, one a line: what it is about, and what holds. */
    static String facts(Hover hover) {
        return hover.facts().stream().map(fact -> fact.label() + ": " + fact.text())
                .collect(Collectors.joining("\n"));
    }

    /** All of it, in paragraphs. */
    static String plain(Hover hover) {
        var out = new StringBuilder(hover.signature());
        if (!hover.facts().isEmpty()) {
            out.append("\n\n").append(facts(hover));
        }
        if (!hover.documentation().isEmpty()) {
            out.append("\n\n").append(hover.documentation());
        }
        return out.toString();
    }
}
