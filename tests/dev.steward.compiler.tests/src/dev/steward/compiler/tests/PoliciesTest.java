package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
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
    void delegationOfASingleOperationAsks() {
        var policy = Shop.plan("""
                delegate approval for mail.send
                step x = mail.send(t, t)
                return t""").policies();
        assertEquals(List.of(new Plan.PolicyPlan("p.main#delegate", "p.mail.send", 0, List.of(new Plan.Rule(
                new Expr.Const(new Value.Bool(true)), Plan.Verdict.ASK, text("delegate approval for send"), null)))),
                policy);
    }

    private static List<Plan.PolicyPlan> policies(String policies) {
        return Playbook.plan(Shop.text(STEP) + policies).policies();
    }

    private static Expr text(String text) {
        return new Expr.Const(new Value.Text(text));
    }
}
