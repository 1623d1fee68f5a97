package dev.steward.bench.workbench;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;

/** Begins when the window is up and a bench asks for it. */
public final class Starting implements IStartup {

    private static final String MONITORING = "org.eclipse.ui.monitoring";
    private static final int FREEZE_MILLIS = 100;

    @Override
    public void earlyStartup() {
        Report report = Report.asked();
        if (report != null) {
            Thread.ofPlatform().daemon().name("bench").start(() -> use(report));
        }
    }

    private static void use(Report report) {
        try {
            watch();
            Part.asked(report, new Window(PlatformUI.getWorkbench())).all();
            report.line("over", "well");
        } catch (Exception | AssertionError e) {
            report.line("over", String.valueOf(e), String.valueOf(e.getStackTrace()[0]));
        } finally {
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> PlatformUI.getWorkbench().close());
        }
    }

    /** The platform watches its event loop, off by default. */
    private static void watch() {
        var watch = InstanceScope.INSTANCE.getNode(MONITORING);
        watch.putInt("long_event_warning_threshold", FREEZE_MILLIS);
        watch.putBoolean("log_to_error_log", false);
        watch.putBoolean("monitoring_enabled", true);
    }
}
