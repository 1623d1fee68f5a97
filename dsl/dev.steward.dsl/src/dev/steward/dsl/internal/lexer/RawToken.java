package dev.steward.dsl.internal.lexer;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A token as the characters tell it, before its context is known.
 *
 * @param kind what it is; for words and symbols the text decides further
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param problem a sentence for {@link Kind#INVALID}, else null
 */
record RawToken(Kind kind, int start, int end, String text, @Nullable String problem) {

    enum Kind {
        WORD, SYMBOL, INT, DECIMAL, PERCENT, MONEY, DURATION, DATE, TIME, DATETIME, STRING, TEXT_START, TEXT_MIDDLE,
        TEXT_END, BLOCK_START, BLOCK_MIDDLE, BLOCK_END, WS, ML_COMMENT, SL_COMMENT, INVALID;

        boolean isHidden() {
            return this == WS || this == ML_COMMENT || this == SL_COMMENT;
        }

        boolean opensInterpolation() {
            return this == TEXT_START || this == TEXT_MIDDLE || this == BLOCK_START || this == BLOCK_MIDDLE;
        }
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }
}
