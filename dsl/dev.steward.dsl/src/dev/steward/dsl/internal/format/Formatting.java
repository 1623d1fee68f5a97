package dev.steward.dsl.internal.format;

import dev.steward.dsl.internal.format.Token.Comment;
import dev.steward.dsl.playbook.Import;
import dev.steward.dsl.playbook.PlaybookFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Formats a tree that was read without syntax errors. */
public final class Formatting {

    private Formatting() {
    }

    /** The whole text of the file in the one layout. */
    public static String format(PlaybookFile file) {
        List<Token> tokens = Tokens.of(file);
        braces(tokens);
        for (int i = 1; i < tokens.size(); i++) {
            Spacing.between(tokens.get(i - 1), tokens.get(i));
        }
        new Layout(tokens).apply(file);
        return new Printer(tokens).print();
    }

    private static void braces(List<Token> tokens) {
        Deque<Token> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!open.isEmpty() && breaks(token)) {
                open.forEach(o -> o.multiLine = true);
            }
            if (token.is("{") && !(token.element instanceof Import)) {
                token.opensBlock = true;
                Token next = tokens.get(Math.min(i + 1, tokens.size() - 1));
                token.multiLine = !next.is("}") && (!Layout.isFree(token.element) || next.lineBefore);
                if (token.multiLine) {
                    open.forEach(o -> o.multiLine = true);
                }
                open.push(token);
            } else if (token.is("}") && !(token.element instanceof Import) && !open.isEmpty()) {
                token.closesBlock = true;
                open.pop();
            }
        }
    }

    /** Comments that end a line, or have one of their own, leave no block on one line. */
    private static boolean breaks(Token token) {
        for (Comment comment : token.comments) {
            if (comment.ownLine() || comment.text().startsWith("//")) {
                return true;
            }
        }
        return false;
    }
}
