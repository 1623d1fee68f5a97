package dev.steward.ui.editor.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import org.eclipse.jface.text.quickassist.IQuickFixableAnnotation;
import org.eclipse.jface.text.source.Annotation;

/** A problem of the text as it is being written. */
final class IssueAnnotation extends Annotation implements IQuickFixableAnnotation {

    private static final String ERROR = "org.eclipse.ui.workbench.texteditor.error";
    private static final String WARNING = "org.eclipse.ui.workbench.texteditor.warning";

    private final PlaybookIssue issue;
    private boolean fixable = true;

    IssueAnnotation(PlaybookIssue issue) {
        super(issue.isError() ? ERROR : WARNING, false, issue.message());
        this.issue = issue;
    }

    PlaybookIssue issue() {
        return issue;
    }

    @Override
    public void setQuickFixable(boolean state) {
        fixable = state;
    }

    @Override
    public boolean isQuickFixableStateSet() {
        return true;
    }

    @Override
    public boolean isQuickFixable() {
        return fixable;
    }
}
