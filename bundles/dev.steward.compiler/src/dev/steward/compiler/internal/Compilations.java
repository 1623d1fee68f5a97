package dev.steward.compiler.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.CompileResult;
import dev.steward.compiler.CompileResult.Compiled;
import dev.steward.compiler.Governed;
import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.TestCase;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RolloutDecl;
import dev.steward.model.workflow.GoalDef;
import dev.steward.model.workflow.KpiDef;
import dev.steward.model.workflow.RolloutDef;
import dev.steward.model.workflow.Strategy;
import dev.steward.model.workflow.Trigger;
import dev.steward.model.workflow.Workflow;
import dev.steward.model.workflow.WorkflowFactory;

/** The compilations of one set of files. */
public final class Compilations {

    private final PlaybookWorkspace workspace;
    private final Positions positions;
    private final Broken broken;
    private final List<PlaybookIssue> issues;
    private final List<Declaration> declarations;
    private final List<PolicyDecl> policies;
    private final Map<String, Declaration> playbooks = new HashMap<>();

    /** Checks the files, if nobody did so far. */
    public Compilations(PlaybookWorkspace workspace) {
        this.workspace = workspace;
        this.issues = workspace.check();
        this.positions = new Positions(workspace.sources());
        this.broken = new Broken(workspace, positions);
        this.declarations = workspace.sources().stream().flatMap(source -> source.tree().getDeclarations().stream())
                .toList();
        this.policies = declared(PolicyDecl.class).toList();
        Stream.<Declaration>concat(declared(PlaybookDecl.class), declared(InstanceDecl.class))
                .forEach(playbook -> playbooks.putIfAbsent(Compilation.qualified(playbook), playbook));
    }

    /** Whether these are of exactly the files that a workspace has now. */
    public boolean areOf(PlaybookWorkspace other) {
        // a workspace makes a new list of issues after each change, and keeps it until the next
        return workspace == other && issues == other.check();
    }

    /** See {@link dev.steward.compiler.Compiler#compile}. */
    public CompileResult compile(String playbook, CompileOptions options) {
        var declaration = playbooks.get(playbook);
        if (declaration == null) {
            throw new IllegalArgumentException("There is no playbook " + playbook + ".");
        }
        var compilation = compilation(options.wholeBranches());
        compilation.needed().need(declaration);
        var expressions = new ExpressionMapper(compilation);
        var triggers = compilation.isBroken(declaration) ? List.<Trigger>of()
                : new TriggerMapper(compilation, expressions).triggers(declaration);
        var workflow = new WorkflowBuilder(compilation, expressions).build(playbook, policies);
        workflow.getTriggers().addAll(triggers);
        return result(compilation, workflow, options);
    }

    /** See {@link dev.steward.compiler.Compiler#trial}. */
    public CompileResult trial(String agent, CompileOptions options) {
        var declaration = declared(AgentDecl.class).filter(each -> Compilation.qualified(each).equals(agent))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no agent " + agent + "."));
        var compilation = compilation(false);
        if (compilation.isBroken(declaration)) {
            return new CompileResult(Optional.empty(), compilation.issues());
        }
        var expressions = new ExpressionMapper(compilation);
        var playbook = new AgentTrialMapper(compilation, expressions).playbook(declaration);
        var workflow = new WorkflowBuilder(compilation, expressions).build(playbook.getName(), policies);
        workflow.getPlaybooks().add(playbook);
        return result(compilation, workflow, options);
    }

    /** See {@link dev.steward.compiler.Compiler#agents}. */
    public List<String> agents() {
        return declared(AgentDecl.class).filter(agent -> agent.getName() != null).map(Compilation::qualified).toList();
    }

    private static CompileResult result(Compilation compilation, Workflow workflow, CompileOptions options) {
        if (!compilation.isComplete()) {
            return new CompileResult(Optional.empty(), compilation.issues());
        }
        var sourceMap = compilation.sourceMap();
        var costs = new CostEstimator(workflow, options, sourceMap);
        return new CompileResult(Optional.of(new Compiled(workflow, sourceMap,
                new RiskFinder(workflow, sourceMap).find(), costs.estimate(), costs.prompts())), List.of());
    }

    /** See {@link dev.steward.compiler.Compiler#strategy}. */
    public Strategy strategy() {
        var compilation = compilation(false);
        var mapper = new StrategyMapper(compilation);
        var strategy = WorkflowFactory.eINSTANCE.createStrategy();
        declared(GoalDecl.class).filter(goal -> !broken.is(goal)).map(mapper::goal)
                .sorted(Comparator.comparing(GoalDef::getName)).forEach(strategy.getGoals()::add);
        declared(KpiDecl.class).filter(kpi -> !broken.is(kpi)).map(mapper::kpi)
                .sorted(Comparator.comparing(KpiDef::getName)).forEach(strategy.getKpis()::add);
        declared(RolloutDecl.class).filter(rollout -> !broken.is(rollout)).map(mapper::rollout)
                .sorted(Comparator.comparing(RolloutDef::getPlaybook)).forEach(strategy.getRollouts()::add);
        return strategy;
    }

    /** See {@link dev.steward.compiler.Compiler#governed}. */
    public Governed governed() {
        var compilation = compilation(false);
        declarations.stream().filter(Compilations::governable).filter(each -> !broken.is(each))
                .forEach(compilation.needed()::need);
        var workflow = new WorkflowBuilder(compilation, new ExpressionMapper(compilation)).build("policies", policies);
        var written = new GovernedMapper(compilation, positions, declared(PolicyTest.class).toList());
        return new Governed(workflow, compilation.sourceMap(), policies.stream().filter(
                policy -> Compilation.nameOf(policy) != null).map(written::written).toList());
    }

    private static boolean governable(Declaration declaration) {
        return switch (declaration) {
            case ConnectorDecl c -> true;
            case AgentDecl a -> true;
            case FactDecl f -> true;
            case RecordDecl r -> true;
            case PlaybookDecl p -> true;
            default -> false;
        };
    }

    /** See {@link dev.steward.compiler.Compiler#tests}. */
    public List<TestCase> tests() {
        return declared(PlaybookTest.class).filter(test -> !broken.is(test)).map(test -> {
            var compilation = compilation(false);
            return new TestMapper(compilation, new ExpressionMapper(compilation)).test(test);
        }).toList();
    }

    /** See {@link dev.steward.compiler.Compiler#policyTests}. */
    public List<PolicyTestCase> policyTests() {
        return declared(PolicyTest.class).filter(test -> !broken.is(test)).flatMap(test -> {
            var compilation = compilation(false);
            return new PolicyTestMapper(compilation, new ExpressionMapper(compilation)).tests(test).stream();
        }).toList();
    }

    private Compilation compilation(boolean wholeBranches) {
        return new Compilation(workspace.analysis(), positions, broken, wholeBranches);
    }

    private <D extends Declaration> Stream<D> declared(Class<D> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast);
    }
}
