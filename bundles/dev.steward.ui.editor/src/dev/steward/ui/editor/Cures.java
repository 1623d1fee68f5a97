package dev.steward.ui.editor;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.ui.editor.internal.rename.WorkspaceEdits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;

/** The cures of a problem, for whoever shows it: the same as in the editor. Thread-safe. */
public final class Cures {

    private final CompanyPlaybooks company;

    /**
     * A problem as it was told.
     *
     * @param path of the file in the project
     * @param line from 1
     */
    public record Problem(String path, int line, String code, String message) {
    }

    /** One cure; {@code make} is for the UI thread. Open editors keep what is changed unsaved. */
    public record Cure(String title, Runnable make) {
    }

    /**
     * Whether the keyboard is in an editor, which offers the cures of its text by itself: whoever offers those of markers
     * would only repeat them. False off the UI thread.
     */
    public static boolean areInText() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window != null && window.getActivePage() != null
                && window.getActivePage().getActivePart() instanceof ITextEditor;
    }

    /** Of a company's playbooks. */
    public Cures(CompanyPlaybooks company) {
        this.company = company;
    }

    /** What helps, the best first; none when the text is another one by now. */
    public CompletableFuture<List<Cure>> of(Problem problem) {
        return company.ask(ide -> fixes(ide, problem).stream().map(fix -> new Cure(fix.title(),
                () -> new WorkspaceEdits(company).perform(fix.title(), fix.files()))).toList());
    }

    private List<QuickFix> fixes(PlaybookIde ide, Problem problem) {
        return company.snapshot(ide, problem.path()).map(snapshot -> snapshot.issues().stream()
                .filter(issue -> is(issue, problem)).findFirst().map(issue -> ide.fixes(snapshot, issue))
                .orElse(List.<QuickFix>of())).orElse(List.of());
    }

    private static boolean is(PlaybookIssue issue, Problem problem) {
        return issue.code().equals(problem.code()) && issue.line() == problem.line()
                && issue.message().equals(problem.message());
    }
}
