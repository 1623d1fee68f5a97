package dev.steward.ui.runs.internal.differ;

import java.util.stream.Collectors;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.runs.RunsViews;
import dev.steward.ui.runs.internal.Looking;
import dev.steward.ui.runs.internal.StackedView;
import dev.steward.ui.runs.internal.differ.Compared.Field;
import dev.steward.ui.runs.internal.differ.Compared.Line;

/** What two runs, or two tries of a step, did differently, beside each other. */
public final class DifferView extends StackedView {

    private final Looking looking = new Looking();
    private @Nullable DifferPage page;
    private @Nullable Compared shown;
    private @Nullable Pair wanted;

    /** Compares a pair in this view, which is opened when it is not there. UI thread. */
    public static void open(IWorkbenchPage workbench, Pair pair) {
        try {
            if (workbench.showView(RunsViews.COMPARISON) instanceof DifferView view) {
                view.compare(pair);
            }
        } catch (PartInitException e) {
            ILog.of(DifferView.class).error("The comparison does not open", e);
        }
    }

    @Override
    protected void fill(Composite parent) {
        page = new DifferPage(parent, line -> line.look().ifPresent(looking::at), this::open);
        getSite().setSelectionProvider(looking);
        say("Nothing is compared", "Select two runs in the list of runs and press C: their steps are here beside each "
                + "other. With one selected, C compares it with the run before.");
    }

    private void compare(Pair pair) {
        var made = page;
        if (made == null) {
            return;
        }
        wanted = pair;
        shown = null;
        say("Comparing…", "Both are read.");
        Deliver.to(made.control(), getSite().getService(OpenCompany.class).ask(session -> Comparer.read(session, pair)),
                found -> {
                    if (pair.equals(wanted)) {
                        shown = found;
                        setContentDescription("");
                        made.show(found);
                        show(made.control());
                    }
                }, sentence -> {
                    if (pair.equals(wanted)) {
                        say("This can't be compared", sentence);
                    }
                });
    }

    /** Opens both sides of a line, or of a part of it, in the platform's compare editor; the texts are made elsewhere. */
    private void open(Line line, @Nullable Field field) {
        var made = page;
        var now = shown;
        if (made != null && now != null) {
            Deliver.to(made.control(), getSite().getService(OpenCompany.class).ask(session -> pair(now, line, field)),
                    texts -> texts.open(getSite().getPage()), sentence -> say("This can't be opened", sentence));
        }
    }

    private static TextPair pair(Compared now, Line line, @Nullable Field field) {
        return field == null
                ? new TextPair(line.label(), now.left(),
                        line.fields().stream().filter(one -> one.left() != null)
                                .map(one -> one.place() + ":\n" + now.full(one.left()))
                                .collect(Collectors.joining("\n\n")),
                        now.right(),
                        line.fields().stream().filter(one -> one.right() != null)
                                .map(one -> one.place() + ":\n" + now.full(one.right()))
                                .collect(Collectors.joining("\n\n")))
                : new TextPair(line.label() + " " + field.place(), now.left(), now.full(field.left()), now.right(),
                        now.full(field.right()));
    }

    @Override
    protected void focusPage() {
        var made = page;
        if (made != null) {
            made.focus();
        }
    }
}
