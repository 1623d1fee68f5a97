package dev.steward.lsp.internal.convert;

import dev.steward.dsl.ide.StyledRegion;
import dev.steward.dsl.ide.StyledRegion.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/**
 * Colours. Each style is a type that all themes know, with a modifier of ours where the type says too little. A token
 * never goes over the end of its line.
 */
public final class Tokens {

    private record Look(String type, List<String> modifiers) {
    }

    private static final String LIBRARY = "defaultLibrary";
    private static final Map<Style, Look> LOOKS = looks();
    private static final List<String> TYPES = LOOKS.values().stream().map(Look::type).distinct().toList();
    private static final List<String> MODIFIERS = LOOKS.values().stream().flatMap(l -> l.modifiers().stream())
            .distinct().toList();

    private Tokens() {
    }

    private static Map<Style, Look> looks() {
        Map<Style, Look> out = new EnumMap<>(Style.class);
        for (Style style : Style.values()) {
            out.put(style, look(style));
        }
        return out;
    }

    private static Look look(Style style) {
        return switch (style) {
            case KEYWORD -> new Look("keyword", List.of());
            case WORD -> new Look("variable", List.of("readonly", LIBRARY));
            case COMMENT -> new Look("comment", List.of());
            case TEXT -> new Look("string", List.of());
            case NUMBER -> new Look("number", List.of());
            case STEP -> new Look("variable", List.of("step"));
            case VALUE -> new Look("variable", List.of());
            case INPUT -> new Look("parameter", List.of());
            case FIELD -> new Look("property", List.of());
            case TYPE -> new Look("type", List.of());
            case MEMBER -> new Look("enumMember", List.of());
            case FUNCTION -> new Look("function", List.of(LIBRARY));
            case AGENT -> new Look("class", List.of("agent"));
            case CONNECTOR -> new Look("interface", List.of("connector"));
            case OPERATION -> new Look("method", List.of());
            case IRREVERSIBLE -> new Look("method", List.of("irreversible"));
            case PLAYBOOK -> new Look("function", List.of("playbook"));
            case POLICY -> new Look("class", List.of("policy"));
            case GOAL -> new Look("class", List.of("goal"));
            case PACKAGE -> new Look("namespace", List.of());
            case LABEL -> new Look("modifier", List.of());
            case ERROR -> new Look("event", List.of());
        };
    }

    /** What the numbers in answers mean. */
    public static SemanticTokensLegend legend() {
        return new SemanticTokensLegend(TYPES, MODIFIERS);
    }

    /** The tokens that touch a piece of the text. */
    public static SemanticTokens of(List<StyledRegion> styles, Lines lines, int from, int to) {
        List<Integer> data = new ArrayList<>();
        int lastLine = 0;
        int lastStart = 0;
        for (StyledRegion style : styles) {
            int end = style.offset() + style.length();
            for (int at = style.offset(); at < end;) {
                int line = lines.line(at);
                int stop = Math.min(end, lines.end(line));
                if (stop > at && stop >= from && at <= to) {
                    int start = at - lines.start(line);
                    data.add(line - lastLine);
                    data.add(line == lastLine ? start - lastStart : start);
                    data.add(stop - at);
                    add(data, style.style());
                    lastLine = line;
                    lastStart = start;
                }
                at = line + 1 < lines.count() ? Math.max(at + 1, lines.start(line + 1)) : end;
            }
        }
        return new SemanticTokens(data);
    }

    private static void add(List<Integer> data, Style style) {
        Look look = LOOKS.getOrDefault(style, look(style));
        data.add(TYPES.indexOf(look.type()));
        data.add(look.modifiers().stream().mapToInt(m -> 1 << MODIFIERS.indexOf(m)).sum());
    }
}
