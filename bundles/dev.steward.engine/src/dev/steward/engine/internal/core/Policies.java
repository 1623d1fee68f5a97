package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;

/**
 * The company's rules over a call. Every rule is looked at: deny wins, and a rule that can't be evaluated denies; then
 * it is asked, and what is left is counted and redacted.
 */
public final class Policies {

    /** What a policy over costs sees: the worst case of the call, and what it calls. */
    public static final String ESTIMATE = "estimate", TARGET = "target", PLAYBOOK = "playbook", ACTION = "action";

    private final Run run;

    /** What is judged; {@code names}: what the conditions see beside {@code now} and {@code cost}. */
    public record Subject(Plan.PolicyKind kind, String target, Map<String, Value> names) {
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
        for (var policy : plan.policies()) {
            if (policy.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    Verdict judge(String path, Subject subject) {
        if (!concern(run.plan, subject.kind())) {
            return Verdict.NOTHING;
        }
        var found = new Findings();
        new Rules(run.plan.policies(), run::evaluator).judge(subject, run, said -> hear(path, said, found));
        return new Verdict(found.denied, found.asks, found.limits, found.redact);
    }

    /** What a rule said goes to the journal in the order of the rules. */
    private void hear(String path, Rules.Said said, Findings found) {
        var name = said.policy().name();
        var because = said.because();
        switch (said.outcome()) {
            case SILENT -> {
                // says nothing
            }
            case BROKEN -> denies(path, name, because, found);
            case HOLDS -> {
                switch (said.rule().verdict()) {
                    case ASK -> {
                        decided(path, name, "ask", because);
                        found.asks.add(name + ": " + because);
                    }
                    case DENY -> denies(path, name, because, found);
                    case LIMIT -> limit(said, found);
                    case REDACT -> redact(path, said, found);
                }
            }
        }
    }

    /** Two targets of one policy are counted together, and once. */
    private static void limit(Rules.Said said, Findings found) {
        var limit = said.limit();
        if (limit != null
                && found.limits.stream().noneMatch(other -> other.claim().meter().equals(limit.claim().meter()))) {
            found.limits.add(limit);
        }
    }

    private void redact(String path, Rules.Said said, Findings found) {
        var label = said.rule().label();
        if (label != null) {
            decided(path, said.policy().name(), "redact", said.because());
            found.redact.add(label);
        }
    }

    private void denies(String path, String policy, String because, Findings found) {
        decided(path, policy, "deny", because);
        if (found.denied == null) {
            found.denied = policy + ": " + because;
        }
    }

    /** Notes what a rule said, for the journal and the step's reason card. */
    void decided(String path, String policy, String verdict, String because) {
        run.emit(new Out.PolicyDecided(path, policy, verdict, because), path);
        run.why(path, () -> "policy " + policy + ": " + verdict + ", because " + because);
    }
}
