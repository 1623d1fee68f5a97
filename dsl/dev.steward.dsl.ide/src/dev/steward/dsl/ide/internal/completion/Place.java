package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.internal.ContextualContentAssistParser;
import dev.steward.dsl.types.Keywords;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenSource;

/**
 * Where a cursor stands in a text, told from the words alone: works on any text, however broken.
 *
 * @param header what stands before the first declaration
 * @param before the declaration in which the cursor stands, up to the word at the cursor
 * @param start offset of the word at the cursor
 * @param end offset behind it
 * @param prefix what is written of the word before the cursor
 * @param tokens the visible tokens of {@code before}, the nearest one last
 * @param inText whether the cursor stands in a quoted text, then {@code prefix} is all of it up to the cursor
 * @param inComment whether the cursor stands in a comment
 */
record Place(String text, String header, String before, int start, int end, String prefix, List<Word> tokens,
        boolean inText, boolean inComment) {

    /** A visible token; offsets within {@code before}. */
    record Word(String text, int offset, boolean word) {
        boolean is(String other) {
            return text.equals(other);
        }
    }

    static Place of(String text, int cursor, ContextualContentAssistParser parser) {
        int first = text.length();
        int own = 0;
        Matcher matcher = Keywords.DECLARATION.matcher(text);
        while (matcher.find()) {
            first = Math.min(first, matcher.start());
            if (matcher.start() < cursor && matcher.end() < cursor) {
                own = matcher.start();
            }
        }
        boolean inHeader = cursor <= first || own < first;
        int from = inHeader ? 0 : own;
        String header = inHeader ? "" : text.substring(0, first);
        return scan(text, header, from, cursor, parser);
    }

    private static Place scan(String text, String header, int from, int cursor, ContextualContentAssistParser parser) {
        String upTo = text.substring(from, cursor);
        TokenSource source = parser.tokens(upTo);
        List<Word> words = new ArrayList<>();
        int start = cursor;
        boolean inText = false;
        boolean inComment = false;
        for (Token token = source.nextToken(); token.getType() != Token.EOF; token = source.nextToken()) {
            String piece = String.valueOf(token.getText());
            int offset = token instanceof CommonToken known ? known.getStartIndex() : 0;
            boolean last = offset + piece.length() == upTo.length();
            boolean open = token.getType() == Token.INVALID_TOKEN_TYPE && last;
            inComment = last && (piece.startsWith("//") || piece.startsWith("/*") && !piece.endsWith("*/"));
            inText = open && !inComment && (piece.startsWith("\"") || piece.startsWith("}"));
            if (piece.isBlank() || piece.startsWith("//") || piece.startsWith("/*")) {
                continue;
            }
            boolean word = isWordStart(piece.charAt(0));
            if (last && (word || inText)) {
                start = from + offset;
                break;
            }
            words.add(new Word(piece, offset, word));
        }
        int end = inText ? quoteEnd(text, cursor) : cursor;
        while (!inText && end < text.length() && isWordPart(text.charAt(end)) && start < cursor) {
            end++;
        }
        return new Place(text, header, text.substring(from, start), start, end, text.substring(start, cursor), words,
                inText, inComment);
    }

    /** Behind the closing quote of the line, if it has one. */
    private static int quoteEnd(String text, int cursor) {
        int quote = text.indexOf('"', cursor);
        int line = text.indexOf('\n', cursor);
        return quote < 0 || line >= 0 && line < quote ? cursor : quote + 1;
    }

    private static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** The visible token so many places before the cursor, 1 for the nearest; an empty text when there is none. */
    String back(int distance) {
        return distance <= tokens.size() ? tokens.get(tokens.size() - distance).text() : "";
    }

    /** The names with dots that stand right before the word, as in {@code content.Se|}; empty when there are none. */
    String qualifier() {
        StringBuilder out = new StringBuilder();
        int at = tokens.size();
        while (at >= 2 && tokens.get(at - 1).is(".") && tokens.get(at - 2).word()) {
            out.insert(0, tokens.get(at - 2).text() + (out.isEmpty() ? "" : "."));
            at -= 2;
        }
        return out.toString();
    }

    /** The text before the qualifier. */
    String beforeQualifier() {
        String qualifier = qualifier();
        int count = qualifier.isEmpty() ? 0 : 2 * qualifier.split("\\.").length;
        return count == 0 ? before : before.substring(0, tokens.get(tokens.size() - count).offset());
    }
}
