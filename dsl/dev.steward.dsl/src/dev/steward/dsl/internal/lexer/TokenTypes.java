package dev.steward.dsl.internal.lexer;

import dev.steward.dsl.internal.lexer.RawToken.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.antlr.runtime.Token;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;

/** The numbers that a generated parser gave to keywords and tokens. */
public final class TokenTypes {

    private final Map<String, Integer> keywords = new HashMap<>();
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final int name;
    private final int valueOpen;

    /** Reads the numbers of one parser; the one for content assist has its own. */
    public TokenTypes(ITokenDefProvider provider) {
        Map<String, Integer> rules = new HashMap<>();
        provider.getTokenDefMap().forEach((type, text) -> {
            if (text.startsWith("'")) {
                keywords.put(text.substring(1, text.length() - 1), type);
            } else {
                rules.put(text, type);
            }
        });
        for (Kind kind : Kind.values()) {
            Integer type = rules.get("RULE_" + kind.name());
            kinds.put(kind, type == null ? Integer.valueOf(Token.INVALID_TOKEN_TYPE) : type);
        }
        name = rules.getOrDefault("RULE_ID", Token.INVALID_TOKEN_TYPE);
        valueOpen = rules.getOrDefault("RULE_VALUE_OPEN", Token.INVALID_TOKEN_TYPE);
    }

    boolean isKeyword(String text) {
        return keywords.containsKey(text);
    }

    int keyword(String text) {
        return keywords.getOrDefault(text, Token.INVALID_TOKEN_TYPE);
    }

    int kind(Kind kind) {
        return kinds.getOrDefault(kind, Token.INVALID_TOKEN_TYPE);
    }

    int name() {
        return name;
    }

    int valueOpen() {
        return valueOpen;
    }
}
