package dev.steward.ui.editor.internal.fixes;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.internal.PlaybookImages;
import dev.steward.ui.editor.internal.rename.WorkspaceEdits;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolution2;
import org.eclipse.ui.IMarkerResolutionGenerator2;

/** The same cures in the Problems view. */
public final class MarkerFixes implements IMarkerResolutionGenerator2 {

    /** The dialog asks on the UI thread; when the language needs longer it offers nothing, and may be asked again. */
    private static final long PATIENCE_MILLIS = 500;
    private static final String CODE = "code";

    @Override
    public boolean hasResolutions(IMarker marker) {
        return !marker.getAttribute(CODE, "").isEmpty();
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        if (!(marker.getResource() instanceof IFile file)) {
            return new IMarkerResolution[0];
        }
        CompanyPlaybooks company = PlaybookSessions.ofWorkbench().company(file.getProject());
        var asked = company.ask(ide -> fixes(ide, company, file, marker));
        try {
            return asked.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).stream().map(fix -> new Resolution(fix, company))
                    .toArray(IMarkerResolution[]::new);
        } catch (TimeoutException | CancellationException | ExecutionException e) {
            ILog.of(getClass()).warn("The cures of a problem could not be found in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IMarkerResolution[0];
    }

    private static List<QuickFix> fixes(PlaybookIde ide, CompanyPlaybooks company, IFile file, IMarker marker) {
        return company.snapshot(ide, CompanyPlaybooks.pathOf(file)).map(snapshot -> snapshot.issues().stream()
                .filter(issue -> isAbout(issue, marker)).findFirst().map(issue -> ide.fixes(snapshot, issue))
                .orElse(List.<QuickFix>of())).orElse(List.of());
    }

    private static boolean isAbout(PlaybookIssue issue, IMarker marker) {
        return issue.code().equals(marker.getAttribute(CODE, ""))
                && issue.line() == marker.getAttribute(IMarker.LINE_NUMBER, 0)
                && issue.message().equals(marker.getAttribute(IMarker.MESSAGE, ""));
    }

    /** One cure. */
    private record Resolution(QuickFix fix, CompanyPlaybooks company) implements IMarkerResolution2 {

        @Override
        public String getLabel() {
            return fix.title();
        }

        @Override
        public void run(IMarker marker) {
            new WorkspaceEdits(company).perform(fix.title(), fix.files());
        }

        @Override
        public String getDescription() {
            return fix.title();
        }

        @Override
        public Image getImage() {
            return PlaybookImages.of("fix");
        }
    }
}
