package dev.steward.compiler;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.internal.Compilations;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.model.workflow.Strategy;

/**
 * Compiles the playbooks of a workspace. What has errors by the language's own checks gives no result and no further
 * issue; errors elsewhere in the workspace don't matter. What it finds out about all files serves every playbook, so one
 * compiler for many is much faster than one for each. It and the workspace belong to one thread at a time, and so do the
 * results until only bytes are passed on.
 */
public final class Compiler {

    private final CompileOptions options;
    private @Nullable Compilations last;

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
        return of(workspace).compile(playbook, options);
    }

    /**
     * An agent alone: a playbook of one step, called {@code answer}, that asks it, with all that it needs.
     *
     * @param agent qualified name
     * @throws IllegalArgumentException when there is no such agent
     */
    public CompileResult trial(PlaybookWorkspace workspace, String agent) {
        return of(workspace).trial(agent, options);
    }

    /** Qualified names of all agents, in the order of files and text. */
    public List<String> agents(PlaybookWorkspace workspace) {
        return of(workspace).agents();
    }

    /** All goals, KPIs and roll-outs without errors, whatever playbook they are about. */
    public Strategy strategy(PlaybookWorkspace workspace) {
        return of(workspace).strategy();
    }

    /** All policies without errors, with all that they may look at. */
    public Governed governed(PlaybookWorkspace workspace) {
        return of(workspace).governed();
    }

    /** Every {@code test} of a playbook without errors, in the order of files and text. */
    public List<TestCase> tests(PlaybookWorkspace workspace) {
        return of(workspace).tests();
    }

    /** Every case of every {@code test policy} without errors, in the order of files and text. */
    public List<PolicyTestCase> policyTests(PlaybookWorkspace workspace) {
        return of(workspace).policyTests();
    }

    /** What was found out about all files serves all playbooks until one of the files changes. */
    private Compilations of(PlaybookWorkspace workspace) {
        Compilations known = last;
        if (known == null || !known.areOf(workspace)) {
            known = new Compilations(workspace);
            last = known;
        }
        return known;
    }
}
