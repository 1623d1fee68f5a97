package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which the UI thread was busy for a second, or the time that is given, and says where. */
final class Responsive implements BeforeEachCallback, AfterEachCallback {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final long BETWEEN_NANOS = 50_000_000L;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final AtomicBoolean over = new AtomicBoolean();
    private final long limit;
    private volatile String where = "";
    private volatile long longest;

    Responsive() {
        this(LIMIT);
    }

    /** @param limit how long it may be busy */
    Responsive(Duration limit) {
        this.limit = limit.toNanos();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        over.set(false);
        longest = 0;
        Thread.ofPlatform().daemon().name("responsive").start(() -> watch(display));
    }

    private void watch(Display display) {
        while (!over.get()) {
            var answered = new AtomicBoolean();
            display.asyncExec(() -> answered.set(true));
            long waited = 0;
            while (!answered.get() && !over.get()) {
                long before = System.nanoTime();
                long worked = CPU.getThreadCpuTime(display.getThread().threadId());
                LockSupport.parkNanos(BETWEEN_NANOS / 5);
                waited += busy(display.getThread(), System.nanoTime() - before,
                        CPU.getThreadCpuTime(display.getThread().threadId()) - worked);
                if (waited > limit && waited > longest) {
                    longest = waited;
                    where = stack(display.getThread());
                }
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
    }

    /**
     * Of the time that passed: all of it while the thread waits for something, else what it worked. On a machine with
     * too much to do it may wait for its turn, which is nobody's fault. Taking pictures is no work of the workbench.
     */
    private static long busy(Thread thread, long passed, long worked) {
        if (stack(thread).contains("tests.Robot")) {
            return 0;
        }
        return thread.getState() == Thread.State.RUNNABLE ? Math.min(passed, worked) : passed;
    }

    private static String stack(Thread thread) {
        var out = new StringBuilder();
        for (StackTraceElement frame : thread.getStackTrace()) {
            out.append("\n  ").append(frame);
        }
        return out.toString();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        over.set(true);
        assertTrue(longest < limit,
                () -> "The UI thread was busy for " + longest / 1_000_000 + " ms, at last in" + where);
    }
}
