package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Guarded;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.ArmBlock;
import dev.steward.dsl.playbook.ArmBody;
import dev.steward.dsl.playbook.BlockExpressionStatement;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.BranchExpression;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.EndStatement;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RaiseStatement;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.ReturnStatement;
import dev.steward.dsl.playbook.SagaStatement;
import dev.steward.dsl.playbook.SkipOutcome;
import dev.steward.dsl.playbook.Statement;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/** Where a playbook can end: what is never reached, and whether the output is given. */
final class FlowChecks {

    private final Issues issues;

    FlowChecks(Issues issues) {
        this.issues = issues;
    }

    void check(PlaybookDecl playbook) {
        boolean ends = ends(playbook.getStatements());
        if (playbook.getResult() == null || playbook.getStatements().isEmpty()) {
            return;
        }
        boolean returns = !Shapes.all(playbook, ReturnStatement.class).isEmpty();
        if (!returns || !ends && !playbook.getResult().isOptional()) {
            issues.errorAt(playbook, "name", IssueCodes.RETURN_MISSING, returns
                    ? "Not every way through " + playbook.getName() + " gives its output: end each way with return …"
                            + " or end skipped …."
                    : "The playbook " + playbook.getName() + " never gives its output: end it with return ….");
        }
    }

    /** Whether nothing behind these statements is reached; says what is not. */
    private boolean ends(List<Statement> statements) {
        boolean ended = false;
        boolean said = false;
        for (Statement statement : statements) {
            if (ended && !said) {
                issues.error(statement, IssueCodes.UNREACHABLE, "This is never reached, since the run ends before it:"
                        + " remove it or move it up.");
                said = true;
            }
            ended |= ends(statement);
        }
        return ended;
    }

    private boolean ends(Statement statement) {
        return switch (statement) {
            case ReturnStatement s -> true;
            case EndStatement s -> true;
            case RaiseStatement s -> true;
            case SagaStatement saga -> ends(Shapes.statements(saga.getBlock()))
                    && !Guarded.goesOn(saga.getHandlers(), false);
            case DeadlineStatement deadline -> ends(Shapes.statements(deadline.getBlock()))
                    && !(deadline.getOutcome() instanceof SkipOutcome)
                    && !Guarded.goesOn(deadline.getHandlers(), false);
            case BlockExpressionStatement block -> ends(block.getExpression())
                    && !Guarded.goesOn(block.getHandlers(), false);
            case LetStatement let -> ends(let.getValue()) && !Guarded.goesOn(let.getHandlers(), true);
            default -> false;
        };
    }

    private boolean ends(@Nullable Expression expression) {
        return switch (expression) {
            case BranchExpression branch -> branch(branch);
            case ForeachExpression foreach -> {
                ends(Shapes.statements(foreach.getBlock()));
                yield false;
            }
            case RaceExpression race -> {
                boolean all = !Shapes.statements(race.getBlock()).isEmpty();
                for (Statement lane : Shapes.statements(race.getBlock())) {
                    all &= ends(lane);
                }
                yield all;
            }
            case RepeatExpression repeat -> ends(Shapes.statements(repeat.getBlock()));
            case ParallelExpression parallel -> {
                Shapes.statements(parallel.getBlock()).forEach(this::ends);
                yield false;
            }
            case null, default -> false;
        };
    }

    private boolean branch(BranchExpression branch) {
        boolean all = !branch.getArms().isEmpty();
        boolean otherwise = false;
        for (BranchArm arm : branch.getArms()) {
            if (otherwise) {
                issues.error(arm, IssueCodes.UNREACHABLE, "Nothing behind else is ever reached: put else last.");
            }
            otherwise |= arm.isOtherwise();
            all &= ends(arm.getBody());
        }
        if (branch.getArms().isEmpty()) {
            issues.error(branch, IssueCodes.EMPTY, "This branch is empty: add when … -> ….");
        }
        return all && otherwise;
    }

    private boolean ends(@Nullable ArmBody body) {
        return switch (body) {
            case ArmBlock block -> ends(Shapes.statements(block.getBlock()));
            case Statement statement -> ends(statement);
            case null, default -> false;
        };
    }
}
