package dev.steward.ui.author.internal.templates;

import dev.steward.ui.editor.PlaybookImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.TemplateProposal;

/** Templates whose name begins with the word at the cursor, below what the language proposes. */
public final class TemplateCompletion implements IContentAssistProcessor {

    private final PlaybookTemplates templates = new PlaybookTemplates();

    @Override
    public ICompletionProposal[] computeCompletionProposals(@Nullable ITextViewer viewer, int offset) {
        IDocument document = viewer == null ? null : viewer.getDocument();
        if (document == null) {
            return new ICompletionProposal[0];
        }
        String text = document.get();
        int at = Math.min(offset, text.length());
        TemplatePlace place = TemplatePlace.of(text, at);
        TemplateContextType type = templates.context(place.context());
        List<ICompletionProposal> found = new ArrayList<>();
        if (type != null) {
            String begun = text.substring(place.start(), at).toLowerCase(Locale.ROOT);
            var context = new IndentedContext(type, document, place.start(), at - place.start());
            for (Template template : templates.store().getTemplates(place.context())) {
                if (template.getName().toLowerCase(Locale.ROOT).startsWith(begun)) {
                    found.add(new TemplateProposal(template, context, new Region(place.start(), at - place.start()),
                            PlaybookImages.of("snippet")));
                }
            }
        }
        return found.toArray(ICompletionProposal[]::new);
    }

    @Override
    public IContextInformation @Nullable [] computeContextInformation(@Nullable ITextViewer viewer, int offset) {
        return null;
    }

    @Override
    public char @Nullable [] getCompletionProposalAutoActivationCharacters() {
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
