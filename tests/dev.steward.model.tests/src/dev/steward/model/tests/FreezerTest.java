package dev.steward.model.tests;

import static dev.steward.model.tests.Build.literal;
import static dev.steward.model.tests.Build.make;
import static dev.steward.model.tests.Build.nothing;
import static dev.steward.model.tests.Build.text;
import static dev.steward.model.tests.Build.variable;
import static dev.steward.model.tests.Build.workflow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;
import dev.steward.model.ContentHash;
import dev.steward.model.WorkflowFormatException;
import dev.steward.model.Workflows;
import dev.steward.model.workflow.DelegationLevel;
import dev.steward.model.workflow.EffectKind;
import dev.steward.model.workflow.Label;
import dev.steward.model.workflow.LiteralKind;
import dev.steward.model.workflow.StructKind;
import dev.steward.model.workflow.TypeKind;
import dev.steward.model.workflow.Verdict;
import dev.steward.model.workflow.Workflow;
import dev.steward.model.workflow.WorkflowPackage.Literals;

class FreezerTest {

    private static final Type INT = new Type.Prim(Type.Kind.INT);
    private static final Expr TEXT = new Expr.Const(new Value.Text("t"));

    @Test
    void aPlaybookKeepsItsHead() {
        var playbook = (EObject) make(Literals.PLAYBOOK_DEF, "name", "p.main", "inputs",
                List.of(make(Literals.PARAM_DEF, "name", "n", "type", integer(), "defaultValue",
                        literal(LiteralKind.INT, "3"))),
                "output", make(Literals.OPTIONAL_TYPE, "type", make(Literals.NAMED_TYPE, "name", "p.T")), "delegation",
                List.of(make(Literals.DELEGATION, "level", DelegationLevel.SUPERVISED, "hold", Duration.ofMinutes(30),
                        "effects", List.of(EffectKind.IRREVERSIBLE))),
                "goal", "p.grow", "priority", 2, "budget", make(Literals.BUDGET, "microUsd", 1L), "body",
                Build.block());
        var expected = new Plan.PlaybookPlan("p.main",
                List.of(new Plan.Param("n", INT, new Expr.Const(new Value.Int(3)))),
                new Type.OptionalOf(new Type.Named("p.T")),
                List.of(new Plan.Delegation(Plan.Delegation.Level.SUPERVISED, Duration.ofMinutes(30),
                        List.of(Plan.EffectKind.IRREVERSIBLE))),
                new Stmt.Budget(1L, null, null, null, null, null), "p.grow", 2, new Stmt.Block(List.of(), null));
        assertEquals(Map.of("p.main", expected), freeze("playbooks", playbook).playbooks());
    }

    @Test
    void anAgentSurvives() {
        var agent = make(Literals.AGENT_DEF, "name", "p.w", "reasoning", true, "model", "large", "fallbacks",
                List.of("small"), "prompt", text("t"), "output",
                make(Literals.LIST_TYPE, "item", integer()), "budget", make(Literals.BUDGET, "tokens", 4L));
        assertEquals(
                Map.of("p.w", new Plan.AgentPlan("p.w", true, "large", List.of("small"), TEXT, new Type.ListOf(INT),
                        new Stmt.Budget(null, 4L, null, null, null, null))),
                freeze("agents", agent).agents());
    }

    @Test
    void aConnectorSurvives() {
        var operation = make(Literals.OPERATION_DEF, "name", "send", "params",
                List.of(make(Literals.PARAM_DEF, "name", "n", "type", integer())), "result", nothing(), "effect",
                EffectKind.IDEMPOTENT, "key", variable("n"), "compensatedBy", "back", "verify", "sent", "costMicroUsd",
                12L);
        var connector = make(Literals.CONNECTOR_DEF, "name", "p.mail", "kind", "mail", "auth", "secret", "limit",
                make(Literals.RATE, "count", 100, "per", Duration.ofHours(1)), "settings",
                List.of(make(Literals.SETTING, "name", "folder", "value", "outbox")), "operations", List.of(operation),
                "probe", "sent");
        assertEquals(Map.of("p.mail", new Plan.ConnectorPlan("p.mail", "mail", "secret",
                new Plan.Rate(100, Duration.ofHours(1)), Map.of("folder", "outbox"),
                Map.of("send", new Plan.OperationPlan("send", List.of(new Plan.Param("n", INT, null)),
                        new Type.Nothing(), Plan.EffectKind.IDEMPOTENT, new Expr.Var("n"), "back", "sent", 12)),
                "sent")), freeze("connectors", connector).connectors());
    }

