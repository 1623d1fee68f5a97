package dev.steward.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.Delegations;
import dev.steward.engine.internal.core.Policies;
import dev.steward.engine.internal.core.Quota;
import dev.steward.engine.internal.core.Rules;
import dev.steward.engine.internal.drive.Meters;
import dev.steward.engine.internal.eval.Evaluator;
import dev.steward.engine.internal.eval.FreeNames;
import dev.steward.engine.internal.eval.Marks;
import dev.steward.engine.internal.eval.Names;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.value.Value;

/**
 * What the policies of a plan say about a call at any moment, by the code that judges in runs; nothing is called and
 * nothing is counted. Immutable; thread-safe.
 */
public final class Rulebook {

    private final Plan plan;
    private final ZoneId zone;
    private final Locale locale;

    /** @param zone of the company, as is {@code locale} */
    public Rulebook(Plan plan, ZoneId zone, Locale locale) {
        this.plan = plan;
        this.zone = zone;
        this.locale = locale;
    }

    /**
     * A call.
     *
     * @param target       {@code connector.operation}, a fact or record, or an agent
     * @param names        what conditions see beside {@code now} and {@code cost}
     * @param at           what {@code now} is
     * @param costMicroUsd what the run has cost so far
     */
    public record Question(Plan.PolicyKind kind, String target, Map<String, Value> names, Instant at,
            long costMicroUsd) {
        public Question {
            names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        }
    }

    /** How a rule came out: BROKEN can't be evaluated, which denies; UNKNOWN needs a name that the question lacks. */
    public enum Outcome {
        HOLDS, SILENT, BROKEN, UNKNOWN
    }

    /**
     * What a rule says.
     *
     * @param at      index of the rule in its policy
     * @param because why, empty when silent
     * @param missing names that it needs, for UNKNOWN
     * @param share   of a LIMIT that holds
     */
    public record Said(Plan.PolicyPlan policy, int at, Outcome outcome, String because, Set<String> missing,
            @Nullable Share share) {
        public Said {
            missing = Set.copyOf(missing);
        }

        /** The rule itself. */
        public Plan.Rule rule() {
            return policy.rules().get(at);
        }
    }

    /** What a call would take of a limit. */
    public static final class Share {
        private final Quota quota;
        private final ZoneId zone;

        private Share(Quota quota, ZoneId zone) {
            this.quota = quota;
            this.zone = zone;
        }

        /** What is used or set aside of the limit, in its own unit, as the store knows it. */
        public long used(KeyValueStore values, Instant at) {
            return Meters.used(values, quota.claim().meter(), quota.claim().period(), at, zone);
        }

        /** Whether the call would be let through after so much. */
        public boolean fits(long used) {
            return quota.claim().fits(used);
        }

        /** Such as {@code 2 of 3 this day}. */
        public String words(long used) {
            return quota.words(used);
        }

        /** Why the call would not be let through. */
        public String complaint(long used, Instant at) {
            return quota.complaint(used, at, zone);
        }
    }

    /** All rules that look at such a call, in the order in which a run hears them. */
    public List<Said> judge(Question question) {
        var heard = new ArrayList<Said>();
        Names around = name -> switch (name) {
            case "now" -> new Value.Moment(question.at());
            case "cost" -> new Value.Money(BigDecimal.valueOf(question.costMicroUsd(), 6), "USD");
            default -> null;
        };
        var given = new TreeSet<>(question.names().keySet());
        new Rules(plan.policies(), () -> new Evaluator(plan.types(), zone, locale, Marks.NONE)).judge(
                new Policies.Subject(question.kind(), question.target(), question.names()), around,
                said -> heard.add(told(said, given)));
        return heard;
    }

    private Said told(Rules.Said said, Set<String> given) {
        var missing = new TreeSet<>(mentioned(said.rule()));
        missing.removeAll(given);
        if (!missing.isEmpty() && said.outcome() == Rules.Outcome.BROKEN) {
            return new Said(said.policy(), said.at(), Outcome.UNKNOWN, "", missing, null);
        }
        var limit = said.limit();
        return new Said(said.policy(), said.at(), Outcome.valueOf(said.outcome().name()), said.because(), Set.of(),
                limit == null ? null : new Share(limit, zone));
    }

    /** Names of a call that the rules which look at it ask for; the value of any other makes no difference to them. */
    public Set<String> asked(Plan.PolicyKind kind, String target) {
        var names = new TreeSet<String>();
        rules(kind, target).forEach(rule -> names.addAll(mentioned(rule)));
        return names;
    }

    /** Whether a rule that looks at such a call looks at what the run has cost so far. */
    public boolean asksCost(Plan.PolicyKind kind, String target) {
        return rules(kind, target).anyMatch(rule -> FreeNames.of(rule.condition()).contains("cost")
                || FreeNames.of(rule.because()).contains("cost"));
    }

    private Stream<Plan.Rule> rules(Plan.PolicyKind kind, String target) {
        return plan.policies().stream().filter(policy -> covers(policy, kind, target))
                .flatMap(policy -> policy.rules().stream());
    }

    /** Whether a limit of money counts what such a call is about, which any of its values may say. */
    public boolean countsMoney(Plan.PolicyKind kind, String target) {
        return rules(kind, target).map(Plan.Rule::limit)
                .anyMatch(limit -> limit != null && limit.currency() != null);
    }

    /** Whether a policy looks at such a call. */
    public static boolean covers(Plan.PolicyPlan policy, Plan.PolicyKind kind, String target) {
        return policy.kind() == kind && Rules.covers(policy.target(), target);
    }

    private static Set<String> mentioned(Plan.Rule rule) {
        var names = new TreeSet<>(FreeNames.of(rule.condition()));
        names.addAll(FreeNames.of(rule.because()));
        names.removeAll(Set.of("now", "cost"));
        return names;
    }

    /** The strictest of some delegations that covers an operation at a moment; null when none does. */
    public Plan.@Nullable Delegation delegation(List<Plan.Delegation> around, Plan.EffectKind effect, String target,
            Instant at) {
        return Delegations.strictest(around, effect, target, at.atZone(zone).toLocalDate());
    }
}
