package dev.steward.dsl.internal.lexer;

import java.util.List;
import org.antlr.runtime.CharStream;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;
import org.eclipse.jdt.annotation.Nullable;

/** Feeds the parser: raw tokens with their types, line by line. Used once, by one thread. */
public final class PlaybookTokenSource implements TokenSource {

    private final CharStream input;
    private final List<RawToken> tokens;
    private final int[] types;
    private int index;
    private int line = 1;
    private int column;

    /** Reads the whole stream at once. */
    public PlaybookTokenSource(CharStream input, TokenTypes types) {
        this.input = input;
        String text = input.size() == 0 ? "" : input.substring(0, input.size() - 1);
        Classifier classifier = new Classifier(new Scanner(text).scan(), types);
        this.tokens = classifier.tokens();
        this.types = classifier.types();
    }

    @Override
    public @Nullable Token nextToken() {
        if (index >= tokens.size()) {
            return Token.EOF_TOKEN;
        }
        RawToken raw = tokens.get(index);
        String problem = raw.problem();
        CommonToken token = problem != null ? new InvalidToken(input, raw.start(), raw.end() - 1, problem)
                : new CommonToken(input, types[index], Token.DEFAULT_CHANNEL, raw.start(), raw.end() - 1);
        token.setLine(line);
        token.setCharPositionInLine(column);
        index++;
        advance(raw.text());
        return token;
    }

    private void advance(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                column = 0;
            } else {
                column++;
            }
        }
    }

    @Override
    public String getSourceName() {
        return String.valueOf(input.getSourceName());
    }
}
