package dev.steward.engine.internal.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.eval.Evaluator;
import dev.steward.engine.internal.eval.Names;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;

/**
 * What each rule of some policies says about a call. Pure, so that a run and who only wants to know are told the same;
 * what becomes of it is {@link Policies}' matter.
 */
public final class Rules {

    private final List<Plan.PolicyPlan> policies;
    private final Supplier<Evaluator> evaluator;

    /** How a rule came out: SILENT, its condition does not hold; BROKEN, it can't be evaluated, so it denies. */
    public enum Outcome {
        HOLDS, SILENT, BROKEN
    }

    /**
     * What a rule says.
     *
     * @param at      its index in the policy
     * @param because why; empty when silent
     * @param limit   what is to be counted, set for a LIMIT that holds
     */
    public record Said(Plan.PolicyPlan policy, int at, Outcome outcome, String because, @Nullable Quota limit) {
        /** The rule itself. */
        public Plan.Rule rule() {
            return policy.rules().get(at);
        }
    }

    /** @param evaluator makes one for each evaluation */
    public Rules(List<Plan.PolicyPlan> policies, Supplier<Evaluator> evaluator) {
        this.policies = policies;
        this.evaluator = evaluator;
    }

    /** Tells what every rule says that looks at such a call, in their order. */
    public void judge(Policies.Subject subject, Names around, Consumer<Said> heard) {
        var names = new Scope(around);
        subject.names().forEach(names::bind);
        for (var policy : policies) {
            if (policy.kind() == subject.kind() && covers(policy.target(), subject.target())) {
                for (var at = 0; at < policy.rules().size(); at++) {
                    heard.accept(said(policy, at, names, subject));
                }
            }
        }
    }

    /** Whether a policy over {@code pattern} looks at a target. */
    public static boolean covers(String pattern, String target) {
        return pattern.equals("*") || pattern.equals(target)
                || pattern.endsWith(".*") && target.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private Said said(Plan.PolicyPlan policy, int at, Names names, Policies.Subject subject) {
        var rule = policy.rules().get(at);
        try {
            if (!evaluator.get().truth(rule.condition(), names)) {
                return new Said(policy, at, Outcome.SILENT, "", null);
            }
            var because = evaluator.get().text(rule.because(), names);
            return new Said(policy, at, Outcome.HOLDS, because,
                    rule.verdict() == Plan.Verdict.LIMIT ? limit(policy, at, because, subject) : null);
        } catch (EvalError e) {
            return new Said(policy, at, Outcome.BROKEN, "the rule could not be evaluated: " + e.sentence(), null);
        }
    }

    private static @Nullable Quota limit(Plan.PolicyPlan policy, int at, String because, Policies.Subject subject) {
        var limit = policy.rules().get(at).limit();
        if (limit == null) {
            return null;
        }
        var currency = limit.currency();
        var name = policy.name();
        var meter = "policy/" + name + "#" + (at + 1);
        if (currency == null) {
            return new Quota(new Claim(meter, limit.period(), Claim.Unit.CALLS, micro(limit.amount(), 0), 1), null,
                    name, because, "");
        }
        var cost = subject.kind() == Plan.PolicyKind.COST;
        var amount = cost ? sum(subject.names().get(Policies.ESTIMATE), currency)
                : subject.names().values().stream().mapToLong(value -> sum(value, currency)).sum();
        return new Quota(new Claim(meter, limit.period(), cost ? Claim.Unit.COST : Claim.Unit.SUM,
                micro(limit.amount(), 6), amount), null, name, because, currency);
    }

    /** The money that a call is about: what its arguments hold, however deep. */
    private static long sum(@Nullable Value value, String currency) {
        return switch (value) {
            case Value.Money m when m.currency().equals(currency) -> Math.abs(micro(m.amount(), 6));
            case Value.Money m -> throw new EvalError(EvalError.INVALID_VALUE, "The limit is in " + currency
                    + ", and the call is about " + m.currency() + ".");
            case Value.Struct s -> s.fields().values().stream().mapToLong(field -> sum(field, currency)).sum();
            case Value.Items i -> i.items().stream().mapToLong(item -> sum(item, currency)).sum();
            case null, default -> 0;
        };
    }

    private static long micro(BigDecimal amount, int digits) {
        try {
            return amount.movePointRight(digits).setScale(0, RoundingMode.UP).longValueExact();
        } catch (ArithmeticException e) {
            throw new EvalError(EvalError.ARITHMETIC, "The amount " + amount.toPlainString() + " is too large.");
        }
    }
}
