package dev.steward.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** The steps of a block and of all blocks in it. */
public final class StmtSteps {

    private final List<Stmt.Step> steps = new ArrayList<>();

    private StmtSteps() {
    }

    /** In the order of the text. */
    public static List<Stmt.Step> of(Stmt.Block block) {
        var found = new StmtSteps();
        found.block(block);
        return found.steps;
    }

    private void block(Stmt.Block block) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.Step step) {
                steps.add(step);
            }
            AwaitedEvents.inside(statement).forEach(this::block);
        }
    }
}
