package dev.steward.ui.govern.internal.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.runtime.InboxService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.govern.GovernViews;
import dev.steward.ui.kit.Deliver;

/** What the operator does with a click or a key in any view: answers, starts, stops, opens. UI thread. */
public final class Deeds {

    private final OpenCompany company;
    private final IWorkbenchPartSite site;
    private final Control control;
    private final Consumer<String> trouble;

    /** @param trouble shows a sentence when something did not work */
    public Deeds(IWorkbenchPartSite site, Control control, Consumer<String> trouble) {
        this.company = site.getService(OpenCompany.class);
        this.site = site;
        this.control = control;
        this.trouble = trouble;
    }

    /** An answer to a question, and what follows when it was taken. */
    public void decide(String ask, Engine.Answer answer, Map<String, String> edits, @Nullable String note,
            @Nullable Duration took, Runnable then) {
        run(company.ask(s -> {
            s.company().inbox().decide(ask, answer, edits, note, took == null ? InboxService.UNMEASURED : took);
            return ask;
        }), done -> then.run());
    }

    /** Goes on with a run that failed, at its failed step, and with the version that it keeps. */
    public void reopen(RunId run) {
        run(company.ask(s -> s.company().runs().reopen(run, null)), from -> trouble.accept(""));
    }

    /** Takes up a run that was paused, or interrupted. */
    public void resume(RunId run) {
        run(company.ask(s -> s.company().runs().resume(run)), did -> trouble.accept(did ? ""
                : "The run has ended, so there is nothing to go on with; run its playbook again."));
    }

    private <T> void run(CompletableFuture<T> deed, Consumer<T> then) {
        Deliver.to(control, deed, then, trouble);
    }

    /**
     * Shows the card of a question.
     *
     * @param keyboard whether it gets the keyboard; else it is shown only where it is in sight already
     */
    public void card(String ask, boolean keyboard) {
        var view = keyboard ? open(GovernViews.DECISION, null) : site.getPage().findView(GovernViews.DECISION);
        if (view instanceof DecisionView decision) {
            decision.show(ask);
            if (keyboard) {
                decision.setFocus();
            }
        }
    }

    /** Opens what came of a run. */
    public void result(RunId run) {
        open(GovernViews.RESULT, run.text());
    }

    private @Nullable Object open(String view, @Nullable String second) {
        try {
            return site.getPage().showView(view, second, IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException e) {
            ILog.of(Deeds.class).error("The view " + view + " does not open", e);
            return null;
        }
    }
}
