package dev.steward.ui.govern.internal.today;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.govern.GovernViews;
import dev.steward.ui.govern.internal.inbox.Deeds;
import dev.steward.ui.govern.internal.stop.StopHandler;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;
import dev.steward.ui.kit.Refresher;
import dev.steward.ui.kit.Styles;

/** The start page. It reads again when something happened in a run, and looks at the clock twice a minute. */
public final class TodayView extends ViewPart {

    private static final int TICK_MILLIS = 30_000;

    private final List<AutoCloseable> handles = new ArrayList<>();
    private @Nullable Widgets widgets;
    /** What the page gave the keyboard to. */
    private @Nullable Control placed;
    private boolean stale;

    /** What there is once the view is on the screen. */
    private record Widgets(OpenCompany company, Composite stack, Message message, Welcome welcome, TodayPage page,
            PageActions actions, Refresher<Today> refresher, Refresher<Today.Next> next,
            Refresher<Today.Edits> edits) {

        /** The page does not wait for what comes by itself and for what was changed, for which playbooks are read. */
        void request(boolean anything) {
            refresher.request();
            next.request();
            if (anything) {
                edits.request();
            }
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        var company = getSite().getService(OpenCompany.class);
        var stack = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        stack.setLayout(new StackLayout());
        var message = new Message(stack);
        var deeds = new Deeds(getSite(), stack, this::trouble);
        var actions = new PageActions(deeds, getSite());
        var page = new TodayPage(stack, actions);
        var reader = new TodayReader(Clock.systemUTC());
        var refresher = new Refresher<>(stack, () -> company.ask(reader::read), this::show, this::trouble);
        var next = new Refresher<Today.Next>(stack, () -> company.ask(reader::next),
                coming -> page.show(coming, Instant.now()), this::trouble);
        var edits = new Refresher<Today.Edits>(stack, () -> company.ask(reader::edits),
                this::show, this::trouble);
        widgets = new Widgets(company, stack, message, new Welcome(stack, welcome(company)), page, actions, refresher,
                next, edits);
        var display = stack.getDisplay();
        handles.add(company.listen(opening -> Deliver.later(display, () -> opened(opening))));
        handles.add(company.follow(batch -> Deliver.later(display, () -> happened(false))));
        handles.add(StopHandler.follow(() -> Deliver.later(display, () -> happened(false))));
        var seen = new Seen();
        getSite().getPage().addPartListener(seen);
        handles.add(() -> getSite().getPage().removePartListener(seen));
        tick(stack);
    }

    /** The page is read again when it comes in sight, if something has happened since. */
    private final class Seen implements IPartListener2 {
        @Override
        public void partVisible(@Nullable IWorkbenchPartReference part) {
            if (stale && part != null && part.getPart(false) == TodayView.this) {
                happened(true);
            }
        }
    }

    /**
     * Nobody waits for a page that is out of sight, and laying it out would keep who types elsewhere waiting.
     *
     * @param anything whether commits may have come, too, and not only something in runs
     */
    private void happened(boolean anything) {
        var all = widgets;
        if (all == null || all.stack().isDisposed() || !(all.company().state() instanceof Opening.Open)) {
            return;
        }
        stale = !getSite().getPage().isPartVisible(this);
        if (!stale) {
            all.request(anything);
        }
    }

    private Welcome.Actions welcome(OpenCompany company) {
        return new Welcome.Actions() {
            @Override
            public void make(Path folder) {
                var all = widgets;
                if (all != null) {
                    Deliver.to(all.stack(), company.make(folder), made -> {
                        // it opens, and that is heard
                    }, all.welcome()::fail);
                }
            }

            @Override
            public void open() {
                folder("Choose the folder of a company").ifPresent(company::open);
            }

            @Override
            public Optional<Path> choose() {
                return folder("Choose a new or empty folder for the sample company");
            }
        };
    }

    private void tick(Control control) {
        control.getDisplay().timerExec(TICK_MILLIS, () -> {
            var all = widgets;
            if (all != null && !control.isDisposed()) {
                happened(true);
                tick(control);
            }
        });
    }

    private void opened(Opening opening) {
        var all = widgets;
        if (all == null || all.stack().isDisposed()) {
            return;
        }
        if (opening instanceof Opening.None || opening instanceof Opening.Failed) {
            filled();
        }
        switch (opening) {
            case Opening.None none -> top(all, all.welcome().control());
            case Opening.Under under -> say(all, "Opening " + under.folder().getFileName() + " …", "", List.of(),
                    List.of());
            case Opening.Failed failed -> say(all, "This company can't be opened", failed.sentence(), failed.details(),
                    List.of(new Message.Step("Try again", () -> all.company().open(failed.folder())),
                            new Message.Step("Open another…", () -> open(all))));
            case Opening.Open open -> all.request(true);
        }
        if (opening instanceof Opening.None && getSite().getPage().getActivePart() == this) {
            all.welcome().focus();
        }
    }

    /** For who waits until the page shows something. */
    private void filled() {
        setPartProperty(GovernViews.FILLED, "true");
    }

    private static void say(Widgets all, String title, String text, List<String> more, List<Message.Step> steps) {
        all.message().say(title, text, more, steps);
        top(all, all.message().control());
    }

    private static void top(Widgets all, Control control) {
        var layout = (StackLayout) all.stack().getLayout();
        if (layout.topControl != control) {
            layout.topControl = control;
            all.stack().layout();
        }
    }

    private void show(Today today) {
        var all = widgets;
        if (all != null) {
            all.page().show(today, Instant.now(), all.actions());
            top(all, all.page().control());
            filled();
            keepKeyboard(all);
        }
    }

    private void show(Today.Edits edits) {
        var all = widgets;
        if (all != null) {
            all.page().show(edits, Instant.now());
            keepKeyboard(all);
        }
    }

    /**
     * What had the keyboard may be gone; then the first thing to do gets it, and gives it to what comes before it until
     * somebody moves it.
     */
    private void keepKeyboard(Widgets all) {
        if (getSite().getPage().getActivePart() != this) {
            return;
        }
        var display = all.stack().getDisplay();
        var focus = display.getFocusControl();
        var lost = focus == null || !focus.isVisible() || focus instanceof Composite && !(focus instanceof Canvas);
        var stayed = placed != null && (placed.isDisposed() || placed == focus);
        placed = null;
        if (lost || stayed) {
            setFocus();
            placed = display.getFocusControl();
        }
    }

    private void trouble(String sentence) {
        getViewSite().getActionBars().getStatusLineManager().setErrorMessage(sentence);
    }

    private void open(Widgets all) {
        folder("Choose the folder of a company").ifPresent(all.company()::open);
    }

    private Optional<Path> folder(String question) {
        var dialog = new DirectoryDialog(getSite().getShell());
        dialog.setText("Steward");
        dialog.setMessage(question);
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    @Override
    public void setFocus() {
        var all = widgets;
        if (all != null) {
            var top = ((StackLayout) all.stack().getLayout()).topControl;
            if (top == all.page().control()) {
                all.page().focus();
            } else if (top == all.welcome().control()) {
                all.welcome().focus();
            } else {
                all.message().focus();
            }
        }
    }

    @Override
    public void dispose() {
        widgets = null;
        handles.forEach(Deliver::close);
        super.dispose();
    }
}
