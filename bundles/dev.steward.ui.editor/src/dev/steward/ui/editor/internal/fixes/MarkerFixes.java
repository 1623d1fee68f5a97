package dev.steward.ui.editor.internal.fixes;

import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.Cures;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.PlaybookImages;
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
        if (!(marker.getResource() instanceof IFile file) || Cures.areInText()) {
            return new IMarkerResolution[0];
        }
        var cures = new Cures(PlaybookSessions.ofWorkbench().company(file.getProject()));
        var asked = cures.of(new Cures.Problem(CompanyPlaybooks.pathOf(file),
                marker.getAttribute(IMarker.LINE_NUMBER, 0), marker.getAttribute(CODE, ""),
                marker.getAttribute(IMarker.MESSAGE, "")));
        try {
            return asked.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).stream().map(Resolution::new)
                    .toArray(IMarkerResolution[]::new);
        } catch (TimeoutException | CancellationException | ExecutionException e) {
            ILog.of(getClass()).warn("The cures of a problem could not be found in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IMarkerResolution[0];
    }

    /** One cure. */
    private record Resolution(Cures.Cure cure) implements IMarkerResolution2 {

        @Override
        public String getLabel() {
            return cure.title();
        }

        @Override
        public void run(IMarker marker) {
            cure.make().run();
        }

        @Override
        public String getDescription() {
            return cure.title();
        }

        @Override
        public Image getImage() {
            return PlaybookImages.of("fix");
        }
    }
}
