package dev.steward.ui.govern.internal.inbox;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.part.ViewPart;

import dev.steward.ui.OpenCompany;
import dev.steward.ui.govern.GovernViews;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Message;
import dev.steward.ui.kit.Styles;

/** The card of the question that was chosen last; what is typed on it stays until it is answered. */
public final class DecisionView extends ViewPart {

    private static final int TICK_MILLIS = 30_000;

    private @Nullable Composite stack;
    private @Nullable Message message;
    private @Nullable DecisionPage page;
    private @Nullable AutoCloseable handle;
    private @Nullable String ask;

    @Override
    public void createPartControl(Composite parent) {
        var area = Styles.style(new Composite(parent, SWT.NONE), "StewardPage");
        area.setLayout(new StackLayout());
        stack = area;
        message = new Message(area);
        nothing();
        handle = getSite().getService(OpenCompany.class)
                .follow(batch -> Deliver.later(area.getDisplay(), this::stillOpen));
        tick(area);
    }

    private void tick(Control control) {
        control.getDisplay().timerExec(TICK_MILLIS, () -> {
            if (!control.isDisposed()) {
                var shown = page;
                if (shown != null) {
                    shown.tick();
                }
                tick(control);
            }
        });
    }

    /** Shows a question. UI thread. */
    public void show(String id) {
        if (!id.equals(ask) || page == null) {
            ask = id;
            read(id);
        }
    }

    /** Does an action of {@link WaitingText} on the card of a question; false when that is not the one shown. */
    boolean answer(String id, String action) {
        var shown = page;
        if (shown == null || !id.equals(ask)) {
            return false;
        }
        switch (action) {
            case WaitingText.APPROVE -> shown.approve();
            case WaitingText.REJECT -> shown.reject();
            case WaitingText.EDIT -> {
                getSite().getPage().activate(this);
                shown.edit();
            }
            default -> getSite().getPage().activate(this);
        }
        return true;
    }

    /** Whether it shows no question. */
    boolean isFree() {
        return ask == null;
    }

    private void read(String id) {
        var area = stack;
        if (area != null) {
            Deliver.to(area, getSite().getService(OpenCompany.class)
                    .ask(session -> Optional.ofNullable(Decision.read(session, id))), found -> show(id, found),
                    sentence -> say("This question can't be shown", sentence));
        }
    }

    private void show(String id, Optional<Decision> found) {
        var area = stack;
        if (area == null || !id.equals(ask)) {
            return;
        }
        var decision = found.orElse(null);
        if (decision == null) {
            nothing();
            return;
        }
        drop();
        var now = new DecisionPage(area, decision, (answer, edits, note, took) -> new Deeds(getSite(), area,
                this::trouble).decide(id, answer, edits, note, took, this::answered));
        page = now;
        top(now.control());
        if (getSite().getPage().getActivePart() == this) {
            now.focus();
        }
    }

    /** Somebody else may have answered it, or it expired. */
    private void stillOpen() {
        var id = ask;
        var area = stack;
        if (id != null && page != null && area != null && !area.isDisposed()) {
            Deliver.to(area, getSite().getService(OpenCompany.class)
                    .ask(session -> session.company().inbox().card(id).isPresent()), open -> {
                        if (!open && id.equals(ask)) {
                            nothing();
                        }
                    }, this::trouble);
        }
    }

    private void trouble(String sentence) {
        var shown = page;
        if (shown != null) {
            shown.trouble(sentence);
        }
    }

    private void answered() {
        nothing();
        var page = getSite().getPage();
        if (page.findView(GovernViews.INBOX) instanceof InboxView inbox && page.isPartVisible(inbox)) {
            inbox.next();
        } else if (page.findView(GovernViews.TODAY) instanceof IViewPart today) {
            page.activate(today);
        }
    }

    private void nothing() {
        // whatever ended the question, the next one may have its place
        ask = null;
        say("Nothing to decide here", "Choose a question in the inbox or on the start page, and its card is here.");
    }

    private void say(String title, String text) {
        var note = message;
        if (note != null) {
            drop();
            note.say(title, text, List.of(), List.of());
            top(note.control());
        }
    }

    private void drop() {
        var old = page;
        if (old != null) {
            old.control().dispose();
        }
        page = null;
    }

    private void top(Control control) {
        var area = stack;
        if (area != null) {
            ((StackLayout) area.getLayout()).topControl = control;
            area.layout(true, true);
        }
    }

    @Override
    public void setFocus() {
        var shown = page;
        var note = message;
        if (shown != null) {
            shown.focus();
        } else if (note != null) {
            note.focus();
        }
    }

    @Override
    public void dispose() {
        Deliver.close(handle);
        super.dispose();
    }
}
