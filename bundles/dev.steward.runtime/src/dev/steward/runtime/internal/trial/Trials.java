package dev.steward.runtime.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.steward.compiler.Compiler;
import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.SourceRange;
import dev.steward.compiler.TestCase;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Types;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.TestReport;
import dev.steward.runtime.TestReport.Case;
import dev.steward.runtime.TestReport.Coverage;
import dev.steward.runtime.internal.Language;

/** Runs the tests of a workspace and gathers how they came out. Made for one call. */
public final class Trials {

    private final PlaybookWorkspace workspace;
    private final Compiler compiler;
    private final Engine.Settings settings;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Map<String, Set<String>> covered = new LinkedHashMap<>();

    /** @param compiler of the company */
    public Trials(PlaybookWorkspace workspace, Compiler compiler, CompanySettings company) {
        this.workspace = workspace;
        this.compiler = compiler;
        settings = new Engine.Settings(company.zone(), company.locale(), company.currency(), company.capMicroUsd(),
                company.models(), null, Engine.Approvals.ASK);
    }

    /** @param wanted by place and by name, such as {@code weeklyLetter: teaser fails} */
    public TestReport run(Predicate<SourceRange> place, Predicate<String> wanted) throws InterruptedException {
        var cases = new ArrayList<Case>();
        for (var test : compiler.policyTests(workspace)) {
            var name = name(test);
            if (place.test(test.at()) && wanted.test(name)) {
                cases.add(policy(test, name));
            }
        }
        for (var test : compiler.tests(workspace)) {
            if (place.test(test.at()) && wanted.test(Types.simple(test.playbook()) + ": " + test.name())) {
                cases.add(playbook(test));
            }
        }
        return new TestReport(cases, coverage());
    }

    private static String name(PolicyTestCase test) {
        return Types.simple(test.policy()) + ": line " + test.at().line() + " expects "
                + test.expected().name().toLowerCase(Locale.ROOT);
    }

    private Case policy(PolicyTestCase test, String name) throws InterruptedException {
        var began = Instant.now();
        var verdict = PolicyTrial.verdict(test, settings);
        var failures = verdict == test.expected() ? List.<String>of()
                : List.of(test.at() + ": expected " + test.expected().name().toLowerCase(Locale.ROOT)
                        + ", the policy says " + verdict.name().toLowerCase(Locale.ROOT));
        return new Case(test.policy(), name.substring(name.indexOf(": ") + 2), test.at().toString(), failures,
                List.of(),
                Duration.between(began, Instant.now()));
    }

    private Case playbook(TestCase test) throws InterruptedException {
        var began = Instant.now();
        var plan = plans.computeIfAbsent(test.playbook(), this::plan);
        var failures = new ArrayList<String>();
        var notes = new ArrayList<String>();
        var result = new Trial(test, plan, settings).run();
        try (var desk = result.desk()) {
            failures.addAll(result.problems());
            var expectations = new Expectations(result, plan.types(), settings);
            for (var expectation : test.expectations()) {
                var complaint = expectations.complaint(expectation);
                if (complaint != null) {
                    (expectation.reportOnly() ? notes : failures)
                            .add(expectation.at() + ": " + expectation.text() + ": " + complaint);
                }
            }
        }
        result.trace().steps().forEach(step -> covered.computeIfAbsent(test.playbook(), p -> new HashSet<>())
                .add(step.staticId()));
        return new Case(test.playbook(), test.name(), test.at().toString(), failures, notes,
                Duration.between(began, Instant.now()));
    }

    private Plan plan(String playbook) {
        return Freezer.freeze(compiler.compile(workspace, playbook).compiled()
                .orElseThrow(() -> new IllegalStateException(playbook + " was checked but does not compile."))
                .workflow());
    }

    private List<Coverage> coverage() {
        var all = new ArrayList<Coverage>();
        plans.forEach((playbook, plan) -> {
            var steps = MockedPlan.steps(plan).stream().filter(id -> id.startsWith(playbook + "/")).toList();
            var reached = covered.getOrDefault(playbook, Set.of());
            all.add(new Coverage(playbook, steps.size(), steps.stream().filter(id -> !reached.contains(id))
                    .map(id -> id.substring(playbook.length() + 1)).toList()));
        });
        return all;
    }

    /** The playbooks that have no test at all. */
    public static List<String> untested(PlaybookWorkspace workspace, TestReport report) {
        var tested = report.coverage().stream().map(Coverage::playbook).toList();
        return Language.playbooks(workspace).stream().map(Language.Declared::name).filter(n -> !tested.contains(n))
                .toList();
    }
}
