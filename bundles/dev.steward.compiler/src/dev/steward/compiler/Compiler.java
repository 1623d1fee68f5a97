package dev.steward.compiler;

import java.util.List;

import dev.steward.compiler.internal.Compilations;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.model.workflow.Strategy;

/**
 * Compiles the playbooks of a workspace. What has errors by the language's own checks gives no result and no further
 * issue; errors elsewhere in the workspace don't matter. Immutable; the workspace belongs to one thread at a time, and
 * so do the results until only bytes are passed on.
 */
public final class Compiler {

    private final CompileOptions options;

    public Compiler(CompileOptions options) {
        this.options = options;
    }

    /**
     * A playbook with all that it needs: what it calls, types, connectors, and every policy of the workspace that can
     * apply.
     *
     * @param playbook qualified name of a playbook, or of a use of one that is declared with instance
     * @throws IllegalArgumentException when there is no such playbook
     */
    public CompileResult compile(PlaybookWorkspace workspace, String playbook) {
        return new Compilations(workspace).compile(playbook, options);
    }

    /** All goals, KPIs and roll-outs without errors, whatever playbook they are about. */
    public Strategy strategy(PlaybookWorkspace workspace) {
        return new Compilations(workspace).strategy();
    }

    /** Every {@code test} of a playbook without errors, in the order of files and text. */
    public List<TestCase> tests(PlaybookWorkspace workspace) {
        return new Compilations(workspace).tests();
    }

    /** Every case of every {@code test policy} without errors, in the order of files and text. */
    public List<PolicyTestCase> policyTests(PlaybookWorkspace workspace) {
        return new Compilations(workspace).policyTests();
    }
}
