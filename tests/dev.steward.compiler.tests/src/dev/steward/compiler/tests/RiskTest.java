package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.Risk;
import dev.steward.compiler.Risk.Back;
import dev.steward.compiler.Risk.Gate;
import dev.steward.compiler.Risk.Kind;

class RiskTest {

    private static final String APPROVE = " approve \"Send ${t}?\" { expires 1 hour -> abort }\n";

    @Test
    void readingIsNoRisk() {
        assertEquals(List.of(), risks("step x = mail.list()\nreturn x.first"));
    }

    @Test
    void anApprovalIsTheStrongestGate() {
        var risk = only("delegate approval\nstep x = mail.send(t, t)" + APPROVE + "return t");
        assertEquals(Gate.APPROVE, risk.gate());
        assertEquals("Send …?", risk.gatedBy());
        assertEquals(Kind.IRREVERSIBLE, risk.kind());
        assertEquals(Back.IRREVERSIBLE, risk.back());
        assertFalse(risk.isOpen());
    }

    @Test
    void delegationsOfThePlaybook() {
        assertEquals(Gate.DELEGATION,
                only("delegate approval for irreversible\nstep x = mail.send(t, t)\nreturn t").gate());
        var held = only("delegate supervised 30 min\nstep x = site.ping(t)\nreturn t");
        assertEquals(Gate.HOLD, held.gate());
        assertEquals("delegate supervised 30 min", held.gatedBy());
        assertEquals("delegate supervised 2 s",
                only("delegate supervised 2s\nstep x = site.ping(t)\nreturn t").gatedBy());
        assertEquals(Gate.NONE, only("delegate approval for irreversible\nstep x = site.ping(t)\nreturn t").gate());
    }

    @Test
    void delegationsOfOneOperationAndOfOneStep() {
        assertEquals(Gate.NONE,
                only("delegate supervised 5 min for mail.send\nstep x = site.ping(t)\nreturn t").gate());
        assertEquals(Gate.DELEGATION, only("delegate supervised 5 min\nstep x = site.ping(t) delegate approval for"
                + " site.ping\nreturn t").gate());
    }

    @Test
    void policiesStandBeforeWhatIsOtherwiseFree() {
        var risk = Playbook.compiled(Playbook.workspace(Shop.text("step x = site.ping(t)\nreturn t")
                + "policy calm for effect site.ping when true ask because \"calm\""), "p.main").risks().getFirst();
        assertEquals(Gate.POLICY, risk.gate());
        assertEquals("p.calm", risk.gatedBy());
    }

    @Test
    void theCompensationOfASagaIsAnEffectToo() {
        var risks = risks("saga { step post = site.publish(t)  undo site.remove(post.id) }\nreturn t");
        assertEquals(List.of("p.main/post", "p.main/post#undo"), risks.stream().map(Risk::step).toList());
        assertEquals(List.of(Back.UNDO, Back.IDEMPOTENT), risks.stream().map(Risk::back).toList());
        assertEquals(List.of("p.site.publish", "p.site.remove"), risks.stream().map(Risk::operation).toList());
    }

    @Test
    void withoutASagaTheInverseIsOnlyKnown() {
        assertEquals(Back.INVERSE_KNOWN, only("step post = site.publish(t)\nreturn post.id").back());
    }

    @Test
    void effectsOfSubPlaybooksAreListedUnderTheDelegationOfTheCaller() {
        var text = Shop.text("delegate supervised 5 min\nstep a = inner(t)\nstep b = inner(t)\nreturn a")
                + "playbook inner(t: Text) -> Text { step y = site.ping(t)  return t }";
        var risks = Playbook.compiled(Playbook.workspace(text), "p.main").risks();
        assertEquals(List.of("p.inner/y"), risks.stream().map(Risk::step).toList());
        assertEquals(Gate.HOLD, risks.getFirst().gate());
    }

    @Test
    void whatNobodyIsAskedForAndNothingTakesBackIsOpen() {
        var text = Shop.text("step x = mail.send(t, t)\nreturn t");
        var risk = new Risk("p.main/x", "p.mail.send", Kind.IRREVERSIBLE, Gate.NONE, null, Back.IRREVERSIBLE, null);
        assertTrue(risk.isOpen());
        assertTrue(Playbook.workspace(text).check().stream().anyMatch(i -> i.code().equals("effect.ungated")),
                "the language refuses such a step");
    }

    @Test
    void aRiskKnowsItsPlace() {
        var at = only("step x = site.ping(t)\nreturn t").at();
        assertTrue(at != null && at.line() == Shop.FIRST_LINE && at.column() == 1, () -> "place: " + at);
    }

    private static Risk only(String statements) {
        var risks = risks(statements);
        assertEquals(1, risks.size(), () -> risks.toString());
        return risks.getFirst();
    }

    private static List<Risk> risks(String statements) {
        return Playbook.compiled(Playbook.workspace(Shop.text(statements)), "p.main").risks();
    }
}
