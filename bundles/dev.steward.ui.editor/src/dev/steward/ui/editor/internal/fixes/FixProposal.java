package dev.steward.ui.editor.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookImages;
import dev.steward.ui.editor.internal.rename.WorkspaceEdits;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/** A cure in the list of Ctrl+1. */
final class FixProposal implements ICompletionProposal {

    private final QuickFix fix;
    private final PlaybookIssue issue;
    private final OpenPlaybook open;

    FixProposal(QuickFix fix, PlaybookIssue issue, OpenPlaybook open) {
        this.fix = fix;
        this.issue = issue;
        this.open = open;
    }

    @Override
    public void apply(IDocument document) {
        new WorkspaceEdits(open.company()).perform(fix.title(), fix.files());
    }

    @Override
    public @Nullable Point getSelection(IDocument document) {
        return null;
    }

    /** What is wrong, and what would be written. */
    @Override
    public String getAdditionalProposalInfo() {
        return issue.message() + "\n\n" + fix.files().stream().map(this::words).collect(Collectors.joining("\n"));
    }

    private String words(FileEdit file) {
        String edits = file.edits().stream()
                .map(edit -> edit.text().isBlank() ? "removes " + edit.length() + " characters" : edit.text().strip())
                .collect(Collectors.joining("\n"));
        return file.path().equals(open.path()) ? edits : file.path() + ":\n" + edits;
    }

    @Override
    public String getDisplayString() {
        return fix.title();
    }

    @Override
    public Image getImage() {
        return PlaybookImages.of("fix");
    }

    @Override
    public @Nullable IContextInformation getContextInformation() {
        return null;
    }
}
