package dev.steward.model.tests;

import static dev.steward.model.tests.Build.argument;
import static dev.steward.model.tests.Build.block;
import static dev.steward.model.tests.Build.make;
import static dev.steward.model.tests.Build.nothing;
import static dev.steward.model.tests.Build.text;
import static dev.steward.model.tests.Build.variable;
import static dev.steward.model.tests.Build.workflow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.model.workflow.HumanKind;
import dev.steward.model.workflow.JoinRule;
import dev.steward.model.workflow.Outcome;
import dev.steward.model.workflow.WorkflowPackage.Literals;

class FreezerStatementsTest {

    private static final Expr A = new Expr.Var("a");
    private static final Expr TEXT = new Expr.Const(new Value.Text("t"));
    private static final Stmt.Block EMPTY = new Stmt.Block(List.of(), null);
    private static final Duration HOUR = Duration.ofHours(1);

    static Stream<Arguments> statements() {
        var let = new Stmt.Let("x", A);
        return Stream.of(
                arguments(let(), let),
                arguments(make(Literals.BRANCH_NODE, "name", "x", "arms",
                        List.of(make(Literals.ARM, "condition", variable("a"), "block", block(let()))), "otherwise",
                        make(Literals.BLOCK, "result", variable("a"))),
                        new Stmt.Branch("x", List.of(new Stmt.Arm(A, new Stmt.Block(List.of(let), null))),
                                new Stmt.Block(List.of(), A))),
                arguments(make(Literals.FOREACH_NODE, "variable", "i", "in", variable("a"), "key", variable("a"), "max",
                        9, "body", block(let())),
                        new Stmt.Foreach(null, "i", A, A, 9, 1, new Stmt.Block(List.of(let), null))),
                arguments(make(Literals.PARALLEL_NODE, "max", 2, "join", JoinRule.COUNT, "count", 1, "lanes",
                        List.of(block(), block())),
                        new Stmt.Parallel(2, Stmt.Join.COUNT, 1, List.of(EMPTY, EMPTY))),
                arguments(make(Literals.SAGA_NODE, "body", block()), new Stmt.Saga(EMPTY)),
                arguments(make(Literals.WAIT_NODE, "name", "w", "amount", variable("a")), new Stmt.Wait("w", A)),
                arguments(make(Literals.RETURN_NODE), new Stmt.Return(null)),
                arguments(make(Literals.RETURN_NODE, "value", variable("a")), new Stmt.Return(A)),
                arguments(make(Literals.SKIP_NODE, "reason", text("t")), new Stmt.EndSkipped(TEXT)),
                arguments(make(Literals.RAISE_NODE, "error", "E", "message", text("t")), new Stmt.Raise("E", TEXT)));
    }

    @ParameterizedTest
    @MethodSource
    void statements(EObject model, Stmt expected) {
        assertEquals(expected, frozen(model));
    }

    static Stream<Arguments> calls() {
        var args = List.of(argument("p", variable("a")));
        return Stream.of(
                arguments(make(Literals.AGENT_CALL, "agent", "p.w", "args", args),
                        new Call.Agent("p.w", Map.of("p", A))),
                arguments(operation(), new Call.Operation("p.mail", "send", Map.of("p", A))),
                arguments(make(Literals.SUB_CALL, "playbook", "p.sub", "args", List.of(argument("p", variable("a")))),
                        new Call.Sub("p.sub", Map.of("p", A))),
                arguments(make(Literals.HUMAN_CALL, "kind", HumanKind.FILL, "title", text("t"), "output", nothing(),
                        "expires", HOUR, "onExpiry", Outcome.END_SKIPPED, "endReason", text("t")),
                        new Call.Human(Call.HumanKind.FILL, TEXT, null, new Type.Nothing(), null, HOUR,
                                Stmt.Outcome.END_SKIPPED, TEXT)),
                arguments(make(Literals.WRITE_CALL, "type", "p.R", "fields", List.of(argument("f", variable("a"))),
                        "nextKey", true), new Call.WriteRecord("p.R", Map.of("f", A), true)),
                arguments(make(Literals.REMEMBER_CALL, "type", "p.F", "subject", variable("a"), "fields",
                        List.of(argument("f", variable("a"))), "validFrom", variable("a"), "propose", true),
                        new Call.Remember("p.F", A, Map.of("f", A), A, true)),
                arguments(make(Literals.RECALL_CALL, "type", "p.F", "like", variable("a"), "max", 3, "withinTokens",
                        1500), new Call.Recall("p.F", null, A, 3, 1500, null)),
                arguments(make(Literals.RECALL_CALL, "type", "p.F", "subject", variable("a"), "asOf", variable("a")),
                        new Call.Recall("p.F", A, null, null, null, A)),
                arguments(make(Literals.PURE_CALL, "value", variable("a")), new Call.Pure(A)));
    }

