package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** What becomes of deadline. */
class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
            "abort, ABORT,",
            "skip, SKIP,",
            "escalate, ESCALATE,",
            "'escalate \"late\"', ESCALATE, late",
            "'end skipped \"late\"', END_SKIPPED, late",
    })
    void hasItsOutcomeAndWhatPeopleAreTold(String outcome, Stmt.Outcome expected, @Nullable String message) {
        var writes = new Stmt.Step("w", new Call.Agent("p.writer", Map.of("topic", new Expr.Var("t"))), null, null,
                List.of(), null, null);
        assertEquals(new Stmt.Deadline("deadline", new Expr.Const(new Value.Span(Duration.ofHours(2))),
                new Stmt.Block(List.of(writes), null), expected,
                message == null ? null : new Expr.Const(new Value.Text(message))),
                Shop.statements("deadline 2 hours { step w = writer(topic: t) } -> " + outcome + "\nreturn w")
                        .getFirst());
    }
}
