package dev.steward.dsl.internal.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.eclipse.jdt.annotation.Nullable;

/** Guesses from the indentation which brace lacks its other half. */
final class OpenBrace {

    private OpenBrace() {
    }

    /** The line of the brace that nothing closes before the given token; 0 when there is none. */
    static int line(TokenStream tokens, @Nullable Token end) {
        Deque<int[]> open = new ArrayDeque<>();
        int line = 0;
        int indentation = 0;
        int suspect = 0;
        int count = end == null || end.getType() == Token.EOF ? tokens.size() : end.getTokenIndex();
        for (int i = 0; i < count; i++) {
            Token token = tokens.get(i);
            String text = token.getText();
            if (text == null || text.isBlank()) {
                continue;
            }
            boolean first = token.getLine() != line;
            if (first) {
                line = token.getLine();
                indentation = token.getCharPositionInLine();
            }
            if (text.equals("{")) {
                open.push(new int[]{ line, indentation });
            } else if (text.equals("}") && !open.isEmpty()) {
                int[] brace = open.pop();
                if (first && indentation < brace[1]) {
                    suspect = brace[0];
                }
            }
        }
        return suspect != 0 || open.isEmpty() ? suspect : open.peek()[0];
    }
}
