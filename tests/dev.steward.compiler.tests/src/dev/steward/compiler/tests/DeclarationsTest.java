package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.EffectKind;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.Value;

class DeclarationsTest {

    private static final Type TEXT = new Type.Prim(Type.Kind.TEXT);
    private static final Expr.Var ID = new Expr.Var("id");

    @Test
    void typesRecordsEnumsAndFacts() {
        var types = Playbook.plan("""
                package p
                enum Tag { news, craft }
                type Draft { title: Text(max 90)  share: Percent  count: Int(1..10)
                             least: Number(min 0.5)  tags: [Tag]? }
                record Person key email { email: Text  pii untrusted name: Text }
                fact Habit of Person { text: Text } retain 2 years scope sales
                fact Voice of company { text: Text } retain forever scope brand
                playbook main(d: Draft, person: Person) -> Text {
                  h = recall Habit of person
                  v = recall Voice of company
                  return "${h?.text ?? v?.text ?? d.title}"
                }
                """).types();
        assertEquals(new TypeDef.EnumDef("p.Tag", List.of("news", "craft")), types.get("p.Tag"));
        assertEquals(struct("p.Draft", TypeDef.StructKind.TYPE, null, null, null, null, List.of(
                field("title", bounded(Type.Kind.TEXT, null, "90")),
                field("share", new Type.Prim(Type.Kind.PERCENT)),
                field("count", bounded(Type.Kind.INT, "1", "10")),
                field("least", bounded(Type.Kind.NUMBER, "0.5", null)),
                field("tags", new Type.OptionalOf(new Type.ListOf(new Type.Named("p.Tag")))))), types.get("p.Draft"));
        assertEquals(struct("p.Person", TypeDef.StructKind.RECORD, "email", null, null, null,
                List.of(field("email", TEXT),
                        new TypeDef.Field("name", TEXT, Set.of(Label.PII, Label.UNTRUSTED)))),
                types.get("p.Person"));
        assertEquals(struct("p.Habit", TypeDef.StructKind.FACT, null, "p.Person", "P2Y", "sales",
                List.of(field("text", TEXT))), types.get("p.Habit"));
        assertEquals(struct("p.Voice", TypeDef.StructKind.FACT, null, "company", "forever", "brand",
                List.of(field("text", TEXT))), types.get("p.Voice"));
    }

    @Test
    void connectors() {
        var plan = Playbook.plan("""
                package p
                connector shop : http {
                  auth shopToken
                  limit 100 per hour
                  limit 2 parallel
                  op pay(id: Text) -> Text      irreversible  verify with paid
                  op paid(id: Text) -> Text?    reads
                  op hold(id: Text = "x")       compensated by free
                  op free(id: Text)             idempotent by id
                  op put(id: Text)              idempotent by id  compensated by free
                  op ready() -> Bool            reads
                  probe ready
                }
                playbook main() -> Text? { step x = shop.paid("1")  return x }
                """);
        assertEquals(Map.of("p.shop", new Plan.ConnectorPlan("p.shop", "http", "shopToken",
                new Plan.Rate(100, Duration.ofHours(1)), Map.of("parallel", "2"),
                Map.of("pay", operation("pay", TEXT, EffectKind.IRREVERSIBLE, null, null, "paid"),
                        "paid", operation("paid", new Type.OptionalOf(TEXT), EffectKind.READS, null, null, null),
                        "hold", new Plan.OperationPlan("hold",
                                List.of(new Plan.Param("id", TEXT, new Expr.Const(new Value.Text("x")))),
                                new Type.Nothing(), EffectKind.COMPENSATED, null, "free", null, 0),
                        "free", operation("free", new Type.Nothing(), EffectKind.IDEMPOTENT, ID, null, null),
                        "put", operation("put", new Type.Nothing(), EffectKind.COMPENSATED, ID, "free", null),
                        "ready", new Plan.OperationPlan("ready", List.of(), new Type.Prim(Type.Kind.BOOL),
                                EffectKind.READS, null, null, null, 0)),
                "ready")), plan.connectors());
    }

