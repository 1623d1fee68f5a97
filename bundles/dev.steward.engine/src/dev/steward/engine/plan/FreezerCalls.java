package dev.steward.engine.plan;

import static dev.steward.engine.plan.FreezerExpressions.arguments;
import static dev.steward.engine.plan.FreezerExpressions.expression;
import static dev.steward.engine.plan.FreezerExpressions.optional;

import dev.steward.model.workflow.AgentCall;
import dev.steward.model.workflow.HumanCall;
import dev.steward.model.workflow.OperationCall;
import dev.steward.model.workflow.PureCall;
import dev.steward.model.workflow.RecallCall;
import dev.steward.model.workflow.RememberCall;
import dev.steward.model.workflow.SubCall;
import dev.steward.model.workflow.WriteCall;

/** Freezes what steps do. */
final class FreezerCalls {

    private FreezerCalls() {
    }

    static Call call(dev.steward.model.workflow.Call call) {
        return switch (call) {
            case AgentCall a -> new Call.Agent(a.getAgent(), arguments(a.getArgs()));
            case OperationCall o -> operation(o);
            case SubCall s -> new Call.Sub(s.getPlaybook(), arguments(s.getArgs()));
            case HumanCall h -> human(h);
            case WriteCall w -> new Call.WriteRecord(w.getType(), arguments(w.getFields()), w.isNextKey());
            case RememberCall r -> new Call.Remember(r.getType(), optional(r.getSubject()), arguments(r.getFields()),
                    optional(r.getValidFrom()), r.isPropose(), optional(r.getValidUntil()), r.getRetention());
            case RecallCall r -> new Call.Recall(r.getType(), optional(r.getSubject()), optional(r.getLike()),
                    r.getMax(), r.getWithinTokens(), optional(r.getAsOf()),
                    optional(r.getWhere()) instanceof Expr.Lambda where ? where : null);
            case PureCall p -> new Call.Pure(expression(p.getValue()));
            default -> throw FreezerCheck.unknown(call);
        };
    }

    static Call.Operation operation(OperationCall call) {
        return new Call.Operation(call.getConnector(), call.getOperation(), arguments(call.getArgs()));
    }

    static Call.Human human(HumanCall call) {
        return new Call.Human(Call.HumanKind.valueOf(call.getKind().name()), expression(call.getTitle()),
                optional(call.getSubject()), FreezerTypes.type(call.getOutput()), optional(call.getBecause()),
                call.getExpires(), Stmt.Outcome.valueOf(call.getOnExpiry().name()), optional(call.getEndReason()));
    }
}
