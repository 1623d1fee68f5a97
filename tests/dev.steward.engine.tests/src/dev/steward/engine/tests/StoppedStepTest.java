package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.RunState;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;

/** A step that is told to stop while it waits for something ends, whatever it called before. Found by the simulator. */
class StoppedStepTest extends BoundedTest {

    private static final Stmt FAIL = new Stmt.Raise("Outage", text("down"));

    @Test
    void aFailedPlaybookThatWaitsForTheOperator() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder().playbook("t.inner", List.of(), null, FAIL)
                    .main(step("s", sub("t.inner")).on("", new HandlerAction.Escalate(text("What now?")))).build());
            lab.rest(run);
            lab.engine().cancel(run, "operator");
            lab.rest(run);
            assertEquals(RunState.CANCELLED, lab.trace(run).state());
            assertEquals(List.of(), lab.asks(run));
        }
    }

    @Test
    void aFailedPlaybookThatWaitsToBeTriedAgain() {
        try (var lab = new Lab()) {
            var run = lab.start(new PlanBuilder().playbook("t.inner", List.of(), null, FAIL)
                    .main(step("s", sub("t.inner")).retry(3, "Outage")).build());
            lab.rest(run);
            lab.engine().cancel(run, "operator");
            lab.rest(run);
            assertEquals(RunState.CANCELLED, lab.trace(run).state());
        }
    }
}
