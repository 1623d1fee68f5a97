package dev.steward.ui.git.internal.conflict;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.PlatformUI;

import dev.steward.ui.editor.Cures;

/** Beside the choices of the language: a look at both sides, from the Problems view. */
public final class ConflictMarkerFixes implements IMarkerResolutionGenerator2 {

    private static final String CODE = "code";
    private static final String CONFLICT = "conflict";

    @Override
    public boolean hasResolutions(IMarker marker) {
        return marker.getAttribute(CODE, "").equals(CONFLICT);
    }

    @Override
    public IMarkerResolution[] getResolutions(IMarker marker) {
        return hasResolutions(marker) && !Cures.areInText() && marker.getResource() instanceof IFile file
                ? new IMarkerResolution[]{ new Compare(file) } : new IMarkerResolution[0];
    }

    /** Opens the compare editor. */
    private record Compare(IFile file) implements IMarkerResolution {

        @Override
        public String getLabel() {
            return ConflictAssist.COMPARE;
        }

        @Override
        public void run(IMarker marker) {
            ThreeWay.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file,
                    sentence -> ILog.of(ConflictMarkerFixes.class).warn(sentence));
        }
    }
}
