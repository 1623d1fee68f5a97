package dev.steward.bench.workbench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

import dev.steward.engine.spi.RunQuery;
import dev.steward.ui.OpenCompany;

/**
 * Goes through the list of runs: by pages, to its end, by lines as a wheel does, and narrows it to one run and back. Then
 * a table of the toolkit alone is gone through in the same way: what drawing takes here, whoever fills the rows.
 */
final class UseRuns implements Part {

    private static final String RUNS = "dev.steward.app.runs";
    private static final int PAGES = 40, NOTCHES = 100, LINES = 3, LOOK = 400;
    /** Part of one id only. */
    private static final String ONE = "000000-000042";

    private final Report report;
    private final Window window;

    UseRuns(Report report, Window window) {
        this.report = report;
        this.window = window;
    }

    @Override
    public void all() throws Exception {
        report.began("looking");
        window.activate();
        int total = PlatformUI.getWorkbench().getService(OpenCompany.class)
                .ask(session -> session.company().runs().page(RunQuery.newest(1)).total()).get(1, TimeUnit.MINUTES);
        long opened = System.nanoTime();
        window.perspective(RUNS);
        window.await("the list of runs", () -> runs().filter(list -> list.getItemCount() > 0
                && !list.getItem(0).getText().isEmpty()).isPresent());
        report.since("workbench.runs.shown", opened);
        Table table = window.ask(() -> runs().orElseThrow());
        window.await("all runs", () -> table.getItemCount() == total);
        report.since("workbench.runs.whole", opened);
        if (window.ask(() -> table.getClientArea().height > total * table.getItemHeight())) {
            report.say("a list of " + total + " runs has nothing to scroll");
            return;
        }
        focus(table);
        var pages = new Frames(report, window, table, "the list");
        report.began("paging");
        for (int page = 0; page < 2 * PAGES; page++) {
            int key = page < PAGES ? SWT.PAGE_DOWN : SWT.PAGE_UP;
            pages.take(() -> window.press(key));
        }
        ends(table);
        report.began("scrolling the runs");
        var notches = scrolling(table, "the list");
        narrowing(table, total);
        report.began("the bare table");
        Table bare = window.ask(() -> BareTable.open(table));
        window.pause(2 * LOOK);
        pages.tell("workbench.runs.page", bare(bare));
        notches.tell("workbench.runs.scroll", scrolling(bare, "the bare table"));
        window.ask(() -> {
            bare.getShell().dispose();
            return true;
        });
    }

    /** It has no keyboard, so its selection moves by itself. */
    private Frames bare(Table bare) throws Exception {
        var frames = new Frames(report, window, bare, "the bare table");
        int rows = window.ask(() -> bare.getClientArea().height / bare.getItemHeight());
        for (int page = 0; page < 2 * PAGES; page++) {
            int by = page < PAGES ? rows : -rows;
            frames.take(() -> window.ask(() -> {
                bare.setSelection(Math.max(0, bare.getSelectionIndex() + by));
                return true;
            }));
        }
        return frames;
    }

    private void focus(Table table) throws Exception {
        window.ask(table::setFocus);
        window.await("the keyboard", () -> table.getDisplay().getFocusControl() == table);
        window.pause(LOOK);
    }

    private void ends(Table table) throws Exception {
        report.began("ends");
        focus(table);
        long began = System.nanoTime();
        window.press(SWT.END);
        window.await("the oldest run", () -> !table.getItem(table.getItemCount() - 1).getText().isEmpty());
        report.since("workbench.runs.end", began);
        window.pause(LOOK);
        window.press(SWT.HOME);
        window.pause(LOOK);
    }

    private Frames scrolling(Table table, String name) throws Exception {
        var frames = new Frames(report, window, table, name);
        for (int notch = 0; notch < 2 * NOTCHES; notch++) {
            int by = notch < NOTCHES ? LINES : -LINES;
            frames.take(() -> window.ask(() -> {
                table.setTopIndex(Math.max(0, table.getTopIndex() + by));
                return true;
            }));
        }
        return frames;
    }

    private void narrowing(Table table, int total) throws Exception {
        report.began("narrowing");
        Text filter = window.ask(() -> all(window.page().getWorkbenchWindow().getShell()).filter(Text.class::isInstance)
                .map(Text.class::cast).filter(text -> text.isVisible() && text.getMessage().startsWith("Playbook, id"))
                .findFirst().orElseThrow());
        window.ask(filter::setFocus);
        window.pause(LOOK);
        for (char c : ONE.toCharArray()) {
            window.key(c);
        }
        long typed = System.nanoTime();
        window.await("the one run", () -> table.getItem(0).getText(1).length() > 0 && table.getItemCount() == 1);
        report.since("workbench.runs.narrowed", typed);
        window.ask(() -> {
            filter.setText("");
            return true;
        });
        long cleared = System.nanoTime();
        window.await("all runs", () -> table.getItemCount() == total);
        report.since("workbench.runs.widened", cleared);
    }

    /** The table of the list of runs, when it is there. */
    private static Optional<Table> runs() {
        return all(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell()).filter(Table.class::isInstance)
                .map(Table.class::cast).filter(table -> table.isVisible() && table.getColumnCount() == 5
                        && table.getColumn(0).getText().equals("State"))
                .findFirst();
    }

    private static Stream<Control> all(Control control) {
        return Stream.concat(Stream.of(control), control instanceof Composite composite
                ? Stream.of(composite.getChildren()).flatMap(UseRuns::all) : Stream.empty());
    }
}
