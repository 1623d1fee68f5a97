package dev.steward.engine.tests.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;

/** Whether spent and reserved keep to every cap: of the run, of each playbook, step and agent. */
final class Caps {

    private final Facts facts;
    private final Purse total;
    private final Map<String, Purse> purses = new HashMap<>();
    private final Map<Integer, List<Purse>> calls = new HashMap<>();

    Caps(Plan plan, long company, Facts facts) {
        this.facts = facts;
        var entry = plan.playbooks().get(plan.entry());
        var budget = entry == null ? null : entry.budget();
        var own = budget == null ? null : budget.microUsd();
        total = new Purse("the run", own == null ? (Long) company : own, budget == null ? null : budget.tokens());
    }

    /** A call is about to be made. */
    void reserve(Out.CallIntended call) {
        var around = around(call.path());
        calls.put(call.call(), around);
        for (var purse : around) {
            purse.reserve(call.microUsd(), call.tokens());
            if (purse.over() && call.microUsd() + call.tokens() > 0) {
                throw new Violation("with call " + call + " spent and reserved pass the cap of " + purse);
            }
        }
    }

    private List<Purse> around(String path) {
        var around = new ArrayList<Purse>();
        facts.caps(path, (name, budget) -> around
                .add(purses.computeIfAbsent(name, n -> new Purse(n, budget.microUsd(), budget.tokens()))));
        around.add(total);
        return around;
    }

    /** A call is over and cost that. */
    void settle(Out.CallIntended call, long microUsd, long tokens) {
        var around = calls.remove(call.call());
        if (around != null) {
            around.forEach(purse -> purse.settle(call.microUsd(), call.tokens(), microUsd, tokens));
        }
    }

    /** The operator may have let more pass: what the card says is needed, in every cap around the step. */
    void decided(Engine.Card card, Engine.Decision decision) {
        if (card.kind().equals("budget") && decision.answer() != Engine.Answer.REJECT
                && card.evidence().get("needed") instanceof Value.Money needed) {
            var more = needed.amount().movePointRight(6).longValueExact();
            around(card.path()).forEach(purse -> purse.grant(more));
        }
    }

    /** Another run goes on below the same caps. */
    void anew() {
        total.anew();
        purses.clear();
    }

    long spent() {
        return total.spent();
    }
}
