package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.Delegation.Level;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * What stands before an operation: the company's policies, then one question that merges the step's own gate, policies
 * that ask, and the delegation; or the delegation's hold. It opens for the arguments that were judged and shown.
 */
final class OperationGate {

    private final OperationAction action;
    private final Run run;
    private final Consent consent;
    private int askedIn;

    OperationGate(OperationAction action) {
        this.action = action;
        run = action.run;
        consent = new Consent(action.step);
    }

    void pass(Map<String, Value> args) {
        var verdict = judge(args);
        var denied = verdict.denied();
        if (denied != null) {
            deny(denied);
            return;
        }
        var broken = action.step.undo || !action.effect() ? null : run.broken(action.step);
        if (broken != null) {
            refuse(broken);
            return;
        }
        var redacted = redacted(args, verdict);
        if (action.step.undo) {
            action.open(redacted, List.of());
        } else {
            consider(redacted, verdict);
        }
    }

    private Policies.Verdict judge(Map<String, Value> args) {
        return new Policies(run).judge(action.step.path(),
                new Policies.Subject(Plan.PolicyKind.EFFECT, action.target(), args));
    }

    /** What rules want replaced is replaced before anybody is asked: what was approved is what runs. */
    private Map<String, Value> redacted(Map<String, Value> args, Policies.Verdict verdict) {
        return new Redaction(run, verdict.redact()).of(args, action.operation.params());
    }

    private void deny(String by) {
        refuse(action.target() + " was denied by " + by + ".");
    }

    private void refuse(String why) {
        action.step.failed(Failure.error(BoundaryException.POLICY_DENIED, why));
    }

    private void consider(Map<String, Value> args, Policies.Verdict verdict) {
        var approval = action.step.step.approve();
        var delegation = strictest();
        var because = new ArrayList<String>();
        if (approval != null) {
            because.add(StepGateAction.REASON);
        }
        because.addAll(verdict.asks());
        if (delegation != null && delegation.level() == Level.APPROVAL) {
            because.add("such effects need approval");
        }
        var repeats = repeats(args);
        if (repeats != null) {
            because.add(repeats);
        }
        var labels = new LabelGate(run).operation(action.step, action.operation, action.target(), args,
                !because.isEmpty());
        if (labels != null) {
            refuse(labels);
            return;
        }
        var hold = delegation == null || delegation.level() != Level.SUPERVISED ? null : delegation.hold();
        if (because.isEmpty() && hold == null) {
            action.open(args, verdict.limits());
        } else {
            gated(new Consent.Terms(action.target(), args, because, approval, editable(approval), hold), verdict,
                    repeats != null);
        }
    }

    /** The strictest delegation of the step and the playbooks around the call that covers its effect. */
    private Plan.@Nullable Delegation strictest() {
        if (!action.effect()) {
            return null;
        }
        var all = new ArrayList<>(action.step.step.delegation());
        for (@Nullable
        PlaybookFrame at = action.step.playbook(); at != null; at = at.caller()) {
            all.addAll(at.plan.delegation());
        }
        return Delegations.strictest(all, action.operation.effect(), action.target(),
                run.now().atZone(run.started.settings().zone()).toLocalDate());
    }

    private void gated(Consent.Terms terms, Policies.Verdict verdict, boolean repeats) {
        askedIn = run.descent.era();
        if (terms.because().isEmpty()) {
            ask(terms, verdict, repeats);
        } else {
            run.halts.asks(action.step, terms.because(),
                    () -> action.step.guardedStep(() -> ask(terms, verdict, repeats)), action::anew);
        }
    }

    private void ask(Consent.Terms terms, Policies.Verdict verdict, boolean repeats) {
        var path = action.step.path();
        var inAdvance = run.lives.settings().approvals();
        if (inAdvance == Engine.Approvals.NONE) {
            run.emit(new Out.PolicyDecided(path, "settings", "reject", "all approvals are refused in advance"), path);
            consent.refused(terms, "approvals are refused in advance");
        } else if (inAdvance == Engine.Approvals.ALL && !repeats
                && action.operation.effect() != Plan.EffectKind.IRREVERSIBLE) {
            run.emit(new Out.PolicyDecided(path, "settings", "approve", "all approvals are given in advance"), path);
            action.open(terms.args(), verdict.limits());
        } else {
            consent.ask(terms, decision -> approved(decision, terms.args()));
        }
    }

    /** Why a fork asks before it does what its line did already; null when it does not. */
    @Nullable
    String repeats(Map<String, Value> args) {
        return action.effect() && !action.step.undo && run.descent.era() > 0
                ? run.descent.repeats(action.target(), action.declaredKey(args), Hash.of(action.target(), args))
                : null;
    }

    private Map<String, Type> editable(Stmt.@Nullable Approval approval) {
        var editable = new LinkedHashMap<String, Type>();
        if (approval != null) {
            action.operation.params().stream().filter(p -> approval.editable().contains(p.name()))
                    .forEach(p -> editable.put(p.name(), p.type()));
        }
        return editable;
    }

    /**
     * Changed arguments are approved by the one who changed them, but what policies deny stays denied; what they deny
     * by now is denied too, as hours may have passed.
     */
    private void approved(Engine.Decision decision, Map<String, Value> args) {
        var changed = new LinkedHashMap<>(args);
        changed.putAll(decision.edits());
        var verdict = judge(changed);
        var denied = verdict.denied();
        if (denied == null && askedIn < run.descent.era() && repeats(changed) != null) {
            // asked as another run, or only announced: nobody was told that it was done since
            consider(redacted(changed, verdict), verdict);
        } else if (denied == null) {
            action.open(redacted(changed, verdict), verdict.limits());
        } else {
            deny(denied);
        }
    }

    void stop() {
        consent.stop();
    }
}
