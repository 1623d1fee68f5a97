package dev.steward.ui.editor.internal.trial;

import dev.steward.runtime.AgentTrial;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** What the view says. Pure. */
final class TryText {

    private TryText() {
    }

    /** Model and price, before anything is asked. */
    static String price(AgentTrial.Preview preview) {
        return preview.model() + "  ·  at most " + Say.count(preview.tokens(), "token", "tokens") + ", "
                + (preview.known() ? Say.money(preview.microUsd()) : "price not known, so the dearest is assumed");
    }

    /** What stands in the way, or that nobody real answers; empty when neither. */
    static String warning(AgentTrial.Preview preview) {
        return !preview.objection().isEmpty() ? preview.objection()
                : !preview.trouble().isEmpty() ? preview.trouble()
                        : preview.rehearsal()
                                ? "Rehearsal: no real model answers. Name one with model.large in steward.properties."
                                : "";
    }

    static Sign sign(Asking asking) {
        var outcome = asking.outcome();
        return !asking.trouble().isEmpty() ? Sign.of("failed")
                : outcome == null ? new Sign("▶", "asks", Colours.RUNNING)
                        : outcome.state().equals("cancelled") ? new Sign("■", "stopped", Colours.SKIPPED)
                                : Sign.of(outcome.state());
    }

    /** How far it is, what it cost, and who answered. */
    static String state(Asking asking) {
        var outcome = asking.outcome();
        if (!asking.trouble().isEmpty()) {
            return asking.trouble();
        }
        if (outcome == null) {
            return "Asks…";
        }
        var cost = Say.count(outcome.tokens(), "token", "tokens") + "  ·  " + Say.money(outcome.microUsd());
        var by = outcome.model().isEmpty() ? "" : "  ·  " + outcome.model();
        if (outcome.state().equals("cancelled")) {
            return "Stopped: what was said until then is kept below  ·  " + cost + " counted";
        }
        if (!outcome.error().isEmpty()) {
            return Say.sentence(outcome.error()) + "  ·  " + cost;
        }
        if (!outcome.over()) {
            return outcome.waiting().isEmpty() || outcome.state().equals("running") ? "Answers…"
                    : "You are asked first: the card is in the inbox.";
        }
        return Say.sentence(outcome.state()) + "  ·  " + cost + by;
    }
}
