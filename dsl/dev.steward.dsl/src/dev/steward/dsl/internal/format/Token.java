package dev.steward.dsl.internal.format;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;

/** A visible token with what stood before it and where it wants to stand. */
final class Token {

    /** How a token stands to the one before it. */
    enum Gap {
        /** Right behind. */
        NONE,
        /** One space. */
        SPACE,
        /** Two spaces: the next of a row of clauses or fields on one line. */
        WIDE,
        /** As the author had it: on a new line, else like WIDE. */
        KEEP_WIDE,
        /** As the author had it: on a new line, else like SPACE. */
        KEEP,
        /** On a new line. */
        LINE
    }

    /** A comment before the token; ownLine when nothing but white space stood before it on its line. */
    record Comment(String text, boolean ownLine, boolean blankBefore, boolean lineAfter) {
    }

    final String text;
    final int offset;
    final EObject element;
    final List<Comment> comments = new ArrayList<>();
    boolean lineBefore;
    boolean blankBefore;
    Gap gap = Gap.SPACE;
    /** Levels deeper than its block, when it starts a line. */
    int deeper;
    /** A blank line before it, whatever the author had. */
    boolean forceBlank;
    boolean opensBlock;
    boolean closesBlock;
    /** For a token that opens a block: whether its content stands on lines of its own. */
    boolean multiLine;
    boolean mayWrap;

    Token(String text, int offset, EObject element) {
        this.text = text;
        this.offset = offset;
        this.element = element;
    }

    boolean is(String other) {
        return text.equals(other);
    }

    boolean startsLine() {
        return gap == Gap.LINE || (gap == Gap.KEEP || gap == Gap.KEEP_WIDE) && lineBefore;
    }

    int spaces() {
        return switch (gap) {
            case NONE, LINE -> 0;
            case SPACE, KEEP -> 1;
            case WIDE, KEEP_WIDE -> 2;
        };
    }
}
