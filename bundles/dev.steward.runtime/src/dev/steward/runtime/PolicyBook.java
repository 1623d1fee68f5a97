package dev.steward.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.Compiler;
import dev.steward.compiler.Governed;
import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.SourceMap;
import dev.steward.compiler.SourceRange;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.engine.Rulebook;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.runtime.internal.policy.Coverage;
import dev.steward.runtime.internal.policy.Inquiry;
import dev.steward.runtime.internal.policy.Subjects;
import dev.steward.runtime.internal.trial.Trials;

/** All policies of a company as of one reading of its text. Methods may take a while; thread-safe. */
public final class PolicyBook {

    private final CompanyFolder folder;
    private final List<PolicyTestCase> cases;
    private final List<Policy> policies;
    private final Subjects subjects;
    private final Inquiry inquiry;
    private final boolean sound;

    /** What a policy looks at. */
    public enum Kind {
        /** Calls of operations. */
        EFFECT,
        /** What is remembered, written and recalled. */
        MEMORY,
        /** Each call that may cost something. */
        COST,
        /** What a model is asked. */
        PROMPT
    }

    /** What a rule answers. */
    public enum Says {
        DENY, ASK, LIMIT, REDACT;

        /** The same in the engine's words. */
        public static Says of(Plan.Verdict verdict) {
            return valueOf(verdict.name());
        }
    }

    /** A place in the text; {@code file} from the company's folder, both numbers from 1. */
    public record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line;
        }

        /** The place of an id; null when there is none. */
        public static @Nullable Place find(SourceMap places, String id) {
            var range = places.ranges().get(id);
            return range == null ? null : of(range);
        }

        /** Where a range begins. */
        public static Place of(SourceRange range) {
            return new Place(range.path(), range.line(), range.column());
        }
    }

    /**
     * A policy.
     *
     * @param name     qualified
     * @param kind     null when what it is for can't be read
     * @param targets  what it names, such as {@code mail.send}; empty for all of its kind
     * @param covered  what it looks at, by qualified name: operations, agents, facts and records
     * @param uses     the steps whose calls it looks at
     * @param findings what the check says about it and its tests
     * @param tests    the cases of its tests, in the order of the text; none while it has errors
     * @param broken   whether it has errors: nothing runs then
     */
    public record Policy(String name, @Nullable Kind kind, List<String> targets, int priority, Place place,
            List<Rule> rules, List<String> covered, List<Use> uses, List<CheckReport.Finding> findings,
            List<TestCase> tests, boolean broken) {
        public Policy {
            targets = List.copyOf(targets);
            rules = List.copyOf(rules);
            covered = List.copyOf(covered);
            uses = List.copyOf(uses);
            findings = List.copyOf(findings);
            tests = List.copyOf(tests);
        }
    }

    /** A rule; {@code verdict} is null while its policy has errors. The text has single spaces. */
    public record Rule(String text, @Nullable Says verdict, Place place) {
    }

    /** A step, as {@code package.playbook/step}, and what it calls. */
    public record Use(String step, String target, @Nullable Place place) {
    }

    /** A case of a test, such as {@code expects deny}. */
    public record TestCase(String name, Place place) {
    }

    PolicyBook(CompanyFolder folder, Compiler compiler, PlaybookWorkspace workspace) {
        this.folder = folder;
        var issues = workspace.check();
        var governed = compiler.governed(workspace);
        var plan = Freezer.freeze(governed.workflow());
        sound = issues.stream().noneMatch(PlaybookIssue::isError);
        cases = compiler.policyTests(workspace);
        var coverage = new Coverage(plan, governed.sourceMap());
        policies = governed.policies().stream().map(each -> policy(each, plan, coverage, issues)).toList();
        var settings = folder.settings();
        subjects = new Subjects(plan, settings);
        inquiry = new Inquiry(plan, new Rulebook(plan, settings.zone(), settings.locale()), governed, settings);
    }

    private Policy policy(Governed.Written written, Plan plan, Coverage coverage, List<PlaybookIssue> issues) {
        var parts = plan.policies().stream().filter(each -> each.name().equals(written.name())).toList();
        var rules = new ArrayList<Rule>();
        for (var at = 0; at < written.rules().size(); at++) {
            var rule = written.rules().get(at);
            rules.add(
                    new Rule(rule.text(), parts.isEmpty() ? null : Says.of(parts.getFirst().rules().get(at).verdict()),
                            Place.of(rule.at())));
        }
        var uses = coverage.uses(parts);
        return new Policy(written.name(), kind(written.kind()), written.targets(),
                written.priority(), Place.of(written.at()), rules, coverage.covered(parts), uses,
                issues.stream().filter(issue -> concerns(issue, written)).map(this::finding).toList(),
                tests(written.name()), written.broken());
    }

    private static @Nullable Kind kind(String word) {
        for (var kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        return null;
    }

    private List<TestCase> tests(String policy) {
        return cases.stream().filter(test -> test.policy().equals(policy))
                .map(test -> new TestCase(Trials.name(test), Place.of(test.at()))).toList();
    }

    private static boolean concerns(PlaybookIssue issue, Governed.Written written) {
        return within(issue, written.at()) || written.tests().stream().anyMatch(test -> within(issue, test));
    }

    private static boolean within(PlaybookIssue issue, SourceRange range) {
        return issue.path().equals(range.path()) && issue.line() >= range.line() && issue.line() <= range.endLine();
    }

    private CheckReport.Finding finding(PlaybookIssue issue) {
        return new CheckReport.Finding(issue.path(), issue.line(), issue.column(), issue.isError(), issue.message(),
                issue.code());
    }

    /** All policies, in the order of files and text. */
    public List<Policy> policies() {
        return policies;
    }

    /** Whether the company's playbooks have no errors, so that their tests can run. */
    public boolean isSound() {
        return sound;
    }

    /**
     * Runs the tests of policies, those whose qualified name fits; one at a time.
     *
     * @throws ProblemException the playbooks have errors
     */
    public synchronized List<TestReport.Case> test(Predicate<String> policy) throws InterruptedException {
        if (!sound) {
            throw ProblemException.wrongUse(
                    "The tests of policies can't run while there are errors in the company's playbooks; "
                            + "'steward check' lists them.");
        }
        var done = new ArrayList<TestReport.Case>();
        for (var test : cases) {
            if (policy.test(test.policy())) {
                done.add(Trials.policy(test, folder));
            }
        }
        return done;
    }

    /** What can be asked about, by name: operations, agents, what is remembered and recalled. */
    public List<PolicySubject> subjects() {
        return subjects.all();
    }

    /**
     * A subject by its id, or by its name when only one has it.
     *
     * @throws ProblemException unknown or ambiguous
     */
    public PolicySubject subject(String name) {
        return subjects.find(name);
    }

    /** What the policies say about a call. */
    public PolicyAnswer ask(PolicyQuestion question, PolicyQuestion.Counters counters) {
        return inquiry.ask(question, counters);
    }

    /** The subject again in another reading of the text; empty when it is gone. */
    public Optional<PolicySubject> again(PolicySubject subject) {
        return subjects.all().stream().filter(each -> each.id().equals(subject.id())).findFirst();
    }

    /** Policies by qualified name. */
    public Map<String, Policy> byName() {
        return policies.stream().sorted(Comparator.comparing(Policy::name))
                .collect(Collectors.toMap(Policy::name, each -> each, (one, other) -> one));
    }
}
