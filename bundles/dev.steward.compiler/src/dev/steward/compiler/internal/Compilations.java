package dev.steward.compiler.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.steward.compiler.CompileOptions;
import dev.steward.compiler.CompileResult;
import dev.steward.compiler.CompileResult.Compiled;
import dev.steward.compiler.PolicyTestCase;
import dev.steward.compiler.TestCase;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.model.workflow.Trigger;

/** The compilations of one set of files. */
public final class Compilations {

    private final PlaybookWorkspace workspace;
    private final Positions positions;
    private final Broken broken;

    /** Checks the files, if nobody did so far. */
    public Compilations(PlaybookWorkspace workspace) {
        this.workspace = workspace;
        this.positions = new Positions(workspace.sources());
        this.broken = new Broken(workspace, positions);
    }

    /** See {@link dev.steward.compiler.Compiler#compile}. */
    public CompileResult compile(String playbook, CompileOptions options) {
        var declaration = declared(PlaybookDecl.class).filter(p -> Compilation.qualified(p).equals(playbook))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no playbook " + playbook + "."));
        var compilation = compilation(options.wholeBranches());
        compilation.needed().need(declaration);
        var expressions = new ExpressionMapper(compilation);
        var triggers = compilation.isBroken(declaration) ? List.<Trigger>of()
                : new TriggerMapper(compilation, expressions).triggers(declaration);
        var workflow = new WorkflowBuilder(compilation, expressions).build(playbook,
                declared(PolicyDecl.class).toList());
        workflow.getTriggers().addAll(triggers);
        if (!compilation.isComplete()) {
            return new CompileResult(Optional.empty(), compilation.issues());
        }
        var sourceMap = compilation.sourceMap();
        var costs = new CostEstimator(workflow, options, sourceMap);
        return new CompileResult(Optional.of(new Compiled(workflow, sourceMap,
                new RiskFinder(workflow, sourceMap).find(), costs.estimate(), costs.prompts())), List.of());
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
        return workspace.sources().stream().flatMap(source -> source.tree().getDeclarations().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
