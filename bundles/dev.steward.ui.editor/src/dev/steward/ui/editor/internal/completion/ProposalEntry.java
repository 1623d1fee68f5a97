package dev.steward.ui.editor.internal.completion;

import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.BoldStylerProvider;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension2;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension3;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension6;
import org.eclipse.jface.text.contentassist.ICompletionProposalExtension7;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/** A line of the completion's list. It stays while what is typed goes on matching it. */
public final class ProposalEntry
        implements
            ICompletionProposal,
            ICompletionProposalExtension2,
            ICompletionProposalExtension3,
            ICompletionProposalExtension6,
            ICompletionProposalExtension7 {

    private final Proposal proposal;
    private final int asked;
    private final ProposalImages images;
    private @Nullable Point selection;

    /** @param asked the offset for which it was proposed */
    public ProposalEntry(Proposal proposal, int asked, ProposalImages images) {
        this.proposal = proposal;
        this.asked = asked;
        this.images = images;
    }

    @Override
    public void apply(ITextViewer viewer, char trigger, int stateMask, int offset) {
        IDocument document = viewer.getDocument();
        try {
            int length = Math.max(0, offset - proposal.offset());
            int behind = Math.max(0, proposal.offset() + proposal.length() - asked);
            int begin = proposal.offset() + others(document);
            document.replace(begin, Math.min(length + behind, document.getLength() - begin), proposal.text());
            selection = new Placeholders(viewer, begin, proposal).enter();
        } catch (BadLocationException e) {
            // the text has changed since the list was made
            ILog.of(getClass()).warn("A proposal no longer fits the text.", e);
        }
    }

    /** Makes the other edits, from the end on. Returns by how much the text in front of the proposal has grown. */
    private int others(IDocument document) throws BadLocationException {
        var edits = new ArrayList<>(proposal.others());
        edits.sort(Comparator.comparingInt(TextEdit::offset).reversed());
        int grown = 0;
        for (TextEdit edit : edits) {
            document.replace(edit.offset(), edit.length(), edit.text());
            if (edit.offset() <= proposal.offset()) {
                grown += edit.text().length() - edit.length();
            }
        }
        return grown;
    }

    @Override
    public boolean validate(IDocument document, int offset, @Nullable DocumentEvent event) {
        try {
            if (offset < proposal.offset()) {
                return false;
            }
            String typed = document.get(proposal.offset(), offset - proposal.offset()).toLowerCase(Locale.ROOT);
            return matches(typed);
        } catch (BadLocationException e) {
            return false;
        }
    }

    private boolean matches(String typed) {
        String label = proposal.label().toLowerCase(Locale.ROOT);
        return label.startsWith(typed) || label.contains(typed) && typed.length() > 1;
    }

    @Override
    public StyledString getStyledDisplayString() {
        var shown = new StyledString(proposal.label());
        if (!proposal.detail().isEmpty()) {
            shown.append("  " + proposal.detail(), StyledString.QUALIFIER_STYLER);
        }
        return shown;
    }

    @Override
    public StyledString getStyledDisplayString(IDocument document, int offset, BoldStylerProvider bold) {
        StyledString shown = getStyledDisplayString();
        try {
            String typed = document.get(proposal.offset(), Math.max(0, offset - proposal.offset()));
            int at = proposal.label().toLowerCase(Locale.ROOT).indexOf(typed.toLowerCase(Locale.ROOT));
            if (at >= 0 && !typed.isEmpty()) {
                shown.setStyle(at, typed.length(), bold.getBoldStyler());
            }
        } catch (BadLocationException e) {
            // older than the text: nothing is emphasised
            return shown;
        }
        return shown;
    }

    @Override
    public String getDisplayString() {
        return getStyledDisplayString().getString();
    }

    @Override
    public String getAdditionalProposalInfo() {
        return proposal.documentation();
    }

    @Override
    public Image getImage() {
        return images.of(proposal.kind());
    }

    @Override
    public @Nullable Point getSelection(IDocument document) {
        return selection;
    }

    @Override
    public CharSequence getPrefixCompletionText(IDocument document, int offset) {
        return proposal.text();
    }

    @Override
    public int getPrefixCompletionStart(IDocument document, int offset) {
        return proposal.offset();
    }

    @Override
    public @Nullable IInformationControlCreator getInformationControlCreator() {
        return null;
    }

    @Override
    public @Nullable IContextInformation getContextInformation() {
        return null;
    }

    @Override
    public void selected(ITextViewer viewer, boolean smartToggle) {
        // nothing is shown in the text before it is chosen
    }

    @Override
    public void unselected(ITextViewer viewer) {
        // nothing was shown
    }

    @Override
    public void apply(IDocument document) {
        throw new UnsupportedOperationException("a proposal is applied to a viewer");
    }

}
