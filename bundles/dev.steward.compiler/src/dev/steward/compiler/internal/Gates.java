package dev.steward.compiler.internal;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.Risk;
import dev.steward.model.workflow.Delegation;
import dev.steward.model.workflow.DelegationLevel;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.LiteralExpression;
import dev.steward.model.workflow.OperationCall;
import dev.steward.model.workflow.OperationDef;
import dev.steward.model.workflow.PolicyDef;
import dev.steward.model.workflow.PolicyKind;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.TemplateExpression;

/** The strongest of what stands before an effect. */
record Gates(Risk.Gate gate, @Nullable String by) {

    static Gates of(StepNode step, OperationCall call, OperationDef operation, List<Delegation> delegations,
            List<PolicyDef> policies) {
        if (step.getApprove() != null) {
            return new Gates(Risk.Gate.APPROVE, words(step.getApprove().getAsk()));
        }
        var strictest = Stream.concat(step.getDelegation().stream(), delegations.stream())
                .filter(d -> covers(d, call, operation))
                .reduce((a, b) -> b.getLevel().compareTo(a.getLevel()) > 0 ? b : a);
        if (strictest.isPresent() && strictest.get().getLevel() == DelegationLevel.APPROVAL) {
            return new Gates(Risk.Gate.DELEGATION, "delegate approval");
        }
        if (strictest.isPresent() && strictest.get().getLevel() == DelegationLevel.SUPERVISED) {
            return new Gates(Risk.Gate.HOLD, "delegate supervised " + words(strictest.get().getHold()));
        }
        return policy(call, policies);
    }

    private static boolean covers(Delegation delegation, OperationCall call, OperationDef operation) {
        return delegation.getEffects().isEmpty() && delegation.getOperations().isEmpty()
                || delegation.getEffects().contains(operation.getEffect())
                || delegation.getOperations().contains(call.getConnector() + "." + call.getOperation());
    }

    static Gates policy(OperationCall call, List<PolicyDef> policies) {
        return policies.stream().filter(policy -> policy.getKind() == PolicyKind.EFFECT && covers(policy, call))
                .findFirst()
                .map(policy -> new Gates(Risk.Gate.POLICY, policy.getName())).orElse(new Gates(Risk.Gate.NONE, null));
    }

    private static boolean covers(PolicyDef policy, OperationCall call) {
        var target = policy.getTarget();
        return target.equals("*") || target.equals(call.getConnector() + ".*")
                || target.equals(call.getConnector() + "." + call.getOperation());
    }

    /** In the largest unit that is exact, as it would be written in a playbook. */
    private static String words(@Nullable Duration hold) {
        if (hold == null) {
            return "";
        }
        var seconds = hold.toSeconds();
        return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** A text as far as it is known before the run. */
    private static String words(Expression text) {
        return switch (text) {
            case LiteralExpression literal -> literal.getText() == null ? "" : literal.getText();
            case TemplateExpression template -> {
                var out = new StringBuilder();
                for (var part : template.getParts()) {
                    out.append(part instanceof LiteralExpression ? words(part) : "…");
                }
                yield out.toString();
            }
            default -> "…";
        };
    }
}
