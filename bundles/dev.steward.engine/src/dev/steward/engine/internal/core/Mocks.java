package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Conformance;

/** Which operations of a plan can be stood in for, and with what. */
final class Mocks {

    private final Plan plan;

    Mocks(Plan plan) {
        this.plan = plan;
    }

    /** Why this can't stand in for the operation {@code connector.operation}, null when it can. */
    @Nullable
    String complaint(String target, In.@Nullable Outcome outcome) {
        var dot = target.lastIndexOf('.');
        var connector = dot < 0 ? null : plan.connectors().get(target.substring(0, dot));
        var operation = connector == null ? null : connector.operations().get(target.substring(dot + 1));
        if (operation == null) {
            return "This run calls no operation " + target + ", so there is nothing to mock.";
        }
        return outcome instanceof In.Outcome.Gives gives ? Conformance
                .complaint(gives.value(), operation.result(), plan.types(), "")
                .map(wrong -> "The value for " + target + " does not fit: " + wrong.strip() + ".").orElse(null) : null;
    }
}
