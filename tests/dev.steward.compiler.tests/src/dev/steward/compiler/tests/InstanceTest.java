package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.TriggerKind;

/** What becomes of configured uses of a playbook. */
class InstanceTest {

    private static final String LETTERS = """
            package p
            type Paid { order: Text }
            agent writer : task { model "large" prompt "Write about ${topic}." returns Text }
            playbook letter(topic: Text, paid: Text?, from: Paid, n: Int = 3) -> Text {
              trigger manual
              step text = writer(topic: "${topic} ${from.order} ${paid ?? ""} ${n}")
              return text
            }
            instance german = letter("Brot", from: Paid { order: "none" }) {
              trigger cron "0 7 * * MON" overlap skip catchUp once
              budget 1 USD
              priority high
            }
            instance afterPayment = letter("Danke") {
              trigger on event Paid overlap queue
            }
            """;

    @Test
    void itIsAPlaybookThatCallsTheOtherWithWhatIsFixed() {
        var plan = plan("p.german");
        assertEquals("p.german", plan.entry());
        var entry = plan.playbooks().get("p.german");
        assertEquals(List.of(), entry.inputs());
        assertEquals(1, entry.priority());
        assertTrue(entry.budget() instanceof Stmt.Budget cap && Long.valueOf(1_000_000L).equals(cap.microUsd()));
        var step = (Stmt.Step) entry.body().statements().getFirst();
        assertEquals("letter", step.name());
        assertEquals(new Expr.Const(new Value.Text("Brot")), ((Call.Sub) step.call()).args().get("topic"));
        assertEquals(List.of("topic", "from"), List.copyOf(((Call.Sub) step.call()).args().keySet()));
        assertEquals(new Stmt.Return(new Expr.Var("letter")), entry.body().statements().get(1));
        assertTrue(plan.playbooks().containsKey("p.letter"));
    }

    @Test
    void itHasItsOwnTriggersAndNotThoseOfThePlaybook() {
        var triggers = Playbook.compile(Playbook.workspace(LETTERS), "p.german").compiled().orElseThrow().workflow()
                .getTriggers();
        assertEquals(List.of(TriggerKind.CRON), triggers.stream().map(t -> t.getKind()).toList());
    }

    @Test
    void whatAnEventBringsIsItsInput() {
        var compiled = Playbook.compile(Playbook.workspace(LETTERS), "p.afterPayment").compiled().orElseThrow();
        assertEquals("from", compiled.workflow().getTriggers().getFirst().getInput());
        var plan = plan("p.afterPayment");
        assertEquals(List.of("from"),
                plan.playbooks().get("p.afterPayment").inputs().stream().map(i -> i.name()).toList());
        var step = (Stmt.Step) plan.playbooks().get("p.afterPayment").body().statements().getFirst();
        assertEquals(new Expr.Var("from"), ((Call.Sub) step.call()).args().get("from"));
    }

    @Test
    void itsPlaceIsThatOfItsDeclaration() {
        var map = Playbook.compile(Playbook.workspace(LETTERS), "p.german").compiled().orElseThrow().sourceMap();
        assertEquals(9, map.find("p.german").orElseThrow().line());
        assertEquals(9, map.step("p.german", "letter").orElseThrow().line());
        assertEquals(6, map.step("p.letter", "text").orElseThrow().line());
    }

    @Test
    void aFixedValueIsWrittenOut() {
        var issues = Playbook.compile(Playbook.workspace(LETTERS.replace("\"Brot\"", "\"a\".upper")), "p.german")
                .issues();
        assertEquals(List.of("compile.notConstant"), issues.stream().map(i -> i.code()).toList());
    }

    @Test
    void equalTextsGiveEqualHashes() {
        assertEquals(hash(LETTERS), hash(LETTERS.replace("overlap skip", "overlap  skip")));
        assertTrue(!hash(LETTERS).equals(hash(LETTERS.replace("Brot", "Bier"))));
    }

    private static Plan plan(String name) {
        return Freezer.freeze(Playbook.compiled(Playbook.workspace(LETTERS), name).workflow());
    }

    private static String hash(String text) {
        return Playbook.compile(Playbook.workspace(text), "p.german").compiled().orElseThrow().hash();
    }
}
