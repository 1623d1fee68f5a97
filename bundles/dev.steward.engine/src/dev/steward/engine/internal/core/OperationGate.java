package dev.steward.engine.internal.core;

import java.time.Duration;
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

    OperationGate(OperationAction action) {
        this.action = action;
        run = action.run;
        consent = new Consent(action.step);
    }

    void pass(Map<String, Value> args) {
        var verdict = new Policies(run).judge(action.step.path(), action.target(), args);
        var denied = verdict.denied();
        if (denied != null) {
            deny(denied);
        } else if (action.step.undo) {
            action.open(args);
        } else {
            consider(args, verdict.asks());
        }
    }

    private void deny(String by) {
        action.step.failed(Failure.error(BoundaryException.POLICY_DENIED,
                action.target() + " was denied by " + by + "."));
    }

    private void consider(Map<String, Value> args, List<String> asks) {
        var approval = action.step.step.approve();
        var delegation = strictest();
        var because = new ArrayList<String>();
        if (approval != null) {
            because.add(StepGateAction.REASON);
        }
        because.addAll(asks);
        if (delegation != null && delegation.level() == Level.APPROVAL) {
            because.add("such effects need approval");
        }
        var hold = delegation == null || delegation.level() != Level.SUPERVISED ? null : delegation.hold();
        if (because.isEmpty() && hold == null) {
            action.open(args);
        } else {
            gated(args, because, approval, hold);
        }
    }

    /** The strictest delegation of the playbooks around the call that covers its effect. */
    private Plan.@Nullable Delegation strictest() {
        Plan.Delegation strictest = null;
        if (action.effect()) {
            for (@Nullable
            PlaybookFrame at = action.step.playbook(); at != null; at = at.caller()) {
                for (var delegation : at.plan.delegation()) {
                    if (covers(delegation) && (strictest == null || stricter(delegation, strictest))) {
                        strictest = delegation;
                    }
                }
            }
        }
        return strictest;
    }

    private boolean covers(Plan.Delegation delegation) {
        return delegation.effects().isEmpty() || delegation.effects().contains(action.operation.effect());
    }

    private static boolean stricter(Plan.Delegation one, Plan.Delegation other) {
        var hold = one.hold();
        var before = other.hold();
        return one.level().compareTo(other.level()) > 0
                || one.level() == other.level() && hold != null && before != null && hold.compareTo(before) > 0;
    }

    private void gated(Map<String, Value> args, List<String> because, Stmt.@Nullable Approval approval,
            @Nullable Duration hold) {
        var terms = new Consent.Terms(action.target(), args, because, approval, editable(approval), hold);
        var path = action.step.path();
        var inAdvance = run.started.settings().approvals();
        if (inAdvance == Engine.Approvals.NONE) {
            run.emit(new Out.PolicyDecided(path, "settings", "reject", "all approvals are refused in advance"), path);
            consent.refused(terms, "approvals are refused in advance");
        } else if (inAdvance == Engine.Approvals.ALL && action.operation.effect() != Plan.EffectKind.IRREVERSIBLE) {
            run.emit(new Out.PolicyDecided(path, "settings", "approve", "all approvals are given in advance"), path);
            action.open(args);
        } else {
            consent.ask(terms, decision -> approved(decision, args));
        }
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
        var denied = new Policies(run).judge(action.step.path(), action.target(), changed).denied();
        if (denied == null) {
            action.open(changed);
        } else {
            deny(denied);
        }
    }

    void stop() {
        consent.stop();
    }
}
