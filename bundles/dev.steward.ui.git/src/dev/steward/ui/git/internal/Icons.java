package dev.steward.ui.git.internal;

import java.net.URL;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;

/** The room's icons by their names. */
public final class Icons {

    private Icons() {
    }

    /** An icon; a red square where there is none of the name. */
    public static ImageDescriptor of(String name) {
        URL found = FileLocator.find(Platform.getBundle("dev.steward.ui.git"),
                IPath.fromPortableString("icons/" + name + ".svg"));
        return found == null ? ImageDescriptor.getMissingImageDescriptor() : ImageDescriptor.createFromURL(found);
    }
}
