package dev.steward.ui.runs.internal.inspect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

import dev.steward.runtime.ProblemException;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;
import dev.steward.ui.kit.CompanyArea;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;
import dev.steward.ui.kit.Refresher;

/**
 * All about the step that is looked at in another view, as of that moment: what was sent and what came, why, what it cost
 * and changed, and the names that it saw.
 */
public final class StepView extends ViewPart implements ISelectionListener {

    private static final int REST_MILLIS = 500;
    private static final String EDITOR = "org.eclipse.ui.DefaultTextEditor";

    private @Nullable Widgets widgets;
    private @Nullable AutoCloseable following;
    private volatile @Nullable RunMoment wanted;
    private @Nullable RunMoment shown;

    /** What was read, for which moment. */
    private record Found(RunMoment moment, Inspected known, StepTree tree) {

        static Found read(Session session, RunMoment moment) {
            var known = Inspected.read(session, moment);
            return new Found(moment, known, new StepTree(known, Optional.empty()));
        }

        /** With where its line comes from. */
        Found withOrigin(Session session) {
            var step = tree.step();
            return step.isEmpty() ? this : new Found(moment, known,
                    new StepTree(known, Inspected.origin(session, moment, step.get().staticId())));
        }
    }

    private record Widgets(Composite stack, Message message, StepPage page, Refresher<Found> refresher) {
    }

    @Override
    public void createPartControl(Composite parent) {
        var stack = new Composite(CompanyArea.in(parent, getSite()), SWT.NONE);
        stack.setLayout(new StackLayout());
        var company = getSite().getService(OpenCompany.class);
        var all = new Widgets(stack, new Message(stack), new StepPage(stack, this::open),
                new Refresher<>(stack, () -> company.ask(session -> {
                    var moment = wanted;
                    if (moment == null) {
                        throw ProblemException.wrongUse("No run is looked at.");
                    }
                    return Found.read(session, moment);
                }), this::show, sentence -> say("Nothing can be shown", sentence)));
        widgets = all;
        say("No step chosen",
                "Select a run, and a step of it on the timeline: what it was sent and what came, why, and "
                        + "what it cost is here.");
        getSite().getPage().addSelectionListener(this);
        following = company.follow(batch -> {
            var moment = wanted;
            if (moment != null && moment.moment() == RunMoment.LATEST
                    && (batch.missed() || batch.runs().contains(moment.run()))) {
                all.refresher().request();
            }
        });
        selectionChanged(this, getSite().getPage().getSelection());
    }

    @Override
    public void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        var all = widgets;
        if (all != null && selection instanceof IStructuredSelection some) {
            var moment = Adapters.adapt(some.getFirstElement(), RunMoment.class);
            if (moment != null && !Objects.equals(moment, wanted)) {
                wanted = moment;
                all.refresher().request();
            }
        }
    }

    private void show(Found found) {
        var all = widgets;
        if (all != null) {
            shown = found.moment();
            all.page().show(found.tree());
            top(all, all.page().control());
            all.stack().getDisplay().timerExec(REST_MILLIS, () -> origin(all, found));
        }
    }

    /** Who wrote the line is asked when somebody stays at it. */
    private void origin(Widgets all, Found found) {
        if (!all.stack().isDisposed() && Objects.equals(found.moment(), wanted)) {
            Deliver.to(all.stack(), getSite().getService(OpenCompany.class).ask(found::withOrigin), more -> {
                if (Objects.equals(more.moment(), wanted)) {
                    all.page().show(more.tree());
                }
            }, sentence -> ILog.of(getClass()).info("Nobody knows who wrote the line: " + sentence));
        }
    }

    /** All of a line in an editor, made elsewhere. */
    private void open(Node node) {
        var all = widgets;
        var moment = shown;
        if (all == null || moment == null) {
            return;
        }
        var name = node.label().replaceAll("[^A-Za-z0-9_.-]+", "-");
        var tip = moment.run() + "  " + moment.path() + "  " + node.label();
        Deliver.to(all.stack(), getSite().getService(OpenCompany.class).ask(session -> {
            var text = node.full();
            var json = text.startsWith("{") || text.startsWith("[");
            return new TextInput(name + (json ? ".json" : ".txt"), tip, TextInput.broken(text));
        }), this::edit, sentence -> say("That can't be opened", sentence));
    }

    private void edit(TextInput input) {
        try {
            getSite().getPage().openEditor(input, EDITOR);
        } catch (PartInitException e) {
            ILog.of(getClass()).error("The text does not open", e);
        }
    }

    private void say(String title, String sentence) {
        var all = widgets;
        if (all != null) {
            all.message().say(title, sentence, List.of(), List.of());
            top(all, all.message().control());
        }
    }

    private static void top(Widgets all, Control control) {
        var layout = (StackLayout) all.stack().getLayout();
        if (layout.topControl != control) {
            layout.topControl = control;
            all.stack().layout();
        }
    }

    @Override
    public void setFocus() {
        var all = widgets;
        if (all != null) {
            if (shown == null) {
                all.message().focus();
            } else {
                all.page().focus();
            }
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(this);
        Deliver.close(following);
        super.dispose();
    }
}
