package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Type.Kind;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.internal.Inputs;

class InputsTest {

    private static final TypeTable TYPES = new TypeTable(Map.of("t.Tag",
            new TypeDef.EnumDef("t.Tag", List.of("craft", "news")), "t.Draft", new TypeDef.StructDef("t.Draft",
                    TypeDef.StructKind.TYPE, List.of(new TypeDef.Field("title", new Type.Prim(Kind.TEXT), Set.of())),
                    null,
                    null, null, null)));
    private final Inputs inputs = new Inputs(TYPES, ZoneId.of("Europe/Berlin"));

    private static Plan.PlaybookPlan playbook(Plan.Param... params) {
        return new Plan.PlaybookPlan("t.letter", List.of(params), new Type.Nothing(), List.of(), null, null, 0,
                new Stmt.Block(List.of(), null));
    }

    private static Plan.Param needed(String name, Type type) {
        return new Plan.Param(name, type, null);
    }

    @Test
    void whatPeopleTypeIsTyped() {
        var playbook = playbook(needed("topic", new Type.Prim(Kind.TEXT)), needed("wait", new Type.Prim(Kind.DURATION)),
                needed("tag", new Type.Named("t.Tag")), needed("tags", new Type.ListOf(new Type.Named("t.Tag"))),
                needed("draft", new Type.Named("t.Draft")));
        var values = inputs.readAll(playbook, Map.of("topic", "Prices = up", "wait", "48 hours", "tag", "news", "tags",
                "craft, news", "draft", "{\"title\":\"A\"}"));
        assertEquals(new Value.Text("Prices = up"), values.get("topic"));
        assertEquals(new Value.Span(Duration.ofHours(48)), values.get("wait"));
        assertEquals(new Value.Choice("t.Tag", "news"), values.get("tag"));
        assertEquals(2, ((Value.Items) values.get("tags")).items().size());
        assertEquals(new Value.Struct("t.Draft", Map.of("title", new Value.Text("A"))), values.get("draft"));
    }

    @Test
    void everyMissingInputIsToldWithAnExample() {
        var playbook = playbook(needed("topic", new Type.Prim(Kind.TEXT)), needed("count", new Type.Prim(Kind.INT)),
                new Plan.Param("given", new Type.Prim(Kind.INT), new Expr.Const(new Value.Int(1))),
                needed("maybe", new Type.OptionalOf(new Type.Prim(Kind.INT))));
        var problem = assertThrows(ProblemException.class, () -> inputs.readAll(playbook, Map.of()));
        assertEquals("letter needs the input 'topic', a text. Give it with --input topic=\"some words\".",
                problem.sentence());
        assertEquals(List.of("letter needs the input 'count', a whole number. Give it with --input count=41."),
                problem.details());
    }

    @Test
    void aWrongTypeSaysWhatItMustBe() {
        var problem = assertThrows(ProblemException.class,
                () -> inputs.readAll(playbook(needed("count", new Type.Prim(Kind.INT))), Map.of("count", "many")));
        assertTrue(problem.sentence().contains("'count'") && problem.sentence().contains("a whole number")
                && problem.sentence().contains("many") && problem.sentence().contains("Write it as 41"),
                problem.sentence());
    }

    @Test
    void aWrongTypeIsToldOnce() {
        var problem = assertThrows(ProblemException.class,
                () -> inputs.readAll(playbook(needed("settle", new Type.Prim(Kind.DURATION))),
                        Map.of("settle", "soon")));
        assertEquals("The input 'settle' of letter must be a duration, is 'soon'. Write it as \"48 hours\".",
                problem.sentence());
    }

    @Test
    void anUnknownInputNamesTheNearest() {
        var problem = assertThrows(ProblemException.class, () -> inputs
                .readAll(playbook(needed("topic", new Type.Prim(Kind.TEXT))), Map.of("topic", "x", "topc", "y")));
        assertEquals("letter has no input 'topc'. Did you mean topic? It takes topic.", problem.sentence());
    }
}
