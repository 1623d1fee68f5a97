package dev.steward.bench.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;

/** Goes through the list of runs: by pages, to its end, and by lines as a wheel does. */
final class UseRuns implements Part {

    private static final String RUNS = "dev.steward.app.runs";
    private static final double MILLION = 1e6, FRAME = 16.7;
    private static final int PAGES = 40, NOTCHES = 200, LINES = 3, LOOK = 400;

    private final Report report;
    private final Window window;
    /** Told when what was asked for is painted. */
    private final AtomicReference<@Nullable CompletableFuture<@NonNull Long>> painted = new AtomicReference<>();

    /** Something after which the list looks different. */
    private interface Move {
        void make() throws Exception;
    }

    UseRuns(Report report, Window window) {
        this.report = report;
        this.window = window;
    }

    @Override
    public void all() throws Exception {
        report.began("looking");
        window.activate();
        long opened = System.nanoTime();
        window.perspective(RUNS);
        window.await("the list of runs", () -> runs().filter(list -> list.getItemCount() > 0
                && !list.getItem(0).getText().isEmpty()).isPresent());
        report.since("workbench.runs.shown", opened);
        Table table = window.ask(() -> {
            Table list = runs().orElseThrow();
            list.setFocus();
            list.addListener(SWT.Paint, event -> {
                var waits = painted.getAndSet(null);
                if (waits != null) {
                    waits.complete(System.nanoTime());
                }
            });
            return list;
        });
        window.pause(LOOK);
        var pages = new ArrayList<Double>();
        for (int page = 0; page < 2 * PAGES; page++) {
            int key = page < PAGES ? SWT.PAGE_DOWN : SWT.PAGE_UP;
            frame(pages, () -> window.press(key));
        }
        tell("workbench.runs.page", pages);
        long began = System.nanoTime();
        window.press(SWT.END);
        window.await("the oldest run", () -> !table.getItem(table.getItemCount() - 1).getText().isEmpty());
        report.since("workbench.runs.end", began);
        window.pause(LOOK);
        report.began("scrolling the runs");
        window.press(SWT.HOME);
        window.pause(LOOK);
        var notches = new ArrayList<Double>();
        for (int notch = 0; notch < NOTCHES; notch++) {
            int by = notch < NOTCHES / 2 ? LINES : -LINES;
            frame(notches, () -> window.ask(() -> {
                table.setTopIndex(Math.max(0, table.getTopIndex() + by));
                return true;
            }));
        }
        tell("workbench.runs.scroll", notches);
    }

    /** Takes the time until the list is painted again; one that has nothing to paint is no frame. */
    private void frame(List<Double> took, Move move) throws Exception {
        var waits = new CompletableFuture<@NonNull Long>();
        painted.set(waits);
        long began = System.nanoTime();
        move.make();
        try {
            took.add((waits.get(1, TimeUnit.SECONDS) - began) / MILLION);
        } catch (TimeoutException e) {
            painted.set(null);
        }
        window.settle();
        window.pause(LOOK / 20);
    }

    private void tell(String name, List<Double> took) {
        report.value(name + ".frames", took.size(), "frames");
        if (!took.isEmpty()) {
            report.value(name + ".p50", Report.quantile(took, 0.5), "ms");
            report.value(name + ".p95", Report.p95(took), "ms");
            report.value(name + ".smooth", 100.0 * took.stream().filter(one -> one < FRAME).count() / took.size(),
                    "%");
        }
    }

    /** The table of the list of runs, when it is there. */
    private static Optional<Table> runs() {
        return tables(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell())
                .filter(table -> table.isVisible() && table.getColumnCount() == 5
                        && table.getColumn(0).getText().equals("State"))
                .findFirst();
    }

    private static Stream<Table> tables(Control control) {
        return control instanceof Table table ? Stream.of(table)
                : control instanceof Composite composite ? Stream.of(composite.getChildren()).flatMap(UseRuns::tables)
                        : Stream.empty();
    }
}
