package dev.steward.ui.runs.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.Session;
import dev.steward.ui.kit.Commands;
import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;
import dev.steward.ui.kit.Named;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Styles;
import dev.steward.ui.RunMoment;
import dev.steward.ui.runs.internal.differ.DifferView;
import dev.steward.ui.runs.internal.differ.Pair;

/** All runs, newest first: filtered, sorted, opened, watched, stopped and resumed, with the keyboard alone. */
public final class RunsView extends ViewPart {

    private static final int TYPING_MILLIS = 250;
    private static final char COMPARE = 'C';
    private static final char PARENT = 'P';
    private static final String RESULT = "dev.steward.ui.govern.showResult";
    private static final String WATCH = "dev.steward.ui.debug.watch";
    private static final String STEP_THROUGH = "dev.steward.ui.debug.stepThrough";
    private static final String REOPEN = "dev.steward.ui.debug.reopen";
    private static final String VERSION_USED = "dev.steward.ui.git.used";
    private static final String SAVE_TEST = "dev.steward.ui.debug.saveTest";
    private static final String RUN = "dev.steward.ui.debug.run";

    private final Looking looking = new Looking();
    private @Nullable Widgets widgets;
    private @Nullable AutoCloseable following;
    private @Nullable AutoCloseable opening;
    private boolean refreshing;

    private record Widgets(Text text, Combo state, Label count, Composite stack, Message message, RunsTable table,
            RunPages pages) {
    }

    /** Something to do with the selected run. */
    private record Deed(String label, String tip, char letter, java.util.function.Predicate<RunRow> can,
            java.util.function.Consumer<RunRow> act) {
    }

    private final List<Deed> deeds = List.of(
            new Deed("Open result", "What came of it (Enter)", '\r', row -> true, this::open),
            new Deed("Show in text", "Opens its text and shows there what its steps do (W)", 'W', row -> true,
                    row -> Commands.run(getSite(), WATCH, Map.of("run", row.run().text()))),
            new Deed("Step through", "Forward and back in the Debug view; one that goes on is held (D)", 'D',
                    row -> true,
                    row -> Commands.run(getSite(), STEP_THROUGH, Map.of("run", row.run().text()))),
            new Deed("Resume", "Goes on after a pause or an interruption, or at its failed step (R)", 'R',
                    row -> !row.state().ended() || failed(row), row -> deed(session -> resume(session, row))),
            new Deed("Resume on the current playbook", "Goes on with the playbook as it is now (U)", 'U',
                    row -> !row.state().ended() || failed(row),
                    row -> Commands.run(getSite(), REOPEN, Map.of("run", row.run().text()))),
            new Deed("Run again", "Starts its playbook once more, with the inputs of the last time (A)", 'A',
                    row -> row.state().ended(),
                    row -> Commands.run(getSite(), RUN, Map.of("playbook", Say.simple(row.playbook())))),
            new Deed("Save as test…", "A test of its playbook that is answered as this run was (T)", 'T',
                    row -> row.state().ended(),
                    row -> Commands.run(getSite(), SAVE_TEST, Map.of("run", row.run().text()))),
            new Deed("Show version used", "The text that it works by (V)", 'V', row -> true,
                    row -> Commands.run(getSite(), VERSION_USED, Map.of())),
            new Deed("Hold", "Keeps it before its next step, also over a restart, until it is resumed (H)", 'H',
                    row -> !row.state().ended() && row.state() != RunState.PAUSED, row -> deed(session -> {
                        session.company().runs().pause(row.run());
                        return true;
                    })),
            new Deed("Stop", "Stops it at its next safe point; what its sagas did is taken back (S)", 'S',
                    row -> !row.state().ended(), row -> deed(session -> {
                        session.company().runs().cancel(row.run());
                        return true;
                    })));

