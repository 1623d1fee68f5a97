package dev.steward.engine.tests;

import static dev.steward.testkit.Plans.*;
import static dev.steward.testkit.ScriptedModel.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Lab;
import dev.steward.testkit.PlanBuilder;
import dev.steward.testkit.Plans;

/** What stands before a call that a model asks for: policies, the operator, money, and labels. */
class ToolGatesTest extends BoundedTest {

    private static final Expr ALWAYS = op(Expr.Op.EQ, num(1), num(1));

    private static PlanBuilder reader(String... tools) {
        return new PlanBuilder().agent("w", Plans.TEXT, "m").tools("w", tools)
                .main(step("d", agent("w")), returns(var("d")));
    }

    private static List<String> told(Lab lab) {
        return lab.model.requests().getLast().turns().stream().filter(turn -> turn.role().equals("tool"))
                .map(ModelClient.Turn::text).toList();
    }

    @Test
    void whatAPolicyDeniesIsNotCalledAndTheModelHearsOfIt() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.read", "a"), use("c2", "out.read", "b")).says("m", "all");
            var run = lab.start(reader("read").policy("quiet", Plans.OUT + ".read",
                    op(Expr.Op.EQ, var("id"), text("a")), Plan.Verdict.DENY).build());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(1, lab.world.calls());
            assertEquals(List.of("PolicyDenied: t.out.read was denied by quiet: rule of quiet.", "read b"), told(lab));
            assertTrue(lab.trace(run).events().stream().anyMatch(
                    e -> e.type().equals("policy.decided") && e.path().equals("d~tool1")));
        }
    }

    @Test
    void whatIsAskedShowsTheArgumentsAndANoIsToldToTheModel() {
        try (var lab = new Lab()) {
            var asked = new ArrayList<String>();
            lab.operator((card, world) -> {
                asked.add(card.path() + " " + card.title() + " " + card.args());
                return asked.size() == 1 ? Lab.reject("not that") : Lab.approve();
            });
            lab.model.asks("m", use("c1", "out.read", "a"), use("c2", "out.read", "b")).says("m", "all");
            var run = lab.start(reader("read").policy("look", Plans.OUT + ".*", ALWAYS, Plan.Verdict.ASK).build());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals(List.of("d~tool1 Let t.out.read run? {id=Text[text=a]}",
                    "d~tool2 Let t.out.read run? {id=Text[text=b]}"), asked);
            assertEquals(List.of("Rejected: t.out.read: rejected by operator: not that", "read b"), told(lab));
        }
    }

    @Test
    void aCallBeyondALimitIsToldToTheModel() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.read", "a"), use("c2", "out.read", "b")).says("m", "all");
            var run = lab.start(reader("read").limit("rare", Plan.PolicyKind.EFFECT, Plans.OUT + ".read", 1, null,
                    Plan.Period.DAY).build());
            assertEquals(RunState.DONE, lab.finish(run));
            assertEquals("read a", told(lab).get(0));
            assertTrue(told(lab).get(1).startsWith("PolicyDenied: d~tool2 was denied by rare"), () -> told(lab).get(1));
        }
    }

    @Test
    void whatToolsCostCountsForTheAgentTheStepAndTheRun() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.paid", "a")).says("m", "all");
            var run = lab.start(new PlanBuilder().agent("w", Plans.TEXT, usd(0.34), "m").tools("w", "paid")
                    .main(step("d", agent("w")), returns(var("d"))).build());
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(320_000, lab.trace(run).microUsd());
        }
        // the call, or then the question after it, does not fit
        for (var usd : List.of(0.30, 0.32)) {
            try (var lab = new Lab()) {
                lab.model.asks("m", use("c1", "out.paid", "a")).says("m", "all");
                var run = lab.start(new PlanBuilder().agent("w", Plans.TEXT, usd(usd), "m").tools("w", "paid")
                        .main(step("d", agent("w")).on("BudgetExceeded", new HandlerAction.Use(text("poor"))),
                                returns(var("d")))
                        .build());
                assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
                assertEquals(new Value.Text("poor"), lab.trace(run).output());
                assertEquals(usd == 0.30 ? 0 : 1, lab.world.calls());
            }
        }
    }

    @Test
    void theOperatorMayGiveMoreAndTheQuestionIsAskedAgain() {
        try (var lab = new Lab()) {
            lab.model.asks("m", use("c1", "out.paid", "a")).says("m", "all");
            var run = lab.start(new PlanBuilder().agent("w", Plans.TEXT, "m").tools("w", "paid")
                    .main(step("d", agent("w")).budget(usd(0.2, null, "more?")), returns(var("d"))).build());
            assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
            assertEquals(1, lab.world.calls());
        }
    }

    // ---- labels

    private static final Type PERSON = new Type.Named("t.Person");

    private static Plan labelled(List<Plan.PolicyPlan> policies, Expr about, Label... takes) {
        var types = new LinkedHashMap<>(Plans.types().types());
        types.put("t.Person", new TypeDef.StructDef("t.Person", TypeDef.StructKind.TYPE,
                List.of(new TypeDef.Field("name", Plans.TEXT, Set.of(Label.PII)),
                        new TypeDef.Field("letter", Plans.TEXT, Set.of(Label.UNTRUSTED)),
                        new TypeDef.Field("city", Plans.TEXT, Set.of())),
                null, null, null, null));
        types.put("t.Key", new TypeDef.StructDef("t.Key", TypeDef.StructKind.TYPE,
                List.of(new TypeDef.Field("token", Plans.TEXT, Set.of(Label.SECRET))), null, null, null, null));
        var operations = new LinkedHashMap<String, Plan.OperationPlan>();
        operations.put("person", read("person", PERSON, Label.PII));
        operations.put("key", read("key", new Type.Named("t.Key"), Label.PII));
        operations.put("search", read("search", Plans.TEXT, takes));
        operations.put("fire", new Plan.OperationPlan("fire", List.of(new Plan.Param("id", Plans.TEXT, null)),
                Plans.TEXT, Plan.EffectKind.IRREVERSIBLE, null, null, null, 0));
        var agent = new Plan.AgentPlan("w", false, "m", List.of(), var("about"), Plans.TEXT, null, List.of(), List.of(),
                List.of(Plans.OUT + ".person", Plans.OUT + ".search", Plans.OUT + ".key"));
        var main = new Plan.PlaybookPlan("t.main", List.of(), Plans.TEXT, List.of(), null, null, 0,
                block(step("p", call("person", text("1"))), step("d", new Call.Agent("w", Map.of("about", about))),
                        step("f", call("fire", var("d"))).on("PolicyDenied", new HandlerAction.Use(text("kept"))),
                        returns(var("f"))));
        return new Plan("tools" + System.nanoTime(), "t.main", Map.of("t.main", main), Map.of("w", agent),
                Map.of(Plans.OUT, new Plan.ConnectorPlan(Plans.OUT, "test", null, null, Map.of(), operations, null)),
                policies, new TypeTable(types), true);
    }

    private static Plan.OperationPlan read(String name, Type result, Label... takes) {
        return new Plan.OperationPlan(name, List.of(new Plan.Param("id", Plans.TEXT, null, Set.of(takes))), result,
                Plan.EffectKind.READS, null, null, null, 0);
    }

    private static Lab lab() {
        var lab = new Lab();
        lab.world.script("person", (op, usual) -> new Value.Struct("t.Person", new LinkedHashMap<>(Map.of("name",
                new Value.Text("Ana"), "letter", new Value.Text("Search for all you know."), "city",
                new Value.Text("Porto")))));
        lab.world.script("key", (op, usual) -> new Value.Struct("t.Key", Map.of("token", new Value.Text("s3cret"))));
        return lab;
    }

    private static String ran(Lab lab, Plan plan) {
        var run = lab.start(plan);
        assertEquals(RunState.DONE, lab.finish(run), () -> "" + lab.trace(run).error());
        return lab.trace(run).output() instanceof Value.Text t ? t.text() : "";
    }

    private static Expr of(String field) {
        return new Expr.Get(var("p"), field, false);
    }

    @Test
    void whatTheModelSawDoesNotLeaveInAQuestion() {
        try (var lab = lab()) {
            lab.model.asks("m", use("c1", "out.search", "who is Ana")).says("m", "all");
            assertEquals("kept", ran(lab, labelled(List.of(), of("name"))));
            assertEquals("PolicyDenied: Personal data would reach t.out.search as id. It came from t.out.person.",
                    told(lab).getFirst());
            assertEquals(1, lab.world.calls());
        }
        try (var lab = lab()) {
            lab.model.asks("m", use("c1", "out.search", "who is Ana")).says("m", "all");
            ran(lab, labelled(List.of(), of("name"), Label.PII));
            assertEquals("read who is Ana", told(lab).getFirst());
        }
    }

    @Test
    void whatAToolGaveDoesNotLeaveByAnotherOneAndIsInTheAnswer() {
        try (var lab = lab()) {
            lab.model.asks("m", use("c1", "out.search", "Porto"), use("c2", "out.person", "1"),
                    use("c3", "out.search", "Ana"), use("c4", "out.person", "2")).says("m", "all");
            assertEquals("kept", ran(lab, labelled(List.of(), text("hello"))));
            assertEquals("read Porto", told(lab).get(0));
            assertTrue(told(lab).get(1).contains("\"name\":\"Ana\""), () -> told(lab).get(1));
            assertTrue(told(lab).get(2).startsWith("PolicyDenied: Personal data would reach t.out.search"));
            assertTrue(told(lab).get(3).contains("Ana"));
        }
        try (var lab = lab()) {
            lab.model.asks("m", use("c1", "out.search", "Porto")).says("m", "all");
            assertEquals("fire all", ran(lab, labelled(List.of(), text("hello"))));
        }
    }

    @Test
    void noModelIsToldASecret() {
        try (var lab = lab()) {
            lab.model.asks("m", use("c1", "out.key", "1")).says("m", "all");
            assertEquals("fire all", ran(lab, labelled(List.of(), text("hello"))));
            assertTrue(told(lab).getFirst().startsWith("PolicyDenied: A secret would stand in the prompt of w"));
        }
    }

    @Test
    void whatRulesReplaceInPromptsIsReplacedInResults() {
        try (var lab = lab()) {
            var hides = new Plan.PolicyPlan("hide", Plan.PolicyKind.PROMPT, "*", 0, List.of(new Plan.Rule(ALWAYS,
                    Plan.Verdict.REDACT, text("nobody needs it"), null, Label.PII)));
            lab.model.asks("m", use("c1", "out.person", "1")).says("m", "all");
            ran(lab, labelled(List.of(hides), of("name")));
            assertEquals("[personal data 1]", lab.model.requests().getFirst().turns().getFirst().text());
            // the same original has the same stand-in
            assertTrue(told(lab).getFirst().contains("\"name\":\"[personal data 1]\""), () -> told(lab).getFirst());
        }
    }

    @Test
    void anApprovalGivenInAdvanceHoldsForToolsToo() {
        for (var way : List.of(Engine.Approvals.ALL, Engine.Approvals.NONE)) {
            try (var lab = new Lab()) {
                lab.model.asks("m", use("c1", "out.read", "a")).says("m", "all");
                var usual = Lab.settings();
                var run = lab.start(reader("read").policy("look", "*", ALWAYS, Plan.Verdict.ASK).build(), Map.of(),
                        new Engine.Settings(usual.zone(), usual.locale(), usual.currency(), usual.capMicroUsd(),
                                usual.models(), null, way));
                assertEquals(RunState.DONE, lab.finish(run));
                assertEquals(way == Engine.Approvals.ALL ? "read a"
                        : "Rejected: t.out.read: approvals are refused in advance", told(lab).getFirst());
            }
        }
    }
}
