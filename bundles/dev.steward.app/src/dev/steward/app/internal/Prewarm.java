package dev.steward.app.internal;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.ResourceLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Reads the classes of the first editor and the first explorer while the start page is looked at. Else the window would
 * not answer while it reads them: the machine needs longer for that than for showing what they make.
 */
public final class Prewarm {

    private static final long AFTER_SECONDS = 2;
    private static final String ICON = "icons/playbook.svg";
    private static final int FULL_SIZE = 100;

    /** What is read of a bundle: all of a package and what is below it. */
    private record Part(String bundle, String path) {
    }

    private static final List<Part> PARTS = List.of(
            new Part("org.eclipse.ui.navigator", "org/eclipse/ui"),
            new Part("org.eclipse.ui.navigator.resources", "org/eclipse/ui/internal/navigator/resources/workbench"),
            new Part("org.eclipse.jface.text", "org/eclipse/jface/text/source"),
            new Part("org.eclipse.jface.text", "org/eclipse/jface/internal/text"),
            new Part("org.eclipse.ui.workbench.texteditor", "org/eclipse/ui/texteditor"),
            new Part("org.eclipse.ui.editors", "org/eclipse/ui/texteditor"),
            new Part("org.eclipse.ui.genericeditor", "org/eclipse/ui/internal/genericeditor"),
            new Part("dev.steward.graph", "dev/steward/graph"),
            new Part("dev.steward.ui.editor", "dev/steward/ui/editor"),
            new Part("dev.steward.ui.govern", "dev/steward/ui/govern"),
            new Part("dev.steward.ui.git", "dev/steward/ui/git"));

    private Prewarm() {
    }

    /** Begins soon, in the background. */
    static void start() {
        var job = Job.createSystem("Reading ahead", (ICoreRunnable) Prewarm::read);
        job.setPriority(Job.DECORATE);
        job.schedule(TimeUnit.SECONDS.toMillis(AFTER_SECONDS));
    }

    /** Reads all; returns how many classes there were. Not on the UI thread. */
    public static int read(IProgressMonitor monitor) {
        int classes = 0;
        // the icons are drawn by Java's own graphics, whose first use is slow, as is that of what reads them
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics().dispose();
        ResourceLocator.imageDescriptorFromBundle(Prewarm.class, ICON).ifPresent(icon -> icon.getImageData(FULL_SIZE));
        for (var part : PARTS) {
            var bundle = Platform.getBundle(part.bundle());
            var wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
            if (bundle == null || wiring == null) {
                continue;
            }
            for (var file : wiring.listResources(part.path(), "*.class",
                    BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL)) {
                if (monitor.isCanceled()) {
                    return classes;
                }
                classes += read(bundle, file.substring(0, file.length() - ".class".length()).replace('/', '.'));
            }
        }
        return classes;
    }

    private static int read(Bundle bundle, String name) {
        try {
            // asking for the constructors has the class verified as well, but runs nothing of it
            bundle.loadClass(name).getDeclaredConstructors();
            return 1;
        } catch (ClassNotFoundException | LinkageError e) {
            // it needs something that is not installed, so it is not used either
            return 0;
        }
    }
}
