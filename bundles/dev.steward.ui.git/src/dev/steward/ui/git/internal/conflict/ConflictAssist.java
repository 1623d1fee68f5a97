package dev.steward.ui.git.internal.conflict;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** Beside the choices of the language: a look at both sides, from the text. */
@NonNullByDefault({})
public final class ConflictAssist implements IQuickAssistProcessor {

    static final String COMPARE = "Compare both sides";

    private static final String BEGIN = "<<<<<<<";
    private static final String END = ">>>>>>>";

    @Override
    public ICompletionProposal @Nullable [] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        IDocument document = context.getSourceViewer().getDocument();
        if (document == null || page.getActiveEditor() == null || !isInside(document.get(), context.getOffset())) {
            return null;
        }
        IFile file = page.getActiveEditor().getEditorInput().getAdapter(IFile.class);
        return file == null ? null : new ICompletionProposal[]{ new Compare(page, file) };
    }

    /** Whether the last marker up to the end of the line is not the end of a place. */
    private static boolean isInside(String text, int offset) {
        int lineEnd = text.indexOf('\n', Math.min(offset, text.length()));
        int to = lineEnd < 0 ? text.length() : lineEnd;
        int begin = text.lastIndexOf("\n" + BEGIN, to);
        int end = text.lastIndexOf("\n" + END, Math.max(0, Math.min(offset, text.length()) - 1));
        return begin >= 0 && end <= begin;
    }

    @Override
    public boolean canFix(Annotation annotation) {
        return false;
    }

    @Override
    public boolean canAssist(IQuickAssistInvocationContext context) {
        return true;
    }

    @Override
    public @Nullable String getErrorMessage() {
        return null;
    }

    /** Opens the compare editor. */
    private record Compare(IWorkbenchPage page, IFile file) implements ICompletionProposal {

        @Override
        public void apply(IDocument document) {
            ThreeWay.open(page, file, sentence -> ILog.of(ConflictAssist.class).warn(sentence));
        }

        @Override
        public @Nullable Point getSelection(IDocument document) {
            return null;
        }

        @Override
        public String getAdditionalProposalInfo() {
            return "Yours and theirs beside each other, and what both began with";
        }

        @Override
        public String getDisplayString() {
            return COMPARE;
        }

        @Override
        public @Nullable Image getImage() {
            return null;
        }

        @Override
        public @Nullable IContextInformation getContextInformation() {
            return null;
        }
    }
}
