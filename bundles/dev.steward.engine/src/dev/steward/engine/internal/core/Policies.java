package dev.steward.engine.internal.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;

/**
 * The company's rules over a call. Every rule is looked at: deny wins, and a rule that can't be evaluated denies; then
 * it is asked, and what is left is counted and redacted.
 */
final class Policies {

    /** What a policy over costs sees: the worst case of the call, and what it calls. */
    static final String ESTIMATE = "estimate", TARGET = "target", PLAYBOOK = "playbook", ACTION = "action";

    private final Run run;

    /** What is judged; {@code names}: what the conditions see beside {@code now} and {@code cost}. */
    record Subject(Plan.PolicyKind kind, String target, Map<String, Value> names) {
    }

    /**
     * {@code denied} says why not, null when nothing denies; {@code asks} are the reasons to ask; {@code limits} are to
     * be taken before the call; {@code redact}: labels whose values are replaced.
     */
    record Verdict(@Nullable String denied, List<String> asks, List<Quota> limits, Set<TypeDef.Label> redact) {

        static final Verdict NOTHING = new Verdict(null, List.of(), List.of(), Set.of());
    }

    private static final class Findings {
        private @Nullable String denied;
        private final List<String> asks = new ArrayList<>();
        private final List<Quota> limits = new ArrayList<>();
        private final Set<TypeDef.Label> redact = EnumSet.noneOf(TypeDef.Label.class);
    }

    Policies(Run run) {
        this.run = run;
    }

    /** Whether any policy may have something to say. */
    static boolean concern(Plan plan, Plan.PolicyKind kind) {
        return plan.policies().stream().anyMatch(policy -> policy.kind() == kind);
    }

    Verdict judge(String path, Subject subject) {
        if (!concern(run.plan, subject.kind())) {
            return Verdict.NOTHING;
        }
        var names = new Scope(run);
        subject.names().forEach(names::bind);
        var found = new Findings();
        for (var policy : run.plan.policies()) {
            if (policy.kind() == subject.kind() && covers(policy.target(), subject.target())) {
                for (var at = 0; at < policy.rules().size(); at++) {
                    decide(new Case(policy, at, path, names, subject), found);
                }
            }
        }
        return new Verdict(found.denied, found.asks, found.limits, found.redact);
    }

    private static boolean covers(String pattern, String target) {
        return pattern.equals("*") || pattern.equals(target)
                || pattern.endsWith(".*") && target.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    /** A rule over a call. */
    private record Case(Plan.PolicyPlan policy, int at, String path, Scope names, Subject subject) {
        Plan.Rule rule() {
            return policy.rules().get(at);
        }
    }

    private void decide(Case each, Findings found) {
        try {
            if (run.evaluator().truth(each.rule().condition(), each.names())) {
                holds(each, run.evaluator().text(each.rule().because(), each.names()), found);
            }
        } catch (EvalError e) {
            denies(each, "the rule could not be evaluated: " + e.sentence(), found);
        }
    }

    private void holds(Case each, String because, Findings found) {
        var name = each.policy().name();
        switch (each.rule().verdict()) {
            case ASK -> {
                decided(each.path(), name, "ask", because);
                found.asks.add(name + ": " + because);
            }
            case DENY -> denies(each, because, found);
            case LIMIT -> {
                var limit = limit(each, because);
                // two targets of one policy are counted together, and once
                if (limit != null && found.limits.stream()
                        .noneMatch(other -> other.claim().meter().equals(limit.claim().meter()))) {
                    found.limits.add(limit);
                }
            }
            case REDACT -> {
                var label = each.rule().label();
                if (label != null) {
                    decided(each.path(), name, "redact", because);
                    found.redact.add(label);
                }
            }
        }
    }

    private void denies(Case each, String because, Findings found) {
        decided(each.path(), each.policy().name(), "deny", because);
        if (found.denied == null) {
            found.denied = each.policy().name() + ": " + because;
        }
    }

    /** Notes what a rule said, for the journal and the step's reason card. */
    void decided(String path, String policy, String verdict, String because) {
        run.emit(new Out.PolicyDecided(path, policy, verdict, because), path);
        run.why(path, () -> "policy " + policy + ": " + verdict + ", because " + because);
    }

    private @Nullable Quota limit(Case each, String because) {
        var limit = each.rule().limit();
        if (limit == null) {
            return null;
        }
        var currency = limit.currency();
        var name = each.policy().name();
        var meter = "policy/" + name + "#" + (each.at() + 1);
        if (currency == null) {
            return new Quota(new Claim(meter, limit.period(), Claim.Unit.CALLS, micro(limit.amount(), 0), 1), null,
                    name,
                    because, "");
        }
        var cost = each.subject().kind() == Plan.PolicyKind.COST;
        var amount = cost ? sum(each.subject().names().get(ESTIMATE), currency)
                : each.subject().names().values().stream().mapToLong(value -> sum(value, currency)).sum();
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
