package dev.steward.ui.editor.internal.typing;

import org.eclipse.jface.text.IDocumentExtension3;
import org.eclipse.jface.text.source.DefaultCharacterPairMatcher;

/** Brackets that belong together. */
public final class PlaybookBrackets extends DefaultCharacterPairMatcher {

    /** The language's brackets. */
    public PlaybookBrackets() {
        super(new char[]{ '{', '}', '(', ')', '[', ']' }, IDocumentExtension3.DEFAULT_PARTITIONING);
    }
}
