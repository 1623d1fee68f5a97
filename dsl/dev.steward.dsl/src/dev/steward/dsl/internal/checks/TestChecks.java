package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Words;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.DecideClause;
import dev.steward.dsl.playbook.ErrorRef;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FixtureClause;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.MockClause;
import dev.steward.dsl.playbook.MockTarget;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.ReturnStatement;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.SkipOutcome;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TestClause;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Tests reach nothing outside: what a test surely calls must be mocked. What depends on a condition or a loop is left
 * to the run of the test, which says the same then.
 */
final class TestChecks {

    /** Answers of the operator behind which a run may not go on. */
    private static final Set<String> STOPS = Set.of("reject", "expires");

    private final Analysis analysis;
    private final Issues issues;

    TestChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(PlaybookTest test) {
        if (!(analysis.declaration(test, test.getPlaybook()) instanceof PlaybookDecl playbook)) {
            return;
        }
        Clauses.noneTwice(test.getClauses(), "test", issues);
        Map<EObject, MockClause> mocks = new HashMap<>();
        Set<String> people = new HashSet<>();
        Set<Object> ends = new HashSet<>();
        boolean recorded = false;
        for (TestClause clause : test.getClauses()) {
            switch (clause) {
                case MockClause mock -> {
                    mock.getAnswers().forEach(answer -> error(answer.getError()));
                    mock.getTargets().forEach(t -> target(t, mock, mocks, people));
                }
                case DecideClause decide when decide.getStep() != null -> {
                    people.add(decide.getStep());
                    if (decide.getAnswers().stream().anyMatch(a -> STOPS.contains(a.getDecision()))) {
                        ends.add(decide.getStep());
                    }
                }
                case AssertClause asserted -> {
                    error(asserted.getError());
                    ends(asserted, ends);
                }
                case FixtureClause fixture -> recorded = true;
                default -> {
                    // names nothing outside
                }
            }
        }
        if (recorded) {
            return; // what the file holds is told by the run of the test
        }
        Set<String> missing = new LinkedHashSet<>();
        new Walk(mocks, people, ends, missing).runs(playbook.getStatements());
        if (!missing.isEmpty()) {
            issues.errorAt(test, "label", IssueCodes.UNMOCKED_BOUNDARY, "This test would reach outside: add mock for "
                    + Words.list(missing) + ".", missing.toArray(String[]::new));
        }
    }

    /** What the test says is not called, or does not go well. */
    private void ends(AssertClause asserted, Set<Object> ends) {
        boolean fails = asserted.isNotCalled()
                || !asserted.isNegated() && ("denied".equals(asserted.getVerdict()) || "failed".equals(asserted
                        .getVerdict()));
        if (fails && !asserted.isCheck() && asserted.getCondition() != null) {
            switch (analysis.targetOf(asserted.getCondition())) {
                case Target.OperationTarget of -> ends.add(of.operation());
                case Target.DeclarationTarget of -> ends.add(of.declaration());
                case Target.LocalTarget of -> ends.add(of.name());
                case null, default -> {
                    // is told elsewhere
                }
            }
        }
    }

    private void error(@Nullable ErrorRef error) {
        if (error != null) {
            Errors.check(error, error.getName(), false, issues);
        }
    }

    private void target(MockTarget target, MockClause mock, Map<EObject, MockClause> mocks, Set<String> people) {
        EObject operation = analysis.operation(target, target.getName());
        EObject declared = operation != null ? operation : analysis.declaration(target, target.getName());
        if (declared != null) {
            mocks.put(declared, mock);
        } else if (target.getName() != null) {
            people.add(target.getName());
        }
    }

    /** Follows the way that every run takes. */
    private final class Walk {
        private final Map<EObject, MockClause> mocks;
        private final Set<String> people;
        private final Set<String> missing;
        private final Set<Object> ends;
        private final Set<PlaybookDecl> inside = new HashSet<>();

        /** @param ends what is not called, or may stop the run: names of steps and declarations */
        Walk(Map<EObject, MockClause> mocks, Set<String> people, Set<Object> ends, Set<String> missing) {
            this.mocks = mocks;
            this.people = people;
            this.ends = ends;
            this.missing = missing;
        }

        /** False when the run surely does not go on behind these. */
        boolean runs(List<Statement> statements) {
            for (Statement statement : statements) {
                if (!runs(statement)) {
                    return false;
                }
            }
            return true;
        }

        private boolean runs(Statement statement) {
            return switch (statement) {
                case StepStatement step -> step(step);
                case SagaStatement saga -> runs(Shapes.statements(saga.getBlock())) || !saga.getHandlers().isEmpty();
                case DeadlineStatement deadline -> runs(Shapes.statements(deadline.getBlock()))
                        || deadline.getOutcome() instanceof SkipOutcome || !deadline.getHandlers().isEmpty();
                case BlockExpressionStatement block -> runs(block.getExpression()) || !block.getHandlers().isEmpty();
                case LetStatement let -> runs(let.getValue()) || !let.getHandlers().isEmpty();
                case ReturnStatement end -> false;
                default -> !statement.eClass().getName().matches("EndStatement|RaiseStatement");
            };
        }

        private boolean runs(@Nullable Expression expression) {
            if (expression instanceof RaceExpression race) {
                // the first that is done lets it go on
                boolean some = false;
                for (Statement lane : Shapes.statements(race.getBlock())) {
                    some |= runs(lane);
                }
                return some;
            }
            if (!(expression instanceof ParallelExpression parallel)) {
                return true;
            }
            boolean all = true;
            boolean some = false;
            for (Statement lane : Shapes.statements(parallel.getBlock())) {
                boolean runs = runs(lane);
                all &= runs;
                some |= runs;
            }
            return all || some && parallel.getJoin() != null && !parallel.getJoin().equals("all");
        }

        /** Whether it never answers with a value. */
        private static boolean fails(MockClause mock) {
            return !mock.getAnswers().isEmpty()
                    && mock.getAnswers().stream().allMatch(answer -> answer.getError() != null);
        }

        private boolean step(StepStatement step) {
            EObject callee = step.getAction() == null ? null : analysis.calleeOf(step.getAction());
            return called(step, callee) && !ends.contains(String.valueOf(step.getName()))
                    && !(callee != null && ends.contains(callee));
        }

        private boolean called(StepStatement step, @Nullable EObject callee) {
            if (step.getAction() instanceof HumanTask && !people.contains(step.getName())) {
                missing.add(String.valueOf(step.getName()));
            }
            MockClause mock = callee == null ? null : mocks.get(callee);
            if (mock != null) {
                return !fails(mock) || !Shapes.modifiers(step, OnErrorModifier.class).isEmpty();
            }
            if (callee != null && ends.contains(callee)) {
                return true;
            }
            switch (callee) {
                case AgentDecl agent -> missing.add(String.valueOf(agent.getName()));
                case OperationDecl operation -> missing.add(Shapes.path(operation));
                case PlaybookDecl playbook when inside.add(playbook) -> {
                    runs(playbook.getStatements());
                }
                case null, default -> {
                    // stays inside
                }
            }
            return true;
        }
    }
}