    @Test
    void policiesKeepTheirOrder() {
        var first = policy("p.one", Verdict.DENY);
        var second = policy("p.two", Verdict.LIMIT);
        var workflow = workflow();
        workflow.eSet(Literals.WORKFLOW__POLICIES, List.of(first, second));
        assertEquals(List.of(
                new Plan.PolicyPlan("p.one", "p.mail.send", 5,
                        List.of(new Plan.Rule(new Expr.Var("c"), Plan.Verdict.DENY, TEXT,
                                new Plan.Limit(BigDecimal.TEN, null, Plan.Period.RUN)))),
                new Plan.PolicyPlan("p.two", "p.mail.send", 5,
                        List.of(new Plan.Rule(new Expr.Var("c"), Plan.Verdict.LIMIT, TEXT,
                                new Plan.Limit(BigDecimal.TEN, null, Plan.Period.RUN))))),
                Freezer.freeze(workflow).policies());
    }

    @Test
    void typesSurvive() {
        var enumeration = make(Literals.ENUM_DEF, "name", "p.Tag", "literals", List.of("b", "a"));
        var bounded = make(Literals.PRIM_TYPE, "kind", TypeKind.TEXT, "max", new BigDecimal(90));
        var fact = make(Literals.STRUCT_DEF, "name", "p.Voice", "kind", StructKind.FACT, "fields",
                List.of(make(Literals.FIELD_DEF, "name", "text", "type", bounded, "labels", List.of(Label.PII))), "key",
                "k", "subject", "company", "retention", "forever", "scope", "brand");
        var workflow = workflow();
        workflow.eSet(Literals.WORKFLOW__TYPES, List.of(enumeration, fact));
        var types = Freezer.freeze(workflow).types();
        assertEquals(new TypeDef.EnumDef("p.Tag", List.of("b", "a")), types.get("p.Tag"));
        assertEquals(new TypeDef.StructDef("p.Voice", TypeDef.StructKind.FACT,
                List.of(new TypeDef.Field("text", new Type.Prim(Type.Kind.TEXT, null, new BigDecimal(90)),
                        Set.of(TypeDef.Label.PII))),
                "k", "company", "forever", "brand"), types.get("p.Voice"));
    }

    @Test
    void thePlanCarriesTheContentHashWhetherFrozenFromTheModelOrItsBytes() throws WorkflowFormatException {
        Workflow workflow = workflow();
        var plan = Freezer.freeze(workflow);
        assertEquals(ContentHash.of(workflow), plan.hash());
        assertEquals("p.main", plan.entry());
        assertEquals(plan, Freezer.freeze(Workflows.toBytes(workflow)));
    }

    @Test
    void whatIsMissingIsNamed() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> Freezer.freeze(workflow(make(Literals.STEP_NODE, "name", "send"))));
        assertEquals("The workflow is incomplete: StepNode send has no call.", error.getMessage());
    }

    private static EObject policy(String name, Verdict verdict) {
        return make(Literals.POLICY_DEF, "name", name, "target", "p.mail.send", "priority", 5, "rules",
                List.of(make(Literals.RULE_DEF, "condition", variable("c"), "verdict", verdict, "because", text("t"),
                        "limit", BigDecimal.TEN)));
    }

    private static EObject integer() {
        return make(Literals.PRIM_TYPE, "kind", TypeKind.INT);
    }

    private static Plan freeze(String feature, EObject part) {
        var workflow = workflow();
        workflow.eSet(Literals.WORKFLOW.getEStructuralFeature(feature), List.of(part));
        return Freezer.freeze(workflow);
    }
}
