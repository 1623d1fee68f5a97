package dev.steward.ui.editor;

import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.texteditor.ITextEditor;

/** Brings a piece of text into sight as a reader expects it: with the beginnings of the lines. On the UI thread. */
public final class TextReveal {

    /** Of the width; a phrase that is longer than the view is to show so much of itself. */
    private static final double BEGINNING = 0.15;

    private TextReveal() {
    }

    /** Selects a piece of an editor's text; it moves sideways only where the piece could not be seen otherwise. */
    public static void select(ITextEditor editor, int offset, int length) {
        if (!(editor.getAdapter(ITextViewer.class) instanceof ITextViewer viewer)) {
            editor.selectAndReveal(offset, length);
            return;
        }
        var text = viewer.getTextWidget();
        editor.selectAndReveal(offset, length);
        var at = viewer instanceof ITextViewerExtension5 folding ? folding.modelOffset2WidgetOffset(offset) : offset;
        if (text.getHorizontalPixel() > 0 && at >= 0 && isSeenFromTheBeginning(text, at, length)) {
            text.setHorizontalPixel(0);
        }
    }

    private static boolean isSeenFromTheBeginning(StyledText text, int at, int length) {
        var line = text.getLineAtOffset(at);
        var lineEnd = text.getOffsetAtLine(line) + text.getLine(line).length();
        var end = Math.clamp((long) at + length, at, Math.max(at, lineEnd));
        var room = text.getClientArea().width - text.getRightMargin();
        return right(text, end) <= room || right(text, at) <= (1 - BEGINNING) * room;
    }

    /** Where an offset is when nothing is scrolled sideways. */
    private static int right(StyledText text, int offset) {
        return text.getLocationAtOffset(offset).x + text.getHorizontalPixel();
    }
}
