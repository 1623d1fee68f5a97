package dev.steward.engine.internal.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** The company's policies over values that go to a model or to memory, or come from there; one question for a step. */
final class ValuesGate {

    private final Action action;
    private final Run run;
    private final Plan.PolicyKind kind;
    private final String target;
    private final List<Plan.Param> declared;
    private final Consent consent;
    private boolean agreed;
    private boolean counted;
    private Redaction redaction;

    /** {@code declared}: labels and types of the values, as far as known. */
    ValuesGate(Action action, Plan.PolicyKind kind, String target, List<Plan.Param> declared) {
        this.action = action;
        this.kind = kind;
        this.target = target;
        this.declared = declared;
        run = action.run;
        consent = new Consent(action.step);
        redaction = new Redaction(run, Set.of());
    }

    /** What the rules that were judged want replaced; one text has one stand-in, whatever it is asked for. */
    Redaction redaction() {
        return redaction;
    }

    void pass(Map<String, Value> values, BiConsumer<Map<String, Value>, List<Quota>> go) {
        pass(values, values, go);
    }

    /** Goes on with the values, redacted where a rule says so, and with what is to be counted. */
    void pass(Map<String, Value> seen, Map<String, Value> values, BiConsumer<Map<String, Value>, List<Quota>> go) {
        if (!Policies.concern(run.plan, kind)) {
            go.accept(values, List.of());
            return;
        }
        var verdict = new Policies(run).judge(action.step.path(), new Policies.Subject(kind, target, seen));
        var denied = verdict.denied();
        if (denied != null) {
            action.step.failed(
                    Failure.error(BoundaryException.POLICY_DENIED, target + " was denied by " + denied + "."));
            return;
        }
        redaction = new Redaction(run, verdict.redact());
        var redacted = redaction.of(values, declared);
        var limits = counted ? List.<Quota>of() : verdict.limits();
        counted = true;
        if (agreed || verdict.asks().isEmpty()) {
            go.accept(redacted, limits);
            return;
        }
        var terms = new Consent.Terms(target, redacted, verdict.asks(), null, Map.of(), null);
        run.halts.asks(action.step, terms.because(), () -> consent.obtain(terms, decision -> {
            agreed = true;
            run.gates.atCall(action.step, () -> action.step.guardedStep(() -> go.accept(redacted, limits)));
        }), null);
    }

    void stop() {
        consent.stop();
    }
}
