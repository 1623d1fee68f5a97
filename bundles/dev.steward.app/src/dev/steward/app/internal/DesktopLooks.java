package dev.steward.app.internal;

import java.io.IOException;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;

/**
 * What the desktop's toolkit draws by itself, as selections and the mark of the keyboard, in the product's colours. To
 * be called before there is a display, for it is read once.
 */
final class DesktopLooks {

    /** The toolkit's own switch; who starts the workbench with another sheet has the last word. */
    private static final String SHEET = "org.eclipse.swt.internal.gtk.cssFile";

    private DesktopLooks() {
    }

    static void use() {
        var bundle = Platform.getBundle("dev.steward.ui");
        if (!Platform.WS_GTK.equals(Platform.getWS()) || bundle == null || System.getProperty(SHEET) != null) {
            return;
        }
        var sheet = FileLocator.find(bundle, IPath.fromPortableString("css/gtk.css"));
        try {
            if (sheet != null) {
                System.setProperty(SHEET, FileLocator.toFileURL(sheet).getPath());
            }
        } catch (IOException e) {
            ILog.of(DesktopLooks.class).warn("The looks of the desktop stay as they are.", e);
        }
    }
}
