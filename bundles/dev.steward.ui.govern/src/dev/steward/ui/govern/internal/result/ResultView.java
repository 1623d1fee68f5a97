package dev.steward.ui.govern.internal.result;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.part.ViewPart;

import dev.steward.engine.RunId;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;
import dev.steward.ui.kit.Refresher;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Styles;

/** What came of one run, which its secondary id names. It follows the run while that goes on. */
public final class ResultView extends ViewPart {

    private @Nullable AutoCloseable following;
    private @Nullable AutoCloseable opening;
    private @Nullable Shown shown;

    private record Shown(Composite stack, Message message, ResultPage page) {
    }

    @Override
    public void createPartControl(Composite parent) {
        var stack = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        stack.setLayout(new StackLayout());
        var message = new Message(stack);
        var all = new Shown(stack, message, new ResultPage(stack));
        shown = all;
        var id = ((IViewSite) getSite()).getSecondaryId();
        if (id == null) {
            say(all, "No run chosen", "Open a run from the start page or the inbox, and what came of it is here.");
            return;
        }
        var run = new RunId(id);
        var company = getSite().getService(OpenCompany.class);
        var refresher = new Refresher<>(stack, () -> company.ask(session -> Result.read(session, run)),
                result -> show(all, result), sentence -> say(all, "This run can't be shown", sentence));
        following = company.follow(batch -> {
            if (batch.missed() || batch.runs().contains(run)) {
                refresher.request();
            }
        });
        opening = company.listen(now -> {
            if (now instanceof Opening.Open) {
                refresher.request();
            }
        });
    }

    private void show(Shown all, Result result) {
        var text = new ResultText(result, Instant.now());
        setPartName(text.title());
        setTitleToolTip(Say.sentence(text.under()) + "\n" + result.row().run());
        all.page().show(text);
        top(all, all.page().control());
    }

    private static void say(Shown all, String title, String sentence) {
        all.message().say(title, sentence, List.of(), List.of());
        top(all, all.message().control());
    }

    private static void top(Shown all, Composite control) {
        var layout = (StackLayout) all.stack().getLayout();
        if (layout.topControl != control) {
            layout.topControl = control;
            all.stack().layout();
        }
    }

    /** The run, for who can do something with it. */
    @Override
    @NonNullByDefault({})
    public <T> T getAdapter(Class<T> type) {
        if (type == RunId.class && getSite() instanceof IViewSite site && site.getSecondaryId() instanceof String id) {
            return type.cast(new RunId(id));
        }
        return super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        var all = shown;
        if (all != null) {
            all.page().focus();
        }
    }

    @Override
    public void dispose() {
        Deliver.close(following);
        Deliver.close(opening);
        super.dispose();
    }
}
