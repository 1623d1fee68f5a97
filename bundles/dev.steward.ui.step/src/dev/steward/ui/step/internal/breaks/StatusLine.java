package dev.steward.ui.step.internal.breaks;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.custom.CaretEvent;
import org.eclipse.swt.custom.CaretListener;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.texteditor.ITextEditor;

/** What is told at the bottom of the window while a text has the keyboard. UI thread. */
final class StatusLine {

    private StatusLine() {
    }

    /** Something was done. */
    static void say(@NonNull ITextEditor editor, String sentence) {
        say(editor, sentence, null);
    }

    /** Something could not be done; it is heard, too. */
    static void refuse(@NonNull ITextEditor editor, String sentence) {
        say(editor, null, sentence);
        editor.getSite().getShell().getDisplay().beep();
    }

    private static void say(ITextEditor editor, @Nullable String sentence, @Nullable String trouble) {
        var status = editor.getEditorSite().getActionBars().getStatusLineManager();
        if (status != null) {
            status.setErrorMessage(trouble);
            status.setMessage(sentence);
            if (editor.getAdapter(Control.class) instanceof StyledText text) {
                text.addCaretListener(new UntilItMoves(text, status, lineOfCursor(text)));
            }
        }
    }

    private static int lineOfCursor(StyledText text) {
        return text.getLineAtOffset(text.getCaretOffset());
    }

    /** What is told is about the line that the cursor was on. */
    private record UntilItMoves(StyledText text, IStatusLineManager status, int line) implements CaretListener {
        @Override
        public void caretMoved(CaretEvent event) {
            if (lineOfCursor(text) != line) {
                text.removeCaretListener(this);
                status.setErrorMessage(null);
                status.setMessage(null);
            }
        }
    }
}
