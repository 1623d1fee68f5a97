package dev.steward.bench.workbench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;

/** How long a control takes from each move until it is painted anew. */
final class Frames {

    /** Sixty a second. */
    private static final double BOUND = 16.7;
    private static final double MILLION = 1e6, HALF = 0.5;
    private static final int BETWEEN = 20, UNPAINTED = 5;

    private final Report report;
    private final Window window;
    private final String name;
    private final long thread;
    private final List<Double> took = new ArrayList<>(), worked = new ArrayList<>();
    /** Told when what was asked for is painted. */
    private final AtomicReference<@Nullable CompletableFuture<@NonNull Long>> painted = new AtomicReference<>();
    private int unpainted;

    /** Something after which the control looks different. */
    interface Move {
        void make() throws Exception;
    }

    Frames(Report report, Window window, Control control, String name) throws Exception {
        this.report = report;
        this.window = window;
        this.name = name;
        thread = window.ask(() -> {
            control.addListener(SWT.Paint, event -> {
                var waits = painted.getAndSet(null);
                if (waits != null) {
                    waits.complete(System.nanoTime());
                }
            });
            return Thread.currentThread().threadId();
        });
    }

    /** Takes the time until the control is painted again; a move after which there is nothing to paint is no frame. */
    void take(Move move) throws Exception {
        if (unpainted >= UNPAINTED) {
            throw new IllegalStateException(name + " is not painted anew, though it should look different, after "
                    + took.size() + " times that it was");
        }
        var waits = new CompletableFuture<@NonNull Long>();
        painted.set(waits);
        long began = System.nanoTime();
        long before = processor();
        move.make();
        try {
            took.add((waits.get(2, TimeUnit.SECONDS) - began) / MILLION);
            window.settle();
            worked.add((processor() - before) / MILLION);
            unpainted = 0;
        } catch (TimeoutException e) {
            painted.set(null);
            unpainted++;
        }
        window.pause(BETWEEN);
    }

    /** What the UI thread worked so far. */
    private long processor() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    void tell(String prefix) {
        values(prefix);
        report.say(prefix + ": p95 " + verdict());
    }

    private String verdict() {
        return (Report.p95(took) <= BOUND ? "within" : "over") + " 16.7 ms, sixty frames a second";
    }

    /** Tells of it beside the same moves in a table of the toolkit alone. */
    void tell(String prefix, Frames bare) {
        values(prefix);
        bare.values(prefix + ".bare");
        double p95 = Report.p95(took), least = Report.p95(bare.took);
        report.say(prefix + ": p95 " + verdict() + String.format(Locale.ROOT,
                "; a table of the toolkit alone takes %.1f of its %.1f ms here, and %.1f "
                        + "of its %.1f ms of the processor",
                least, p95, Report.quantile(bare.worked, HALF), Report.quantile(worked, HALF)));
    }

    private void values(String prefix) {
        report.value(prefix + ".p50", Report.quantile(took, HALF), "ms");
        report.value(prefix + ".p95", Report.p95(took), "ms");
        report.value(prefix + ".max", Report.quantile(took, 1), "ms");
        report.value(prefix + ".smooth", 100.0 * took.stream().filter(one -> one < BOUND).count() / took.size(), "%");
        report.value(prefix + ".processor", Report.quantile(worked, HALF), "ms");
    }
}
