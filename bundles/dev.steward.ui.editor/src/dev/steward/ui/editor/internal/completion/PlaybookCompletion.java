package dev.steward.ui.editor.internal.completion;

import dev.steward.dsl.ide.Proposal;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;

/** What may be written at the cursor. Asked on a thread of the editor's own, so that typing goes on meanwhile. */
public final class PlaybookCompletion implements IContentAssistProcessor {

    private static final char[] TRIGGERS = { '.' };

    private final ProposalImages images = new ProposalImages();

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        var document = viewer.getDocument();
        if (document == null) {
            return new ICompletionProposal[0];
        }
        String text = document.get();
        int at = Math.min(offset, text.length());
        List<Proposal> found = PlaybookSessions.ofWorkbench().of(document)
                .flatMap((OpenPlaybook open) -> open.ask((ide, snapshot) -> ide.complete(snapshot, text, at)))
                .orElse(List.of());
        return found.stream().map(proposal -> new ProposalEntry(proposal, at, images))
                .toArray(ICompletionProposal[]::new);
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return TRIGGERS.clone();
    }

    @Override
    public IContextInformation @Nullable [] computeContextInformation(ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char @Nullable [] getContextInformationAutoActivationCharacters() {
        return null;
    }

    @Override
    public @Nullable String getErrorMessage() {
        return null;
    }

    @Override
    public @Nullable IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
