package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.call;
import static dev.steward.testkit.Plans.step;
import static dev.steward.testkit.Plans.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.Delegation.Level;
import dev.steward.engine.plan.Stmt;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** Delegation for an operation, for a time, and for one step: the strictest that covers a call holds. */
class DelegationTest extends BoundedTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(Lab.START, ZoneOffset.UTC);

    private static Plan.Delegation to(Level level, @Nullable Duration hold, @Nullable LocalDate until,
            String... operations) {
        return new Plan.Delegation(level, hold, List.of(),
                java.util.Arrays.stream(operations).map(name -> Plans.OUT + "." + name).toList(), until);
    }

    private static Stmt.Step with(Plan.Delegation own) {
        var step = step("b", call("put", text("b"))).build();
        return new Stmt.Step(step.name(), step.call(), null, null, List.of(), null, null, List.of(), List.of(own));
    }

    /** What was asked, as kind and path, until the run is done. */
    private static List<String> asked(Lab lab, Plan plan) {
        var kinds = new ArrayList<String>();
        lab.operator((card, world) -> {
            kinds.add(card.kind() + " " + card.path());
            return new Engine.Decision(Engine.Answer.APPROVE, Map.of(), null, "operator");
        });
        var run = lab.start(plan);
        assertEquals(RunState.DONE, lab.finish(run));
        assertEquals(null, lab.engine().replay(run).difference());
        return kinds;
    }

    @Test
    void ofOneOperation() {
        try (var lab = new Lab()) {
            assertEquals(List.of("approval b"),
                    asked(lab, new PlanBuilder().delegate(to(Level.APPROVAL, null, null, "put"))
                            .main(step("a", call("fire", text("a"))), step("b", call("put", text("b")))).build()));
            assertEquals(List.of("hold a"), asked(lab, new PlanBuilder()
                    .delegate(to(Level.SUPERVISED, Duration.ofMinutes(5), null, "fire"))
                    .main(step("a", call("fire", text("a"))), step("b", call("put", text("b")))).build()));
        }
    }

    @Test
    void ofOneStepWhereItIsStricter() {
        try (var lab = new Lab()) {
            var supervised = to(Level.SUPERVISED, Duration.ofMinutes(5), null);
            assertEquals(List.of("hold a", "approval b"), asked(lab, new PlanBuilder().delegate(supervised)
                    .main(step("a", call("fire", text("a"))), with(to(Level.APPROVAL, null, null))).build()));
            assertEquals(List.of("approval a", "approval b"), asked(lab, new PlanBuilder()
                    .delegate(to(Level.APPROVAL, null, null)).main(step("a", call("fire", text("a"))), with(supervised))
                    .build()));
        }
    }

    @Test
    void untilADayAndFromThenOnItAsks() {
        try (var lab = new Lab()) {
            var plan = new PlanBuilder().delegate(to(Level.FULL, null, TODAY)).main(step("a", call("fire", text("a"))),
                    Plans.waits("w", Duration.ofDays(1)), step("b", call("put", text("b")))).build();
            assertEquals(List.of("approval b"), asked(lab, plan));
        }
    }
}
