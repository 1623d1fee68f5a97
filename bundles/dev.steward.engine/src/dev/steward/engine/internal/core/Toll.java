package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** The company's policies over costs, before each call that may cost something. */
final class Toll {

    private final Action action;
    private final Run run;
    private final Consent consent;
    private boolean agreed;

    Toll(Action action) {
        this.action = action;
        run = action.run;
        consent = new Consent(action.step);
    }

    /** Goes on with what is to be counted, unless a policy denies it; the operator is asked once for a step. */
    void pass(String target, Map<String, Value> args, long microUsd, Consumer<List<Quota>> go) {
        if (microUsd == 0 || action.mustEnd()) {
            go.accept(List.of());
            return;
        }
        var names = new LinkedHashMap<String, Value>();
        names.put(Policies.ESTIMATE, CallFacts.usd(microUsd));
        names.put(Policies.TARGET, Run.text(target));
        names.put(Policies.PLAYBOOK, Run.text(action.step.playbook().plan.name()));
        var verdict = new Policies(run).judge(action.step.path(),
                new Policies.Subject(Plan.PolicyKind.COST, target, names));
        var denied = verdict.denied();
        if (denied != null) {
            action.step.failed(
                    Failure.error(BoundaryException.POLICY_DENIED, target + " was denied by " + denied + "."));
        } else if (agreed || verdict.asks().isEmpty()) {
            go.accept(verdict.limits());
        } else {
            var because = new ArrayList<>(verdict.asks());
            because.add("it costs " + Run.usd(microUsd) + " at worst");
            var terms = new Consent.Terms(target, args, because, null, Map.of(), null);
            consent.obtain(terms, decision -> {
                agreed = true;
                run.gates.atCall(action.step, () -> action.step.guardedStep(() -> go.accept(verdict.limits())));
            });
        }
    }

    void stop() {
        consent.stop();
    }
}