    @ParameterizedTest
    @MethodSource
    void calls(EObject call, Call expected) {
        var step = (Stmt.Step) frozen(make(Literals.STEP_NODE, "name", "s", "call", call));
        assertEquals(new Stmt.Step("s", expected, null, null, List.of(), null, null), step);
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                arguments(make(Literals.REPAIR_ACTION, "times", 1), new Stmt.HandlerAction.Repair(1)),
                arguments(make(Literals.USE_ACTION, "value", variable("a")), new Stmt.HandlerAction.Use(A)),
                arguments(make(Literals.MODEL_ACTION, "model", "small"), new Stmt.HandlerAction.WithModel("small")),
                arguments(make(Literals.ESCALATE_ACTION, "message", text("t")), new Stmt.HandlerAction.Escalate(TEXT)),
                arguments(make(Literals.RAISE_ACTION, "error", "E", "message", text("t")),
                        new Stmt.HandlerAction.RaiseError("E", TEXT)),
                arguments(make(Literals.SKIP_ACTION, "reason", text("t")), new Stmt.HandlerAction.Skip(TEXT)));
    }

    @ParameterizedTest
    @MethodSource
    void actions(EObject action, Stmt.HandlerAction expected) {
        var handler = make(Literals.HANDLER, "errors", List.of("Timeout"), "action", action);
        var step = (Stmt.Step) frozen(make(Literals.STEP_NODE, "name", "s", "call", operation(), "handlers",
                List.of(handler)));
        assertEquals(List.of(new Stmt.Handler(List.of("Timeout"), expected)), step.handlers());
    }

    @Test
    void whatStandsAtAStepSurvives() {
        var approval = make(Literals.APPROVAL, "ask", text("t"), "show",
                List.of(make(Literals.SHOWN, "label", "l", "value", variable("a"))), "editable", List.of("at"), "batch",
                "b", "expires", HOUR, "onExpiry", Outcome.SKIP, "onReject", Outcome.ESCALATE);
        var retry = make(Literals.RETRY, "times", 3, "first", Duration.ofSeconds(10), "most", HOUR, "errors",
                List.of("Timeout"));
        var budget = make(Literals.BUDGET, "microUsd", 5L, "tokens", 6L, "time", HOUR, "operator", HOUR,
                "degradeModel", "small", "escalate", "over");
        var step = (Stmt.Step) frozen(make(Literals.STEP_NODE, "name", "s", "call", operation(), "approve", approval,
                "retry", retry, "undo", operation(), "budget", budget));
        assertEquals(new Stmt.Approval(TEXT, List.of(new Stmt.Shown("l", A)), List.of("at"), "b", HOUR,
                Stmt.Outcome.SKIP, Stmt.Outcome.ESCALATE), step.approve());
        assertEquals(new Stmt.Retry(3, Duration.ofSeconds(10), HOUR, List.of("Timeout")), step.retry());
        assertEquals(new Call.Operation("p.mail", "send", Map.of("p", A)), step.undo());
        assertEquals(new Stmt.Budget(5L, 6L, HOUR, HOUR, "small", "over"), step.budget());
    }

    private static EObject let() {
        return make(Literals.LET_NODE, "name", "x", "value", variable("a"));
    }

    private static EObject operation() {
        return make(Literals.OPERATION_CALL, "connector", "p.mail", "operation", "send", "args",
                List.of(argument("p", variable("a"))));
    }

    private static Stmt frozen(EObject statement) {
        var playbook = Freezer.freeze(workflow(statement)).playbooks().get("p.main");
        assertEquals(1, playbook.body().statements().size());
        return playbook.body().statements().getFirst();
    }
}
