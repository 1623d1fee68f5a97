package dev.steward.app.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart3;
import org.eclipse.ui.IWorkbenchWindow;

import dev.steward.ui.govern.GovernViews;

/**
 * Says in a file how far the start is, for who waits for it or measures it: a line {@code STAGE AT PROCESSOR} each, with
 * the time in milliseconds since 1970 and the milliseconds of processor that the process has had. To be used on the UI
 * thread, whenever it has nothing to do.
 */
final class Ready {

    /** The system property that names the file; nothing is said without. */
    static final String PROPERTY = "dev.steward.app.ready";

    /** The window is there; the start page or an editor shows what it is for. */
    private enum Stage {
        WINDOW, PAGE
    }

    private final Path file;
    private final Set<Stage> ahead = EnumSet.allOf(Stage.class);

    private Ready(Path file) {
        this.file = file;
    }

    /** Null when nobody asked. */
    static @Nullable Ready asked() {
        String name = System.getProperty(PROPERTY);
        return name == null ? null : new Ready(Path.of(name));
    }

    /** All that could be reached now is painted, for nothing is left to do. */
    void idle(IWorkbench workbench) {
        if (ahead.isEmpty()) {
            return;
        }
        for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
            if (window.getShell().isVisible()) {
                reached(Stage.WINDOW);
            }
            IWorkbenchPage page = window.getActivePage();
            if (page != null && (page.getActiveEditor() != null || isFilled(page))) {
                reached(Stage.PAGE);
            }
        }
    }

    private static boolean isFilled(IWorkbenchPage page) {
        IViewReference today = page.findViewReference(GovernViews.TODAY);
        return today != null && today.getPart(false) instanceof IWorkbenchPart3 part
                && part.getPartProperty(GovernViews.FILLED) != null;
    }

    private void reached(Stage stage) {
        if (ahead.remove(stage)) {
            try {
                Files.writeString(file, String.format(Locale.ROOT, "%s %d %d%n", stage.name().toLowerCase(Locale.ROOT),
                        System.currentTimeMillis(), processorMillis()), StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                ahead.clear();
                ILog.of(getClass()).warn("How far the start is can't be written into " + file + ".", e);
            }
        }
    }

    private static long processorMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }
}
