package dev.steward.dsl.internal.format;

import dev.steward.dsl.internal.format.Token.Comment;
import dev.steward.dsl.internal.format.Token.Gap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Writes tokens line by line. A line that gets too long is broken at the last place where that is allowed; what the
 * author broke elsewhere is joined, so that printing what was printed changes nothing.
 */
final class Printer {

    private static final int WIDTH = 120;
    private static final int STEP = 2;

    private final List<Token> tokens;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private final Deque<Boolean> multiLine = new ArrayDeque<>();
    private int lineStart;
    private int lineIndent;
    private int wrapAt = -1;
    private int wrapIndent;
    private boolean wrapSetsIndent;

    Printer(List<Token> tokens) {
        this.tokens = tokens;
        blocks.push(0);
        multiLine.push(Boolean.TRUE);
    }

    String print() {
        for (int i = 0; i < tokens.size(); i++) {
            print(i == 0 ? null : tokens.get(i - 1), tokens.get(i), i == tokens.size() - 1);
        }
        while (!out.isEmpty() && Character.isWhitespace(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
        return out.isEmpty() ? "" : out.append('\n').toString();
    }

    private void print(@Nullable Token previous, Token token, boolean end) {
        boolean closing = token.closesBlock;
        int contentIndent = blocks.getFirst();
        boolean multi = multiLine.getFirst();
        if (closing && blocks.size() > 1) {
            blocks.pop();
            multiLine.pop();
        }
        boolean line = previous != null && (end || closing ? end || multi
                : token.startsLine() || previous.opensBlock && previous.multiLine
                        || token.gap == Gap.WIDE && multi);
        int indent = closing ? Math.max(0, contentIndent - STEP) : contentIndent + token.deeper * STEP;
        boolean broken = comments(token, previous, line, contentIndent);
        if (line || broken) {
            boolean blank = line && previous != null && !previous.opensBlock && !closing
                    && (token.comments.stream().noneMatch(Comment::ownLine)
                            ? token.forceBlank || token.blankBefore
                            : token.blankBefore && token.comments.getLast().ownLine());
            // the file's first token begins its line even when comments stand before it
            boolean goesOn = !line && previous != null;
            newLine(goesOn ? contentIndent + 2 * STEP : indent, previous == null ? token.blankBefore : blank);
        } else if (previous != null) {
            gap(previous, token);
        }
        write(token);
        if (token.opensBlock) {
            blocks.push(lineIndent + STEP);
            multiLine.push(token.multiLine);
        }
    }

    /** True when the comments left the line, so that the token starts a new one. */
    private boolean comments(Token token, @Nullable Token previous, boolean line,
            int indent) {
        boolean broken = false;
        boolean first = true;
        for (Comment comment : token.comments) {
            if (comment.ownLine()) {
                boolean force = first && token.forceBlank;
                boolean blank = previous != null && (force || comment.blankBefore()) && !(first && previous.opensBlock);
                if (previous != null || !first) {
                    newLine(indent, blank);
                }
            } else if (!out.isEmpty()) {
                out.append(' ');
            }
            out.append(comment.text());
            lineStart = Math.max(lineStart, out.lastIndexOf("\n") + 1);
            wrapAt = -1;
            broken |= comment.text().startsWith("//") || comment.lineAfter() && comment.ownLine();
            first = false;
        }
        return broken;
    }

    private void newLine(int indent, boolean blank) {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        if (!out.isEmpty()) {
            out.append(blank ? "\n\n" : "\n");
        }
        lineStart = out.length();
        lineIndent = indent;
        out.append(" ".repeat(indent));
        wrapAt = -1;
    }

    private void gap(Token previous, Token token) {
        boolean empty = token.closesBlock && previous.opensBlock && token.comments.isEmpty();
        int spaces = empty ? 0
                : (previous.opensBlock || previous.is(",")) && token.gap != Gap.NONE ? 1 : token.spaces();
        if (token.mayWrap && !previous.opensBlock) {
            wrapAt = out.length();
            boolean kept = token.gap == Gap.KEEP || token.gap == Gap.KEEP_WIDE;
            wrapIndent = kept ? blocks.getFirst() + token.deeper * STEP : lineIndent + 2 * STEP;
            wrapSetsIndent = kept;
        }
        out.append(" ".repeat(spaces));
    }

    private void write(Token token) {
        int newline = token.text.indexOf('\n');
        int width = out.length() - lineStart + (newline < 0 ? token.text.length() : newline);
        if (width > WIDTH && wrapAt > lineStart) {
            wrap();
        }
        out.append(token.text);
        if (newline >= 0) {
            lineStart = out.lastIndexOf("\n") + 1;
            wrapAt = -1;
        }
    }

    private void wrap() {
        int end = wrapAt;
        while (end < out.length() && out.charAt(end) == ' ') {
            end++;
        }
        out.replace(wrapAt, end, "\n" + " ".repeat(wrapIndent));
        lineStart = wrapAt + 1;
        if (wrapSetsIndent) {
            lineIndent = wrapIndent;
        }
        wrapAt = -1;
    }
}
