package dev.steward.dsl.internal.analysis;

import java.util.List;

import dev.steward.dsl.playbook.ApproveClause;
import dev.steward.dsl.playbook.ApproveModifier;
import dev.steward.dsl.playbook.ErrorHandler;
import dev.steward.dsl.playbook.EscalateHandler;
import dev.steward.dsl.playbook.ExpiresClause;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.RejectClause;
import dev.steward.dsl.playbook.SkipHandler;
import dev.steward.dsl.playbook.SkipOutcome;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.ValueHandler;
import dev.steward.dsl.types.Type;
import org.eclipse.jdt.annotation.Nullable;

/** Blocks with {@code on Error -> …} behind them, and steps that a run may leave out. */
public final class Guarded {

    private Guarded() {
    }

    /**
     * Whether a run may go on behind a block that did not come to its end.
     *
     * @param valued whether the block gives a value, which the operator may give in its place
     */
    public static boolean goesOn(List<OnErrorModifier> handlers, boolean valued) {
        return handlers.stream().map(OnErrorModifier::getHandler).anyMatch(
                h -> h instanceof ValueHandler || h instanceof SkipHandler || valued && h instanceof EscalateHandler);
    }

    /** The value of a block with its handlers. */
    static Type type(List<OnErrorModifier> handlers, Type value) {
        return handlers.stream().anyMatch(h -> skips(h.getHandler())) ? mayBeMissing(value) : value;
    }

    /** The value of a step, for all that stands behind it: it lacks when an error, a person or time left it out. */
    static Type type(StepStatement step, Type value) {
        return skips(step.getAction()) || step.getModifiers().stream().anyMatch(Guarded::skips) ? mayBeMissing(value)
                : value;
    }

    private static Type mayBeMissing(Type value) {
        return value == Type.Special.NOTHING || value == Type.Special.NEVER ? value : value.optional();
    }

    private static boolean skips(StepModifier modifier) {
        return switch (modifier) {
            case OnErrorModifier onError -> skips(onError.getHandler());
            case ApproveModifier approve -> approve.getClauses().stream().anyMatch(Guarded::skips);
            default -> false;
        };
    }

    private static boolean skips(ApproveClause clause) {
        return clause instanceof RejectClause reject && reject.getOutcome() instanceof SkipOutcome
                || clause instanceof ExpiresClause expires && expires.getOutcome() instanceof SkipOutcome;
    }

    private static boolean skips(@Nullable ErrorHandler handler) {
        return handler instanceof SkipHandler || handler instanceof ValueHandler value && skips(value.getValue());
    }

    private static boolean skips(@Nullable Expression action) {
        return action instanceof HumanTask human && human.getClauses().stream().anyMatch(
                c -> c instanceof ExpiresClause expires && expires.getOutcome() instanceof SkipOutcome);
    }
}