    @Test
    void agents() {
        var agents = Playbook.plan("""
                package p
                agent writer : task {
                  model "large" fallback "small", "tiny"
                  budget 0.40 USD per run
                  prompt \"""
                    Topic: ${topic}.
                      Indented.
                  \"""
                  returns [Text]
                }
                agent planner(goal: Text, steps: Int = 3) : reasoning { model "small" prompt "${goal} in ${steps}" }
                playbook main(topic: Text) -> Text {
                  step x = writer(topic)
                  step y = planner(goal: x.join(", "))
                  return y
                }
                """).agents();
        assertEquals(new Plan.AgentPlan("p.writer", false, "large", List.of("small", "tiny"),
                new Expr.Template(List.of(text("Topic: "), new Expr.Var("topic"), text(".\n  Indented."))),
                new Type.ListOf(TEXT), new Stmt.Budget(400_000L, null, null, null, null, null)),
                agents.get("p.writer"));
        assertEquals(new Plan.AgentPlan("p.planner", true, "small", List.of(),
                new Expr.Template(List.of(new Expr.Var("goal"), text(" in "), new Expr.Var("steps"))), TEXT, null),
                agents.get("p.planner"));
    }

    @Test
    void toolsOfAgentsAreInThePlanWithTheirConnectors() {
        var plan = Playbook.plan("""
                package p
                connector notes : files { op read(path: Text) -> Text reads  op list() -> [Text] reads }
                connector spare : files { op read(path: Text) -> Text reads }
                agent finder : task {
                  model "m"
                  tools [notes.read, notes.list]
                  prompt "Find ${what}."
                }
                agent plain : task { model "m" tools [] prompt "Find ${what}." }
                playbook main(what: Text) -> Text {
                  step x = finder(what)
                  step y = plain(what: x)
                  return y
                }
                """);
        assertEquals(List.of("p.notes.read", "p.notes.list"), tools(plan, "p.finder"));
        assertEquals(List.of(), tools(plan, "p.plain"));
        assertEquals(Set.of("p.notes"), plan.connectors().keySet());
    }

    private static List<String> tools(Plan plan, String agent) {
        return plan.agents().get(agent) instanceof Plan.AgentPlan found ? found.tools() : List.of("no such agent");
    }

    @Test
    void theHeadOfAPlaybook() {
        var playbook = Playbook.plan("""
                package p
                kpi sales : Int from shop.count() every 1 day
                goal grow : strategic { target sales >= 10 by 2027-12-31 }
                connector shop : http { op count() -> Int reads }
                playbook main(a: Int = 3, b: Text?) -> [Text] {
                  why grow
                  delegate approval for irreversible and compensated, supervised 30 min
                  budget 1.50 USD, 10 min operator, 2 hours, 5000 tokens
                    at limit degrade model "small" else escalate "over"
                  priority high
                  return ["${a}"]
                }
                """).playbooks().get("p.main");
        assertEquals(List.of(new Plan.Param("a", new Type.Prim(Type.Kind.INT), new Expr.Const(new Value.Int(3))),
                new Plan.Param("b", new Type.OptionalOf(TEXT), null)), playbook.inputs());
        assertEquals(new Type.ListOf(TEXT), playbook.output());
        assertEquals("p.grow", playbook.goal());
        assertEquals(1, playbook.priority());
        assertEquals(List.of(
                new Plan.Delegation(Plan.Delegation.Level.APPROVAL, null,
                        List.of(EffectKind.IRREVERSIBLE, EffectKind.COMPENSATED)),
                new Plan.Delegation(Plan.Delegation.Level.SUPERVISED, Duration.ofMinutes(30), List.of())),
                playbook.delegation());
        assertEquals(new Stmt.Budget(1_500_000L, 5000L, Duration.ofHours(2), Duration.ofMinutes(10), "small", "over"),
                playbook.budget());
    }

    private static TypeDef struct(String name, TypeDef.StructKind kind, @Nullable String key,
            @Nullable String subject,
            @Nullable String retention,
            @Nullable String scope, List<TypeDef.Field> fields) {
        return new TypeDef.StructDef(name, kind, fields, key, subject, retention, scope);
    }

    private static TypeDef.Field field(String name, Type type) {
        return new TypeDef.Field(name, type, Set.of());
    }

    private static Type bounded(Type.Kind kind, @Nullable String min,
            @Nullable String max) {
        return new Type.Prim(kind, min == null ? null : new BigDecimal(min), max == null ? null : new BigDecimal(max));
    }

    private static Plan.OperationPlan operation(String name, Type result, EffectKind effect,
            @Nullable Expr key, @Nullable String compensatedBy,
            @Nullable String verify) {
        return new Plan.OperationPlan(name, List.of(new Plan.Param("id", TEXT, null)), result, effect, key,
                compensatedBy, verify, 0);
    }

    private static Expr text(String text) {
        return new Expr.Const(new Value.Text(text));
    }
}
