package dev.steward.ui.editor.internal.typing;

import dev.steward.ui.editor.PlaybookHandler;
import java.util.ArrayList;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.text.edits.DeleteEdit;
import org.eclipse.text.edits.InsertEdit;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.TextEdit;

/** Ctrl+/: makes the selected lines a comment, or text again when all of them are one. */
public final class CommentHandler extends PlaybookHandler {

    private static final String MARK = "// ";

    @Override
    protected void execute(Target target) throws ExecutionException {
        IDocument document = target.document();
        try {
            int first = document.getLineOfOffset(target.selection().getOffset());
            int end = target.selection().getOffset() + target.selection().getLength();
            int last = document.getLineOfOffset(end);
            if (last > first && document.getLineOffset(last) == end) {
                last--;
            }
            toggle(document, first, last);
        } catch (BadLocationException e) {
            throw new ExecutionException("The lines could not be changed.", e);
        }
    }

    private static void toggle(IDocument document, int first, int last) throws BadLocationException {
        var marks = new ArrayList<TextEdit>();
        var removals = new ArrayList<TextEdit>();
        for (int i = first; i <= last; i++) {
            var line = document.getLineInformation(i);
            String text = document.get(line.getOffset(), line.getLength());
            int indent = text.length() - text.stripLeading().length();
            if (text.isBlank()) {
                continue;
            }
            marks.add(new InsertEdit(line.getOffset() + indent, MARK));
            if (text.startsWith("//", indent)) {
                boolean space = text.startsWith(MARK, indent);
                removals.add(new DeleteEdit(line.getOffset() + indent, space ? MARK.length() : 2));
            }
        }
        var all = new MultiTextEdit();
        (removals.size() == marks.size() ? removals : marks).forEach(all::addChild);
        all.apply(document);
    }
}
