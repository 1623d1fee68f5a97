package dev.steward.ui.editor;

import dev.steward.dsl.ide.Proposal;
import dev.steward.ui.editor.internal.completion.ProposalEntry;
import dev.steward.ui.editor.internal.completion.ProposalImages;
import org.eclipse.jface.text.IRewriteTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension;
import org.eclipse.swt.graphics.Point;

/** Writes what the language proposes into a text, as choosing it in the completion does. On the UI thread. */
public final class ProposalWriter {

    private ProposalWriter() {
    }

    /** One step to undo; what is to be filled in is selected, Tab goes to the next. */
    public static void write(ITextViewer viewer, Proposal proposal) {
        IRewriteTarget target = viewer instanceof ITextViewerExtension known ? known.getRewriteTarget() : null;
        if (target != null) {
            target.beginCompoundChange();
        }
        try {
            var entry = new ProposalEntry(proposal, proposal.offset(), new ProposalImages());
            entry.apply(viewer, (char) 0, 0, proposal.offset());
            Point selection = entry.getSelection(viewer.getDocument());
            if (selection != null) {
                viewer.setSelectedRange(selection.x, selection.y);
                viewer.revealRange(selection.x, selection.y);
            }
        } finally {
            if (target != null) {
                target.endCompoundChange();
            }
        }
    }
}
