package dev.steward.engine.internal.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** One question before a step's call: asked, held, answered, expired or taken back. */
final class Consent {

    private static final Duration DEFAULT_EXPIRY = Duration.ofDays(7);

    private final StepFrame step;
    private final Run run;
    private final Spending spending;
    private @Nullable String ask;

    /**
     * What is asked.
     *
     * @param target   what runs, for people and for the hash
     * @param because  who asks; empty for a mere hold
     * @param editable what of {@code args} the operator may change
     * @param hold     how long it is held when nobody asks
     */
    record Terms(String target, Map<String, Value> args, List<String> because, Stmt.@Nullable Approval approval,
            Map<String, Type> editable, @Nullable Duration hold) {

        boolean holds() {
            return because.isEmpty();
        }
    }

    Consent(StepFrame step) {
        this.step = step;
        run = step.run;
        spending = new Spending(step);
    }

    /** Asks; {@code yes} hears of an approval or edit, or that a hold has passed (then as an approval). */
    void ask(Terms terms, Consumer<Engine.Decision> yes) {
        if (terms.holds()) {
            put(terms, yes);
        } else {
            spending.coverOperator(() -> step.guardedStep(() -> put(terms, yes)));
        }
    }

    /** As {@link #ask}, where the settings of the run do not answer in advance. */
    void obtain(Terms terms, Consumer<Engine.Decision> yes) {
        switch (run.lives.settings().approvals()) {
            case ASK -> ask(terms, yes);
            case ALL -> {
                settings("approve", "all approvals are given in advance");
                yes.accept(new Engine.Decision(Engine.Answer.APPROVE, Map.of(), null, "settings"));
            }
            case NONE -> {
                settings("reject", "all approvals are refused in advance");
                refused(terms, "approvals are refused in advance");
            }
        }
    }

    private void settings(String verdict, String because) {
        run.emit(new Out.PolicyDecided(step.path(), "settings", verdict, because), step.path());
    }

    private void put(Terms terms, Consumer<Engine.Decision> yes) {
        var approval = terms.approval();
        var hold = terms.hold();
        var expiry = terms.holds() && hold != null ? hold : approval == null ? DEFAULT_EXPIRY : approval.expires();
        var onExpiry = approval == null ? Stmt.Outcome.ABORT : approval.onExpiry();
        ask = run.asks.open(new Ask(step.path(), terms.holds() ? "hold" : "approval", question(terms), terms.because(),
                evidence(approval), terms.target(), terms.args(), terms.editable(), List.of(), run.now().plus(expiry),
                decision -> answered(decision, terms, yes), !terms.holds() && onExpiry == Stmt.Outcome.ESCALATE,
                () -> expired(terms, onExpiry, yes), spending.caps()));
    }

    private String question(Terms terms) {
        var approval = terms.approval();
        if (approval != null) {
            return step.text(approval.ask());
        }
        return terms.holds() ? terms.target() + " is about to run" : "Let " + terms.target() + " run?";
    }

    private Map<String, Value> evidence(Stmt.@Nullable Approval approval) {
        var evidence = new LinkedHashMap<String, Value>();
        if (approval != null) {
            approval.show().forEach(line -> evidence.put(line.label(), step.eval(line.value())));
        }
        return evidence;
    }

    private void answered(Engine.Decision decision, Terms terms, Consumer<Engine.Decision> yes) {
        ask = null;
        if (decision.answer() == Engine.Answer.REJECT) {
            var note = decision.note();
            refused(terms, "rejected by " + decision.by() + (note == null ? "" : ": " + note));
        } else {
            step.guardedStep(() -> yes.accept(decision));
        }
    }

    private void expired(Terms terms, Stmt.Outcome onExpiry, Consumer<Engine.Decision> yes) {
        ask = null;
        if (terms.holds()) {
            run.why(step.path(), () -> "nobody objected in the time it was held");
            step.guardedStep(() -> yes.accept(new Engine.Decision(Engine.Answer.APPROVE, Map.of(), null, "time")));
        } else {
            Outcomes.apply(step, onExpiry, terms.target() + ": nobody decided in time");
        }
    }

    /** Ends the step as the gate says for a no. */
    void refused(Terms terms, String why) {
        var approval = terms.approval();
        Outcomes.apply(step, approval == null ? Stmt.Outcome.ABORT : approval.onReject(), terms.target() + ": " + why);
    }

    void stop() {
        spending.stop();
        var open = ask;
        if (open != null) {
            run.asks.withdraw(open);
        }
    }
}
