package dev.steward.runtime.internal.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.Compiler;
import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.SourceRange;
import dev.steward.compiler.TestCase;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Types;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.TestReport;
import dev.steward.runtime.TestReport.Case;
import dev.steward.runtime.internal.Language;
import dev.steward.runtime.internal.fixture.FixtureFile;
import dev.steward.runtime.internal.fixture.FixtureProblem;
import dev.steward.runtime.internal.fixture.Recording;

/** Runs the tests of a workspace and gathers how they came out. Made for one call. */
public final class Trials {

    private final PlaybookWorkspace workspace;
    private final Compiler compiler;
    private final Engine.Settings settings;
    private final Path root;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final Function<Path, Optional<String>> unwritten;
    private final Coverages coverages = new Coverages();

    /** @param compiler of the company, which tells every branch apart */
    public Trials(PlaybookWorkspace workspace, Compiler compiler, CompanyFolder folder) {
        this(workspace, compiler, folder, file -> Optional.empty());
    }

    /** @param unwritten texts of fixtures that are no files yet */
    public Trials(PlaybookWorkspace workspace, Compiler compiler, CompanyFolder folder,
            Function<Path, Optional<String>> unwritten) {
        this.unwritten = unwritten;
        this.workspace = workspace;
        this.compiler = compiler;
        root = folder.root();
        settings = settings(folder);
    }

    /** @param wanted by place and by name, such as {@code weeklyLetter: teaser fails} */
    public TestReport run(Predicate<SourceRange> place, Predicate<String> wanted) throws InterruptedException {
        var cases = new ArrayList<Case>();
        for (var test : compiler.policyTests(workspace)) {
            var name = name(test);
            if (place.test(test.at()) && wanted.test(name)) {
                cases.add(policy(test, name, settings));
            }
        }
        for (var test : compiler.tests(workspace)) {
            if (place.test(test.at()) && wanted.test(Types.simple(test.playbook()) + ": " + test.name())) {
                cases.add(playbook(test));
            }
        }
        var coverage = coverages.told();
        var tested = coverage.stream().map(TestReport.Coverage::playbook).collect(Collectors.toSet());
        return new TestReport(cases, coverage, Language.ownPlaybooks(workspace).stream()
                .map(Language.Declared::name).filter(name -> !tested.contains(name)).sorted().toList());
    }

    /** Runs one case of a test of a policy; the case's workflow is for one thread at a time. */
    public static Case policy(PolicyTestCase test, CompanyFolder folder) throws InterruptedException {
        return policy(test, name(test), settings(folder));
    }

    private static Engine.Settings settings(CompanyFolder folder) {
        var company = folder.settings();
        return new Engine.Settings(company.zone(), company.locale(), company.currency(), company.capMicroUsd(),
                company.models(), null, Engine.Approvals.ASK);
    }

    /** Such as {@code noNightMail: line 12 expects deny}. */
    public static String name(PolicyTestCase test) {
        return Types.simple(test.policy()) + ": line " + test.at().line() + " expects "
                + test.expected().name().toLowerCase(Locale.ROOT);
    }

    private static Case policy(PolicyTestCase test, String name, Engine.Settings settings)
            throws InterruptedException {
        var began = Instant.now();
        var failures = PolicyTrial.failures(test, settings);
        return new Case(test.policy(), name.substring(name.indexOf(": ") + 2), test.at().toString(), failures,
                List.of(), Duration.between(began, Instant.now()));
    }

    private Case playbook(TestCase test) throws InterruptedException {
        var began = Instant.now();
        var plan = plans.computeIfAbsent(test.playbook(), this::plan);
        var failures = new ArrayList<String>();
        var notes = new ArrayList<String>();
        try {
            tried(test, plan, recording(test, plan), failures, notes);
        } catch (FixtureProblem e) {
            e.messages().forEach(message -> failures.add(test.at() + ": " + message));
        }
        return new Case(test.playbook(), test.name(), test.at().toString(), failures, notes,
                Duration.between(began, Instant.now()));
    }

    private @Nullable Recording recording(TestCase test, Plan plan) throws FixtureProblem {
        var fixture = test.fixture();
        if (fixture == null) {
            return null;
        }
        var file = root.resolve(test.at().path()).getParent();
        var beside = file == null ? root : file;
        var text = unwritten.apply(beside.resolve(fixture).normalize());
        return new Recording(fixture, text.isPresent() ? FixtureFile.parse(text.get())
                : FixtureFile.read(root, beside, fixture), plan);
    }

    private void tried(TestCase test, Plan plan, @Nullable Recording recording, List<String> failures,
            List<String> notes) throws InterruptedException {
        var result = new Trial(test, plan, recording, settings).run();
        var story = new Story(result.trace(), plan);
        try (var desk = result.desk()) {
            result.problems().forEach(problem -> failures.add(test.at() + ": " + problem));
            result.notes().forEach(note -> notes.add("note: " + note));
            var expectations = new Expectations(result, story, plan.types(), settings);
            for (var expectation : test.expectations()) {
                var complaint = expectations.complaint(expectation);
                if (complaint != null) {
                    var told = expectation.at() + ": " + expectation.text() + ": " + complaint;
                    if (expectation.reportOnly()) {
                        notes.add("check: " + told);
                    } else {
                        failures.add(told);
                    }
                }
            }
        }
        coverages.reached(result.trace(), story);
    }

    private Plan plan(String playbook) {
        var result = compiler.compile(workspace, playbook);
        var compiled = result.compiled()
                .orElseThrow(() -> new ProblemException(ProblemException.Kind.WRONG_USE,
                        "The tests can't run: there are errors in the company's playbooks.",
                        result.issues().stream().map(PlaybookIssue::toString).toList(), null));
        var plan = Freezer.freeze(compiled.workflow());
        coverages.add(plan, compiled.sourceMap());
        return plan;
    }
}
