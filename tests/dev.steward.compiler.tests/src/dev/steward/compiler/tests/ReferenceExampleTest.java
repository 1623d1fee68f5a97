package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.CompileResult.Compiled;
import dev.steward.compiler.SourceMap;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.model.WorkflowFormatException;
import dev.steward.model.Workflows;

/** The reference example of the language, both files. */
class ReferenceExampleTest {

    private static final PlaybookWorkspace WORKSPACE = Playbook.workspace(Playbook.resource("weeklyLetter.playbook"),
            Playbook.resource("connectors.playbook"));
    private static final Compiled COMPILED = Playbook.compiled(WORKSPACE, "content.weeklyLetter");
    private static final Plan PLAN = Freezer.freeze(COMPILED.workflow());

    @Test
    void hasNoErrors() {
        assertEquals(List.of(), WORKSPACE.check().stream().filter(i -> i.isError()).toList());
    }

    @Test
    void isClosedOverWhatItNeedsAndNothingElse() {
        assertEquals(Set.of("content.weeklyLetter"), PLAN.playbooks().keySet());
        assertEquals(Set.of("content.writer", "content.editor"), PLAN.agents().keySet());
        assertEquals(Set.of("connectors.mail", "connectors.site", "connectors.social"), PLAN.connectors().keySet());
        assertEquals(Set.of("connectors.Post", "connectors.Sending", "connectors.Stats", "connectors.Card",
                "content.Tag", "content.Draft", "content.Verdict", "content.Segment", "content.Issue",
                "content.Voice", "content.Outcome"), PLAN.types().types().keySet());
        assertEquals(List.of("content.noNightMail"), PLAN.policies().stream().map(p -> p.name()).toList());
    }

    @Test
    void hasItsStatementsInOrder() {
        var names = PLAN.playbooks().get("content.weeklyLetter").body().statements().stream()
                .map(s -> s instanceof Stmt.Step step ? step.name() : s.getClass().getSimpleName()).toList();
        assertEquals(List.of("style", "examples", "draft", "review", "Branch", "Saga", "Wait", "seen", "kept",
                "rememberOutcome", "Return"), names);
    }

    @Test
    void asksTheWriterWithThePromptsVariables() {
        var draft = step("draft");
        assertEquals(new Call.Agent("content.writer", Map.of("topic", new Expr.Var("topic"), "audience",
                new Expr.Var("audience"), "style", new Expr.Var("style"), "examples", new Expr.Var("examples"))),
                draft.call());
        assertEquals(new Stmt.Retry(3, Duration.ofSeconds(10), Duration.ofMinutes(5), List.of("RateLimit", "Timeout")),
                draft.retry());
        assertEquals(List.of(new Stmt.Handler(List.of("InvalidOutput"), new Stmt.HandlerAction.Repair(1))),
                draft.handlers());
    }

    @Test
    void writesTheRecordWithTheNextNumber() {
        assertTrue(
                step("kept").call() instanceof Call.WriteRecord w && w.nextKey() && !w.fields().containsKey("number"),
                () -> step("kept").call().toString());
    }

    @Test
    void thePromptHasLostItsIndentation() {
        var prompt = PLAN.agents().get("content.writer").prompt();
        assertEquals(new Expr.Const(new Value.Text("Write for ")), ((Expr.Template) prompt).parts().getFirst());
    }

    @Test
    void survivesStorage() throws WorkflowFormatException {
        assertEquals(PLAN, Freezer.freeze(Workflows.fromBytes(COMPILED.bytes())));
        assertEquals(PLAN.hash(), COMPILED.hash());
        var map = COMPILED.sourceMap();
        assertEquals(map, SourceMap.fromBytes(map.toBytes()));
    }

    private static Stmt.Step step(String name) {
        return PLAN.playbooks().get("content.weeklyLetter").body().statements().stream()
                .filter(Stmt.Step.class::isInstance).map(Stmt.Step.class::cast).filter(s -> s.name().equals(name))
                .findFirst().orElseThrow();
    }
}
