package dev.steward.ui.editor.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;

/** The cures for the problems on the cursor's line; those below the cursor first. */
public final class PlaybookFixes implements IQuickAssistProcessor {

    @Override
    public ICompletionProposal @Nullable [] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        var document = context.getSourceViewer().getDocument();
        Optional<OpenPlaybook> open = document == null ? Optional.empty()
                : PlaybookSessions.ofWorkbench().of(document);
        Optional<Snapshot> now = open.flatMap(OpenPlaybook::current);
        if (open.isEmpty() || now.isEmpty()) {
            return null;
        }
        var proposals = new ArrayList<ICompletionProposal>();
        for (PlaybookIssue issue : near(now.get(), context.getOffset())) {
            List<QuickFix> fixes = open.get().ask((ide, latest) -> ide.fixes(now.get(), issue)).orElse(List.of());
            fixes.forEach(fix -> proposals.add(new FixProposal(fix, issue, open.get())));
        }
        return proposals.isEmpty() ? null : proposals.toArray(ICompletionProposal[]::new);
    }

    private static List<PlaybookIssue> near(Snapshot snapshot, int offset) {
        int line = (int) snapshot.text().substring(0, Math.min(offset, snapshot.text().length())).chars()
                .filter(c -> c == '\n').count() + 1;
        var near = new ArrayList<PlaybookIssue>();
        for (PlaybookIssue issue : snapshot.issues()) {
            if (issue.offset() <= offset && offset <= issue.offset() + issue.length()) {
                near.addFirst(issue);
            } else if (issue.line() <= line && line <= issue.endLine()) {
                near.add(issue);
            }
        }
        return near;
    }

    @Override
    public boolean canFix(Annotation annotation) {
        return annotation instanceof IssueAnnotation;
    }

    @Override
    public boolean canAssist(IQuickAssistInvocationContext context) {
        return false;
    }

    @Override
    public @Nullable String getErrorMessage() {
        return null;
    }
}
