package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.CompileResult.Compiled;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.model.workflow.CatchUp;
import dev.steward.model.workflow.LiteralExpression;
import dev.steward.model.workflow.Overlap;
import dev.steward.model.workflow.Trigger;
import dev.steward.model.workflow.TriggerKind;

class TriggersTest {

    private static final String TYPES = """
            package p
            enum Size { small, large }
            type Order { id: Text  sum: Int }
            """;

    private static Compiled compiled(String head) {
        return Playbook.compiled(Playbook.workspace(TYPES + "playbook main(n: Int = 1, size: Size = small, o: Order?) {"
                + head + " wait 1 min }"), "p.main");
    }

    private static List<Trigger> triggers(String head) {
        return compiled(head).workflow().getTriggers();
    }

    @Test
    void schedulesWithTheirRules() {
        var found = triggers("""
                trigger cron "0  7 * * MON" with n = -3, size = large overlap replace catchUp once
                trigger every 15 min overlap queue catchUp all max 7
                trigger every 1 day overlap allow catchUp all
                trigger manual
                """);
        var cron = found.get(0);
        assertEquals(TriggerKind.CRON, cron.getKind());
        assertEquals("0 7 * * MON", cron.getExpression());
        assertEquals(Overlap.REPLACE, cron.getOverlap());
        assertEquals(CatchUp.ONCE, cron.getCatchUp());
        assertEquals(List.of("n", "size"), cron.getArguments().stream().map(a -> a.getName()).toList());
        assertTrue(cron.getArguments().get(1).getValue() instanceof LiteralExpression);
        assertEquals(Duration.ofMinutes(15), found.get(1).getInterval());
        assertEquals(7, found.get(1).getMost());
        assertEquals(100, found.get(2).getMost());
        assertEquals(Overlap.ALLOW, found.get(2).getOverlap());
        assertEquals(TriggerKind.MANUAL, found.get(3).getKind());
    }

    @Test
    void anEventBringsTheInputOfItsType() {
        var event = triggers("trigger on event Order overlap queue").getFirst();
        assertEquals(TriggerKind.EVENT, event.getKind());
        assertEquals("p.Order", event.getEvent());
        assertEquals("o", event.getInput());
        assertNull(triggers("trigger on event Order with o = Order { id: \"x\", sum: 2 } overlap skip").getFirst()
                .getInput());
    }

    @Test
    void theTypeOfAnEventThatNoInputTakesIsThereToo() {
        var workspace = Playbook
                .workspace(TYPES + "playbook main() { trigger on event Order overlap queue wait 1 min }");
        assertEquals(List.of("p.Order"), Playbook.compiled(workspace, "p.main").workflow().getTypes().stream()
                .map(t -> t.getName()).toList());
    }

    @Test
    void theHashTellsThem() {
        var without = compiled("").hash();
        var with = compiled("trigger every 1 day overlap skip").hash();
        assertNotEquals(without, with);
        assertNotEquals(with, compiled("trigger every 1 day overlap queue").hash());
        assertEquals(with, compiled("trigger every 24 hours overlap skip").hash());
    }

    @Test
    void whatIsCalledKeepsItsTriggersForItself() {
        var workspace = Playbook.workspace("""
                package p
                playbook inner() -> Int { trigger every 1 day overlap skip return 1 }
                playbook main() -> Int { step x = inner() return x }
                """);
        assertEquals(List.of(), Playbook.compiled(workspace, "p.main").workflow().getTriggers());
        assertEquals(1, Playbook.compiled(workspace, "p.inner").workflow().getTriggers().size());
    }

    @Test
    void aValueMustBeWrittenOut() {
        var workspace = Playbook.workspace(
                TYPES + "playbook main(n: Int) { trigger every 1 day with n = 1 + 2 overlap skip wait 1 min }");
        assertEquals(List.of("compile.notConstant"),
                Playbook.compile(workspace, "p.main").issues().stream().map(PlaybookIssue::code).toList());
    }
}
