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

    private static final Duration DEFAULT_EXPIRY = Duration.ofDays(7);

    private final OperationAction action;
    private final Run run;
    private @Nullable String ask;

    OperationGate(OperationAction action) {
        this.action = action;
        run = action.run;
    }

    void pass(Map<String, Value> args) {
        var verdict = new Policies(run).judge(action.step.path(), action.target(), args);
        var denied = verdict.denied();
        if (denied != null) {
            action.step.failed(Failure.error(BoundaryException.POLICY_DENIED,
                    action.target() + " was denied by " + denied + "."));
            return;
        }
        if (action.step.undo) {
            action.open(args);
            return;
        }
        var approval = action.step.step.approve();
        var delegation = strictest();
        var because = new ArrayList<String>();
        if (approval != null) {
            because.add("the step asks for approval");
        }
        because.addAll(verdict.asks());
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
            for (@Nullable PlaybookFrame at = action.step.playbook(); at != null; at = at.caller()) {
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
        var path = action.step.path();
        switch (run.started.settings().approvals()) {
            case ALL -> {
                if (action.operation.effect() == Plan.EffectKind.IRREVERSIBLE) {
                    ask(args, because, approval, hold);
                } else {
                    run.emit(new Out.PolicyDecided(path, "settings", "approve", "all approvals are given in advance"), path);
                    action.open(args);
                }
            }
            case NONE -> {
                run.emit(new Out.PolicyDecided(path, "settings", "reject", "all approvals are refused in advance"), path);
                end(approval == null ? Stmt.Outcome.ABORT : approval.onReject(), "approvals are refused in advance");
            }
            case ASK -> ask(args, because, approval, hold);
        }
    }

    private void ask(Map<String, Value> args, List<String> because, Stmt.@Nullable Approval approval,
            @Nullable Duration hold) {
        var holds = because.isEmpty() && hold != null;
        var expiry = hold != null && holds ? hold : approval == null ? DEFAULT_EXPIRY : approval.expires();
        var onExpiry = approval == null ? Stmt.Outcome.ABORT : approval.onExpiry();
        var question = approval == null ? (holds ? action.target() + " is about to run" : "Let " + action.target() + " run?")
                : action.step.text(approval.ask());
        ask = run.asks.open(new Ask(action.step.path(), holds ? "hold" : "approval", question, because, evidence(approval),
                action.target(), args, editable(approval), List.of(), run.now().plus(expiry),
                d -> answered(d, args, approval), !holds && onExpiry == Stmt.Outcome.ESCALATE, () -> {
                    ask = null;
                    if (holds) {
                        run.why(action.step.path(), () -> "nobody objected in the time it was held");
                        action.open(args);
                    } else {
                        end(onExpiry, "nobody decided in time");
                    }
                }));
    }

    private Map<String, Value> evidence(Stmt.@Nullable Approval approval) {
        var evidence = new LinkedHashMap<String, Value>();
        if (approval != null) {
            approval.show().forEach(line -> evidence.put(line.label(), action.step.eval(line.value())));
        }
        return evidence;
    }

    private Map<String, Type> editable(Stmt.@Nullable Approval approval) {
        var editable = new LinkedHashMap<String, Type>();
        if (approval != null) {
            action.operation.params().stream().filter(p -> approval.editable().contains(p.name()))
                    .forEach(p -> editable.put(p.name(), p.type()));
        }
        return editable;
    }

    private void answered(Engine.Decision decision, Map<String, Value> args, Stmt.@Nullable Approval approval) {
        ask = null;
        switch (decision.answer()) {
            case APPROVE -> action.step.guardedStep(() -> action.open(args));
            case REJECT -> {
                var note = decision.note();
                end(approval == null ? Stmt.Outcome.ABORT : approval.onReject(),
                        "rejected by " + decision.by() + (note == null ? "" : ": " + note));
            }
            case EDIT -> edited(decision, args);
        }
    }

    /** Changed arguments are approved by the one who changed them, but what policies deny stays denied. */
    private void edited(Engine.Decision decision, Map<String, Value> args) {
        var changed = new LinkedHashMap<>(args);
        changed.putAll(decision.edits());
        var denied = new Policies(run).judge(action.step.path(), action.target(), changed).denied();
        if (denied == null) {
            action.step.guardedStep(() -> action.open(changed));
        } else {
            action.step.failed(Failure.error(BoundaryException.POLICY_DENIED,
                    action.target() + " was denied by " + denied + "."));
        }
    }

    private void end(Stmt.Outcome outcome, String why) {
        Outcomes.apply(action.step, outcome, action.target() + ": " + why);
    }

    void stop() {
        var open = ask;
        if (open != null) {
            run.asks.withdraw(open);
        }
    }
}
