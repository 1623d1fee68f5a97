package dev.steward.runtime.internal.trial;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.PolicyTestCase.Expected;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;

/** Asks a policy about one set of arguments, by the rules of the engine: deny wins, and an error in a rule denies. */
final class PolicyTrial {

    private static final List<Expected> STRICTEST_FIRST = List.of(Expected.DENY, Expected.ASK, Expected.LIMIT,
            Expected.REDACT);

    private PolicyTrial() {
    }

    static Expected verdict(PolicyTestCase test, Engine.Settings settings) throws InterruptedException {
        var plan = Freezer.freeze(test.workflow());
        try (var desk = new ExpressionDesk(settings, Instant.parse("2026-01-05T09:00:00Z"))) {
            var names = new HashMap<String, Value>();
            for (var binding : test.bindings().entrySet()) {
                names.put(binding.getKey(), desk.value(Freezer.freeze(binding.getValue()), Map.of(), plan.types()));
            }
            var said = new HashSet<Expected>();
            for (var policy : plan.policies()) {
                for (var rule : policy.rules()) {
                    if (holds(rule, names, plan, desk)
                            && (rule.verdict() != Plan.Verdict.LIMIT || reached(rule, test))) {
                        said.add(Expected.valueOf(rule.verdict().name()));
                    }
                }
            }
            return STRICTEST_FIRST.stream().filter(said::contains).findFirst().orElse(Expected.ALLOW);
        } catch (ExpressionDesk.Failed e) {
            return Expected.DENY;
        }
    }

    /** Whether a limit lets nothing more through, after what the test says that it has let through. */
    private static boolean reached(Plan.Rule rule, PolicyTestCase test) {
        var limit = rule.limit();
        var after = test.after();
        return limit != null && (after == null ? BigDecimal.ZERO : after).compareTo(limit.amount()) >= 0;
    }

    private static boolean holds(Plan.Rule rule, Map<String, Value> names, Plan plan, ExpressionDesk desk)
            throws ExpressionDesk.Failed, InterruptedException {
        return desk.value(rule.condition(), names, plan.types()) instanceof Value.Bool truth && truth.truth();
    }
}
