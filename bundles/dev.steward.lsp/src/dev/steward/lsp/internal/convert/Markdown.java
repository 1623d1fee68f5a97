package dev.steward.lsp.internal.convert;

import dev.steward.dsl.ide.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** Texts for people, as the client can show them. */
public final class Markdown {

    private Markdown() {
    }

    /** Plain text so that nothing in it looks special. */
    static String escaped(String plain) {
        return plain.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
    }

    /** What is known of a thing. */
    public static MarkupContent of(Hover hover, Abilities abilities) {
        StringBuilder out = new StringBuilder();
        if (abilities.markdown()) {
            out.append("```playbook\n").append(hover.signature()).append("\n```\n");
            hover.facts().forEach(f -> out.append("\n- **").append(escaped(f.label())).append("**: ")
                    .append(escaped(f.text())));
            out.append(hover.facts().isEmpty() ? "" : "\n");
            out.append(hover.documentation().isEmpty() ? "" : "\n" + escaped(hover.documentation()) + "\n");
            return new MarkupContent(MarkupKind.MARKDOWN, out.toString());
        }
        out.append(hover.signature()).append('\n');
        hover.facts().forEach(f -> out.append(f.label()).append(": ").append(f.text()).append('\n'));
        out.append(hover.documentation());
        return new MarkupContent(MarkupKind.PLAINTEXT, out.toString().stripTrailing());
    }
}