    @Override
    public void createPartControl(Composite parent) {
        var company = getSite().getService(OpenCompany.class);
        var page = Styles.style(new Composite(CompanyArea.in(parent, getSite()), SWT.NONE), "StewardCard");
        page.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 8).spacing(8, 8).create());
        var text = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage("Playbook, id or reason");
        text.getAccessible().addAccessibleListener(new Named("Filter runs"));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        var state = new Combo(page, SWT.READ_ONLY);
        state.setItems(RunsText.choices().toArray(String[]::new));
        state.select(0);
        state.getAccessible().addAccessibleListener(new Named("State"));
        var count = Styles.label(page, "", "StewardMuted");
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(80, SWT.DEFAULT).applyTo(count);
        var stack = Styles.style(new Composite(page, SWT.NONE), "StewardCard");
        stack.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(stack);
        Function<Control, RunPages> model = control -> new RunPages(control,
                query -> company.ask(session -> session.company().runs().page(query)), this::show, this::trouble);
        var pages = new RunPages[1];
        var table = new RunsTable(stack, control -> pages[0] = model.apply(control), this::sort,
                run -> looking.at(RunMoment.latest(run)));
        getSite().setSelectionProvider(looking);
        var all = new Widgets(text, state, count, stack, new Message(stack), table, pages[0]);
        widgets = all;
        listen(all);
        following = company.follow(batch -> Deliver.later(page.getDisplay(), this::happened));
        opening = company.listen(now -> {
            if (now instanceof Opening.Open) {
                Deliver.later(page.getDisplay(), this::filter);
            }
        });
    }

    private void listen(Widgets all) {
        all.text().addListener(SWT.Modify, e -> all.text().getDisplay().timerExec(TYPING_MILLIS, filtering));
        all.text().addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN) {
                all.table().control().setFocus();
            }
        });
        all.state().addListener(SWT.Selection, e -> filter());
        var table = all.table().control();
        table.addListener(SWT.DefaultSelection, e -> all.table().selection().ifPresent(this::open));
        table.addListener(SWT.KeyDown, this::key);
        var menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(shown -> {
            all.table().selection().ifPresent(row -> fill(shown, row));
            compare(shown, all.table().selected());
        });
        table.setMenu(menu.createContextMenu(table));
    }

    /** One timer: what is typed meanwhile puts it off. */
    private final Runnable filtering = this::filter;

    private void fill(IContributionManager menu, RunRow row) {
        for (var deed : deeds) {
            var action = new Action(deed.label() + (deed.letter() == '\r' ? "" : "\t" + deed.letter())) {
                @Override
                public void run() {
                    deed.act().accept(row);
                }
            };
            action.setEnabled(deed.can().test(row));
            action.setToolTipText(deed.tip());
            menu.add(action);
        }
    }

    private void key(Event event) {
        var all = widgets;
        if (all == null || (event.stateMask & (SWT.MOD1 | SWT.ALT)) != 0) {
            return;
        }
        var letter = Character.toUpperCase(event.character);
        if (letter == COMPARE || letter == PARENT) {
            event.doit = false;
            pair(all.table().selected(), letter == PARENT)
                    .ifPresent(pair -> DifferView.open(getSite().getPage(), pair));
        }
        // asked first, as the toolkit goes through all rows for those that are selected
        deeds.stream().filter(deed -> deed.letter() == letter && letter != '\r').findFirst()
                .ifPresent(deed -> all.table().selection().filter(deed.can()).ifPresent(row -> {
                    event.doit = false;
                    deed.act().accept(row);
                }));
    }

    private void compare(IContributionManager menu, List<RunRow> rows) {
        menu.add(new Separator());
        compare(menu, rows.size() == 1 ? "Compare with the run before\tC" : "Compare\tC", pair(rows, false));
        compare(menu, "Compare with the run it was forked from\tP", pair(rows, true));
    }

    private void compare(IContributionManager menu, String label, Optional<Pair> pair) {
        var action = new Action(label) {
            @Override
            public void run() {
                pair.ifPresent(found -> DifferView.open(getSite().getPage(), found));
            }
        };
        action.setEnabled(pair.isPresent());
        menu.add(action);
    }

    /** Of two the older one stands on the left; one stands on the right of the run before it, or of its parent. */
    private static Optional<Pair> pair(List<RunRow> rows, boolean parent) {
        if (rows.size() == 1) {
            var row = rows.getFirst();
            var of = row.parent();
            return !parent ? Optional.of(new Pair.Before(row.run(), ""))
                    : of == null ? Optional.empty() : Optional.of(new Pair.Runs(of, row.run(), ""));
        }
        var sorted = rows.stream().sorted(Comparator.comparing(RunRow::started)).toList();
        return rows.size() != 2 || parent ? Optional.empty()
                : Optional.of(new Pair.Runs(sorted.getFirst().run(), sorted.getLast().run(), ""));
    }

    private static boolean failed(RunRow row) {
        return row.state() == RunState.FAILED || row.state() == RunState.PARTLY_COMPENSATED;
    }

    private static boolean resume(Session session, RunRow row) {
        var runs = session.company().runs();
        if (!failed(row)) {
            return runs.resume(row.run());
        }
        runs.reopen(row.run(), null);
        return true;
    }

    private void open(RunRow row) {
        Commands.run(getSite(), RESULT, Map.of("run", row.run().text()));
    }

    private void deed(Function<Session, Boolean> work) {
        var all = widgets;
        if (all != null) {
            trouble("");
            CompletableFuture<Boolean> done = getSite().getService(OpenCompany.class).ask(work::apply);
            Deliver.to(all.stack(), done, did -> trouble(did ? "" : "The run has ended, so there is nothing to go on "
                    + "with; run its playbook again."), this::trouble);
        }
    }

    private void sort(RunQuery.Order order, boolean down) {
        var all = widgets;
        if (all != null) {
            var now = all.pages().query();
            all.pages().ask(new RunQuery(now.states(), now.playbook(), now.text(), order, down, 0, RunPages.SIZE));
        }
    }

    private void filter() {
        var all = widgets;
        if (all == null || all.stack().isDisposed()) {
            return;
        }
        var now = all.pages().query();
        all.pages().ask(new RunQuery(RunsText.states(all.state().getText()), null, all.text().getText().strip(),
                now.order(), now.down(), 0, RunPages.SIZE));
    }

    /** Batches come five times a second at most; one reading at a time is enough. */
    private void happened() {
        var all = widgets;
        if (all != null && !all.stack().isDisposed() && !refreshing) {
            refreshing = true;
            all.pages().refresh(all.table().firstInSight(), all.table().lastInSight());
        }
    }

    private void show(RunQuery.Page page) {
        var all = widgets;
        refreshing = false;
        if (all == null) {
            return;
        }
        Styles.text(all.count(), page.total() == 1 ? "1 run" : "%,d runs".formatted(page.total()));
        if (page.total() == 0) {
            say(all);
        } else {
            all.table().show(page.total());
            top(all, all.table().frame());
        }
    }

    private void say(Widgets all) {
        if (all.text().getText().isBlank() && all.state().getSelectionIndex() <= 0) {
            all.message().say("No runs yet", "Every run of a playbook will be here, with its state, cost and result.",
                    List.of(),
                    List.of(new Message.Step("Run a playbook", () -> Commands.run(getSite(), RUN, Map.of()))));
        } else {
            all.message().say("No run fits", "Try fewer words, or all states.", List.of(),
                    List.of(new Message.Step("Show all runs", () -> {
                        all.state().select(0);
                        all.text().setText("");
                        filter();
                    })));
        }
        top(all, all.message().control());
    }

    private static void top(Widgets all, Control control) {
        var layout = (StackLayout) all.stack().getLayout();
        if (layout.topControl != control) {
            layout.topControl = control;
            all.stack().layout();
        }
    }

    private void trouble(String sentence) {
        refreshing = false;
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence.isEmpty() ? null : sentence);
    }

    @Override
    public void setFocus() {
        var all = widgets;
        if (all == null) {
            return;
        }
        if (((StackLayout) all.stack().getLayout()).topControl == all.table().frame()) {
            all.table().control().setFocus();
        } else {
            all.text().setFocus();
        }
    }

    @Override
    public void dispose() {
        widgets = null;
        Deliver.close(following);
        Deliver.close(opening);
        super.dispose();
    }
}
