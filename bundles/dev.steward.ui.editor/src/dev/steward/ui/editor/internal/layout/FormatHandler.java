package dev.steward.ui.editor.internal.layout;

import dev.steward.dsl.ide.TextEdit;
import dev.steward.ui.editor.PlaybookHandler;
import java.util.List;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentRewriteSession;
import org.eclipse.jface.text.DocumentRewriteSessionType;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.text.edits.MultiTextEdit;
import org.eclipse.text.edits.ReplaceEdit;

/** Brings the selection, or all of the text, into the one layout: one step to undo. */
public final class FormatHandler extends PlaybookHandler {

    @Override
    protected void execute(Target target) throws ExecutionException {
        String text = target.document().get();
        boolean all = target.selection().getLength() == 0;
        int offset = all ? 0 : target.selection().getOffset();
        int length = all ? text.length() : target.selection().getLength();
        List<TextEdit> edits = target.playbook().ask((ide, latest) -> ide.format(text, offset, length))
                .orElse(List.of());
        boolean broken = target.playbook().current()
                .filter(now -> now.issues().stream().anyMatch(issue -> issue.code().startsWith("syntax"))).isPresent();
        if (edits.isEmpty() && broken) {
            target.say("A text with syntax errors can't be formatted: mend the lines marked red first.");
        } else if (!edits.isEmpty()) {
            apply(target, edits);
        }
    }

    private static void apply(Target target, List<TextEdit> edits) throws ExecutionException {
        var all = new MultiTextEdit();
        edits.forEach(edit -> all.addChild(new ReplaceEdit(edit.offset(), edit.length(), edit.text())));
        var document = (IDocumentExtension4) target.document();
        DocumentRewriteSession session = document.startRewriteSession(DocumentRewriteSessionType.SEQUENTIAL);
        try {
            all.apply(target.document());
        } catch (BadLocationException e) {
            throw new ExecutionException("The text changed while it was being formatted.", e);
        } finally {
            document.stopRewriteSession(session);
        }
    }
}
