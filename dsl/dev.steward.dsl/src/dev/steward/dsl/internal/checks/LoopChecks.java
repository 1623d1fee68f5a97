package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Literals;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.ForeachExpression;
import dev.steward.dsl.playbook.ParallelExpression;
import dev.steward.dsl.playbook.RaceExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RepeatExpression;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** Loops and parallel blocks: bounded, with keys, and one writer for each record. */
final class LoopChecks {

    private static final int MOST_ROUNDS = 100_000;

    private final Analysis analysis;
    private final Issues issues;

    LoopChecks(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        this.issues = issues;
    }

    void check(ForeachExpression loop) {
        if (loop.getMax() == null) {
            issues.error(loop, IssueCodes.BOUND_MISSING, "This loop has no bound: add max and the most rounds it may"
                    + " take, as in max 20.");
        } else {
            bound(loop.getMax(), "max");
        }
        if (Shapes.statements(loop.getBlock()).isEmpty()) {
            issues.error(loop, IssueCodes.EMPTY, "This loop does nothing: put a step into its braces.");
        }
        Type list = loop.getList() == null ? Type.UNKNOWN : analysis.typeOf(loop.getList());
        if (loop.getKey() == null && loop.getVariable() != null && list instanceof Type.ListType of
                && of.element() instanceof Type.Structure structure) {
            String field = structure.declaration() instanceof RecordDecl record && record.getKey() != null
                    ? record.getKey()
                    : structure.fields().isEmpty() ? "key" : String.valueOf(structure.fields().get(0).getName());
            String key = loop.getVariable().getName() + "." + field;
            issues.errorAt(loop, "list", IssueCodes.KEY_ADVISED, "Say by which field the rounds are told apart, so that"
                    + " a run can be resumed when the list has changed: add by " + key + ".", key);
        } else if (loop.getKey() == null && loop.getVariable() != null && list instanceof Type.ListType of
                && of.element() instanceof Type.ListType) {
            // all texts of the inner list would stand in the names of the steps, and be seen wherever a run is shown
            String key = loop.getVariable().getName() + ".size";
            issues.errorAt(loop, "list", IssueCodes.KEY_ADVISED, "Say what tells these lists apart, short and without"
                    + " anything personal: add by and a text or number, such as by " + key + ".", key);
        }
    }

    void check(RepeatExpression loop) {
        if (loop.getMax() == null) {
            issues.error(loop, IssueCodes.BOUND_MISSING, "This loop has no bound: say how many rounds it may take, as"
                    + " in repeat at most 5.");
        } else {
            bound(loop.getMax(), "at most");
        }
        if (Shapes.statements(loop.getBlock()).isEmpty()) {
            issues.error(loop, IssueCodes.EMPTY, "This loop does nothing: put a step into its braces.");
        }
    }

    private void bound(Expression max, String word) {
        Integer value = Literals.wholeNumber(max);
        if (value == null || value < 1 || value > MOST_ROUNDS) {
            issues.error(max, IssueCodes.OUT_OF_BOUNDS, "The bound behind " + word + " must be a number from 1 to "
                    + MOST_ROUNDS + " that stands here as such, so that the most a run can cost is known.");
        }
    }

    void check(ParallelExpression parallel) {
        List<Statement> lanes = Shapes.statements(parallel.getBlock());
        if (lanes.isEmpty()) {
            issues.error(parallel, IssueCodes.EMPTY, "This parallel block is empty: put steps into its braces.");
        }
        if (parallel.getMax() != null) {
            bound(parallel.getMax(), "max");
        }
        join(parallel, lanes.size());
        writers(lanes);
    }

    void check(RaceExpression race) {
        List<Statement> lanes = Shapes.statements(race.getBlock());
        if (lanes.size() < 2) {
            issues.error(race, IssueCodes.EMPTY, "A race needs two branches to be one: each statement between its"
                    + " braces is a branch, and saga { … } holds several steps of one.");
        }
        writers(lanes);
    }

    private void writers(List<Statement> lanes) {
        Set<RecordDecl> written = new HashSet<>();
        for (Statement lane : lanes) {
            for (StepStatement step : writers(lane)) {
                RecordDecl record = record(step);
                if (record != null && !written.add(record)) {
                    issues.errorAt(step, "action", IssueCodes.TWO_WRITERS, "Another step that runs at the same time"
                            + " writes " + record.getName() + " too, so the order would be left to chance: put one of"
                            + " them behind the block.", String.valueOf(record.getName()));
                }
            }
        }
    }

    private void join(ParallelExpression parallel, int lanes) {
        String join = parallel.getJoin();
        if (join == null || join.equals("all") || join.equals("any")) {
            return;
        }
        Integer count = Literals.wholeNumber(join);
        if (count == null || count < 1 || count > lanes) {
            issues.errorAt(parallel, "join", IssueCodes.OUT_OF_BOUNDS, "Behind join say how many must be done: all, any"
                    + " or a number from 1 to " + lanes + ".");
        }
    }

    private static List<StepStatement> writers(Statement lane) {
        List<StepStatement> out = new ArrayList<>(Shapes.all(lane, StepStatement.class));
        if (lane instanceof StepStatement step) {
            out.add(step);
        }
        return out;
    }

    private @Nullable RecordDecl record(StepStatement step) {
        return step.getAction() instanceof Construction construction
                && analysis.typeOf(construction) instanceof Type.Structure structure
                && structure.declaration() instanceof RecordDecl record ? record : null;
    }
}
