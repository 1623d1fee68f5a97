package dev.steward.ui.step.internal.breaks;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
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
        }
    }
}
