package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.Value;

class PoliciesTest {

    private static final String STEP = """
            step x = mail.send(t, t) approve "Send?" { expires 1 hour -> abort }
            return t""";

    @Test
    void aRuleHasItsConditionAnswerAndReason() {
        var rules = policies(
                "policy a for effect mail.send when to == \"x\" deny because \"no ${to}\" when true ask because \"a\"")
                .getFirst().rules();
        assertEquals(List.of(
                new Plan.Rule(new Expr.Apply(Expr.Op.EQ, List.of(new Expr.Var("to"), text("x"))), Plan.Verdict.DENY,
                        new Expr.Template(List.of(text("no "), new Expr.Var("to"))), null),
                new Plan.Rule(new Expr.Const(new Value.Bool(true)), Plan.Verdict.ASK, text("a"), null)),
                rules);
    }

    @Test
    void everyPolicyThatCanApplyIsThereHighestPriorityFirst() {
        var names = policies("""
                policy a for effect mail.send when true deny because "a"
                policy b for effect irreversible priority 2 when true ask because "b"
                policy c for effect mail.send priority 5 when true deny because "c"
                policy d for effect site.publish priority 9 when true deny because "another connector"
                """).stream().map(p -> p.name() + " " + p.target()).toList();
        assertEquals(List.of("p.c p.mail.send", "p.b p.mail.send", "p.a p.mail.send"), names);
    }

    @Test
    void aKindOfEffectStandsForTheOperationsOfThatKind() {
        var targets = policies("policy a for effect irreversible, reads when true ask because \"a\"").stream()
                .map(Plan.PolicyPlan::target).toList();
        assertEquals(List.of("p.mail.list", "p.mail.send"), targets);
    }

    @Test
    void policiesOfOtherPackagesApplyToo() {
        var plan = Playbook.plan(Shop.text(STEP), """
                package company
                policy a for effect p.mail.send when true deny because "a"
                """);
        assertEquals(List.of("company.a"), plan.policies().stream().map(Plan.PolicyPlan::name).toList());
    }

    @Test
    void aLimitCountsCallsOrMoneyOfAPeriod() {
        var rules = policies("""
                policy a for effect mail.send
                  when true limit 3 per day because "a"
                  when true redact pii because "b"
                policy b for cost when estimate > 1 USD limit 5.50 USD per month because "c"
                """);
        assertEquals(List.of(
                new Plan.Rule(new Expr.Const(new Value.Bool(true)), Plan.Verdict.LIMIT, text("a"),
                        new Plan.Limit(new BigDecimal("3"), null, Plan.Period.DAY), null),
                new Plan.Rule(new Expr.Const(new Value.Bool(true)), Plan.Verdict.REDACT, text("b"), null, Label.PII)),
                rules.getFirst().rules());
        assertEquals(Plan.PolicyKind.COST, rules.getLast().kind());
        assertEquals(new Plan.Limit(new BigDecimal("5.5"), "USD", Plan.Period.MONTH),
                rules.getLast().rules().getFirst().limit());
    }

    @Test
    void policiesOverMemoryAndPromptsNameWhatTheyLookAt() {
        var found = policies("""
                policy a for memory Memo when action == "remember" deny because "a"
                policy b for prompt when true redact secret because "b"
                fact Memo of company { text: Text } retain forever scope shop
                """).stream().map(p -> p.name() + " " + p.kind() + " " + p.target()).toList();
        assertEquals(List.of("p.a MEMORY p.Memo", "p.b PROMPT *"), found);
    }

    @Test
    void aDelegationMayBeOfOneOperationForATimeAndOfOneStep() {
        var playbook = Shop.plan("""
                delegate supervised 5 min, full for mail.send until 2027-03-31
                step x = mail.send(t, t) delegate approval for mail.send
                return t""").playbooks().get("p.main");
        assertEquals(List.of(
                new Plan.Delegation(Plan.Delegation.Level.SUPERVISED, Duration.ofMinutes(5), List.of()),
                new Plan.Delegation(Plan.Delegation.Level.FULL, null, List.of(), List.of("p.mail.send"),
                        LocalDate.of(2027, 3, 31))),
                playbook == null ? null : playbook.delegation());
        assertEquals(List.of(new Plan.Delegation(Plan.Delegation.Level.APPROVAL, null, List.of(),
                List.of("p.mail.send"), null)), playbook == null ? null
                        : ((Stmt.Step) playbook.body().statements().getFirst()).delegation());
    }

    @Test
    void budgetsOfAPeriodBelongToAPlaybookAStepOrAGoal() {
        var playbook = Playbook.plan("""
                package p
                goal grow : tactical { budget 20 USD per month at limit escalate "more?" }
                agent writer : task { model "m" budget 2 USD per day prompt "Write." }
                playbook main() -> Text {
                  why grow
                  budget 1 USD at limit escalate
                  budget 5 USD, 9000 tokens per week at limit degrade model "s" else escalate "x"
                  step x = writer() budget 1 USD per hour
                  return x
                }
                """);
        var main = playbook.playbooks().get("p.main");
        assertEquals(List.of(
                new Stmt.Budget(20_000_000L, null, null, null, null, "more?", Plan.Period.MONTH, "p.grow"),
                new Stmt.Budget(5_000_000L, 9000L, null, null, "s", "x", Plan.Period.WEEK, "p.main")),
                main == null ? null : main.periodBudgets());
        assertEquals(List.of(new Stmt.Budget(1_000_000L, null, null, null, null, null, Plan.Period.HOUR, "p.main/x")),
                main == null ? null : ((Stmt.Step) main.body().statements().getFirst()).periodBudgets());
        var writer = playbook.agents().get("p.writer");
        assertEquals(List.of(new Stmt.Budget(2_000_000L, null, null, null, null, null, Plan.Period.DAY, "p.writer")),
                writer == null ? null : writer.periodBudgets());
    }

    @Test
    void labelsAndConstraintsAreFollowedWhereThereAreAny() {
        var plan = Playbook.plan("""
                package p
                type Card { title: Text }
                connector desk : files { op write(path: Text, pii text: Text) idempotent by path }
                playbook main(pii name: Text, city: Text) -> Card {
                  constraint no pii in Card
                  constraint city.length < 20
                  step kept = desk.write("a", name)
                  card = Card { title: city }
                  return card
                }
                """);
        assertEquals(true, plan.guarded());
        var main = plan.playbooks().get("p.main");
        assertEquals(List.of(Set.of(Label.PII), Set.of()),
                main == null ? null : main.inputs().stream().map(Plan.Param::labels).toList());
        var constraints = main == null ? List.<Plan.Constraint>of() : main.constraints();
        assertEquals(new Plan.Constraint(Label.PII, "p.Card", null, "constraint no pii in Card"),
                constraints.getFirst());
        assertEquals("constraint city.length < 20", constraints.getLast().text());
        assertEquals(false, Shop.plan(STEP).guarded());
    }

    private static List<Plan.PolicyPlan> policies(String policies) {
        return Playbook.plan(Shop.text(STEP) + policies).policies();
    }

    private static Expr text(String text) {
        return new Expr.Const(new Value.Text(text));
    }
}
