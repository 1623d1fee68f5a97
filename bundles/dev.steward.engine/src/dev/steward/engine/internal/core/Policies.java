package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;

/** The company's rules over a call. Every rule is looked at: deny wins, and a rule that can't be evaluated denies. */
final class Policies {

    private final Run run;

    Policies(Run run) {
        this.run = run;
    }

    /** {@code denied} says why not, null when nothing denies; {@code asks} are the reasons to ask. */
    record Verdict(@Nullable String denied, List<String> asks) {
    }

    Verdict judge(String path, String target, Map<String, Value> args) {
        var names = new Scope(run);
        args.forEach(names::bind);
        String denied = null;
        var asks = new ArrayList<String>();
        for (var policy : run.plan.policies()) {
            if (!covers(policy.target(), target)) {
                continue;
            }
            for (var rule : policy.rules()) {
                var decided = decide(policy, rule, path, names);
                if (decided != null && decided.verdict().equals("ask")) {
                    asks.add(decided.policy() + ": " + decided.because());
                } else if (decided != null && denied == null) {
                    denied = decided.policy() + ": " + decided.because();
                }
            }
        }
        return new Verdict(denied, asks);
    }

    private static boolean covers(String pattern, String target) {
        return pattern.equals("*") || pattern.equals(target)
                || pattern.endsWith(".*") && target.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private Out.@Nullable PolicyDecided decide(Plan.PolicyPlan policy, Plan.Rule rule, String path, Scope names) {
        Out.PolicyDecided decided;
        try {
            if (!run.evaluator().truth(rule.condition(), names)) {
                return null;
            }
            var because = run.evaluator().text(rule.because(), names);
            decided = new Out.PolicyDecided(path, policy.name(), rule.verdict() == Plan.Verdict.ASK ? "ask" : "deny",
                    because);
        } catch (EvalError e) {
            decided = new Out.PolicyDecided(path, policy.name(), "deny",
                    "the rule could not be evaluated: " + e.sentence());
        }
        run.emit(decided, path);
        var shown = decided;
        run.why(path, () -> "policy " + shown.policy() + ": " + shown.verdict() + ", because " + shown.because());
        return decided;
    }
}
