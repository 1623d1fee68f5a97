package dev.steward.runtime.internal.trial;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.PolicyTestCase.Expected;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;

/**
 * Asks a policy about one set of arguments, by the rules of the engine: deny wins. A rule that can't be evaluated denies
 * in a run; a test of it proves nothing, so it fails whatever it expects. Made for one call.
 */
final class PolicyTrial {

    private static final List<Expected> STRICTEST_FIRST = List.of(Expected.DENY, Expected.ASK, Expected.LIMIT,
            Expected.REDACT);
    /** What every rule knows without being told. */
    private static final Set<String> KNOWN = Set.of("now", "cost");
    private static final Instant ANY_TIME = Instant.parse("2026-01-05T09:00:00Z");

    private final PolicyTestCase test;
    private final Plan plan;
    private final ExpressionDesk desk;
    private final Map<String, Value> names = new HashMap<>();
    /** A policy for several targets has its rules once for each. */
    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<Said> said = new LinkedHashSet<>();

    private record Said(Expected verdict, String why) {
    }

    private PolicyTrial(PolicyTestCase test, ExpressionDesk desk) {
        this.test = test;
        this.desk = desk;
        plan = Freezer.freeze(test.workflow());
    }

    /** Why the test fails, a line each; empty when the policy says what it expects. */
    static List<String> failures(PolicyTestCase test, Engine.Settings settings) throws InterruptedException {
        try (var desk = new ExpressionDesk(settings, ANY_TIME)) {
            return new PolicyTrial(test, desk).failures().stream().map(why -> test.at() + ": " + why).toList();
        }
    }

    private List<String> failures() throws InterruptedException {
        for (var binding : test.bindings().entrySet()) {
            try {
                names.put(binding.getKey(), desk.value(Freezer.freeze(binding.getValue()), Map.of(), plan.types()));
            } catch (ExpressionDesk.Failed e) {
                return List.of("the value of " + binding.getKey() + " can't be computed: " + e.getMessage());
            }
        }
        for (var policy : plan.policies()) {
            for (var i = 0; i < policy.rules().size(); i++) {
                hear(policy.rules().get(i), place(i));
            }
        }
        return errors.isEmpty() ? compared() : List.copyOf(errors);
    }

    private void hear(Plan.Rule rule, String place) throws InterruptedException {
        try {
            if (desk.value(rule.condition(), names, plan.types()) instanceof Value.Bool truth && truth.truth()
                    && (rule.verdict() != Plan.Verdict.LIMIT || reached(rule))) {
                var because = desk.value(rule.because(), names, plan.types());
                said.add(new Said(Expected.valueOf(rule.verdict().name()),
                        "the rule in " + place + (because instanceof Value.Text text ? ": " + text.text() : "")));
            }
        } catch (ExpressionDesk.Failed e) {
            var missing = missing(rule);
            errors.add("the rule in " + place + (missing.isEmpty() ? " can't be evaluated: " + e.getMessage()
                    : " needs " + String.join(", ", missing) + ": add with "
                            + missing.stream().map(name -> name + " = …").collect(Collectors.joining(", "))));
        }
    }

    /** Names in a rule for which the test gives nothing. */
    private List<String> missing(Plan.Rule rule) {
        var given = new Substitution(names);
        List.<Expr>of(rule.condition(), rule.because()).forEach(given::in);
        return given.missing().stream().filter(name -> !KNOWN.contains(name)).toList();
    }

    private String place(int rule) {
        if (rule >= test.rules().size()) {
            return test.policy();
        }
        var at = test.rules().get(rule);
        return at.path().equals(test.at().path()) ? "line " + at.line() : at.path() + ":" + at.line();
    }

    private List<String> compared() {
        var verdict = STRICTEST_FIRST.stream().filter(v -> said.stream().anyMatch(s -> s.verdict() == v)).findFirst()
                .orElse(Expected.ALLOW);
        if (verdict == test.expected()) {
            return List.of();
        }
        return List.of("expected " + word(test.expected()) + ", the policy says " + word(verdict)
                + said.stream().filter(s -> s.verdict() == verdict).map(s -> ", by " + s.why())
                        .collect(Collectors.joining()));
    }

    private static String word(Expected verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a limit lets nothing more through, after what the test says that it has let through. */
    private boolean reached(Plan.Rule rule) {
        var limit = rule.limit();
        var after = test.after();
        return limit != null && (after == null ? BigDecimal.ZERO : after).compareTo(limit.amount()) >= 0;
    }
}
