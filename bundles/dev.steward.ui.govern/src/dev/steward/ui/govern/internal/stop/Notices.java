package dev.steward.ui.govern.internal.stop;

import java.time.Instant;
import java.util.Optional;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

import dev.steward.runtime.RunFeed;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.govern.GovernViews;
import dev.steward.ui.govern.internal.inbox.DecisionView;
import dev.steward.ui.govern.internal.inbox.Gates;
import dev.steward.ui.govern.internal.inbox.Waiting;
import dev.steward.ui.kit.Deliver;
import dev.steward.ui.kit.Popup;

/** Tells on the desktop what is urgent, also while another window is in front. */
public final class Notices implements IStartup {

    private final Gates gates = new Gates();

    /** Listens as long as the workbench is there. */
    @Override
    public void earlyStartup() {
        var company = PlatformUI.getWorkbench().getService(OpenCompany.class);
        company.follow(batch -> look(company, batch));
    }

    private void look(OpenCompany company, RunFeed.Batch batch) {
        if (!Urgent.possible(batch.events()) || !isWanted()) {
            return;
        }
        var display = PlatformUI.getWorkbench().getDisplay();
        company.ask(session -> {
            synchronized (gates) {
                return Urgent.of(batch.events(), Waiting.read(session.company(), gates), Instant.now());
            }
        }).thenAccept(notice -> notice.ifPresent(n -> Deliver.later(display, () -> show(n))));
    }

    /** Set in the preferences. */
    private static boolean isWanted() {
        return InstanceScope.INSTANCE.getNode("dev.steward.ui.govern").getBoolean("notices", true);
    }

    /** A notice about something else. UI thread. */
    static void tell(String title, String text) {
        show(new Urgent.Notice(title, text, null));
    }

    private static void show(Urgent.Notice notice) {
        Popup.open(PlatformUI.getWorkbench().getDisplay(), notice.title(), notice.text(), area -> {
            var link = new Link(area, SWT.NONE);
            link.setText(notice.ask() == null ? "<a>Show the start page</a>" : "<a>Open the card</a>");
            link.addListener(SWT.Selection, e -> {
                open(notice);
                link.getShell().close();
            });
        });
    }

    private static void open(Urgent.Notice notice) {
        var window = Optional.ofNullable(PlatformUI.getWorkbench().getActiveWorkbenchWindow())
                .orElse(PlatformUI.getWorkbench().getWorkbenchWindows()[0]);
        window.getShell().setMinimized(false);
        window.getShell().forceActive();
        try {
            var ask = notice.ask();
            var view = window.getActivePage().showView(ask == null ? GovernViews.TODAY : GovernViews.DECISION, null,
                    IWorkbenchPage.VIEW_ACTIVATE);
            if (ask != null && view instanceof DecisionView decision) {
                decision.show(ask);
            }
        } catch (PartInitException e) {
            org.eclipse.core.runtime.ILog.of(Notices.class).error("The view does not open", e);
        }
    }
}
