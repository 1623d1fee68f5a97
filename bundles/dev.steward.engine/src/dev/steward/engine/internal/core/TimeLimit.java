package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Stmt.Outcome;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;

/** The time that a block or a wait has, and what happens when it is over. */
final class TimeLimit {

    private final Frame frame;
    private final Run run;
    private final String path;
    private final Outcome outcome;
    private final @Nullable Expr message;
    private final BiConsumer<Outcome, Failure> over;
    private Duration time = Duration.ZERO;
    private @Nullable Timer timer;
    private @Nullable String ask;

    /** {@code over} hears ABORT, SKIP or END_SKIPPED, and with what the frame, or what is in it, is to end. */
    TimeLimit(Frame frame, String path, Outcome outcome, @Nullable Expr message,
            BiConsumer<Outcome, Failure> over) {
        this.frame = frame;
        run = frame.run;
        this.path = path;
        this.outcome = outcome;
        this.message = message;
        this.over = over;
    }

    /** How long it is. */
    Duration length(Expr after) {
        if (frame.eval(after) instanceof Value.Span span) {
            return span.duration();
        }
        throw new EvalError(EvalError.NO_VALUE, "How long there is time is absent.");
    }

    /** The time begins; says when it is over. */
    Instant begin(Duration length) {
        time = length;
        var due = WaitFrame.after(run.now(), time);
        timer = run.timers.set(path, due, () -> passed(due));
        return due;
    }

    private void passed(Instant due) {
        timer = null;
        var words = words(due);
        run.why(path, () -> words);
        switch (outcome) {
            case ABORT -> over.accept(outcome, new Failure(BoundaryException.TIMEOUT, words, Failure.Kind.ABORT));
            case END_SKIPPED -> over.accept(outcome, new Failure("Skipped", words, Failure.Kind.SKIPPED));
            case SKIP -> over.accept(outcome, new Failure("Stopped", words, Failure.Kind.STOPPED));
            case ESCALATE -> escalate(words);
        }
    }

    private String words(Instant due) {
        var given = message;
        if (given != null) {
            try {
                return frame.text(given);
            } catch (EvalError e) {
                run.why(path, e::sentence);
            }
        }
        return "The deadline at " + Shown.moment(due, run.started.settings().zone()) + " has passed.";
    }

    /** It goes on while the operator thinks about it. */
    private void escalate(String title) {
        ask = run.asks.open(new Ask(path, "deadline", title,
                List.of("approve: it has the same time once more; reject: it stops and what can be is taken back"),
                Map.of(), "deadline", Map.of(), Map.of(), List.of(), null, this::answered, false, () -> {
                }, run.caps.around(frame)));
    }

    private void answered(Engine.Decision decision) {
        ask = null;
        if (decision.answer() == Engine.Answer.REJECT) {
            over.accept(Outcome.ABORT, new Failure(BoundaryException.REJECTED, "Stopped by " + decision.by() + ".",
                    Failure.Kind.ABORT));
        } else {
            begin(time);
        }
    }

    /** Nobody waits for the time or the operator any more. */
    void release() {
        var set = timer;
        if (set != null) {
            timer = null;
            run.timers.drop(set);
        }
        var open = ask;
        if (open != null) {
            ask = null;
            run.asks.withdraw(open);
        }
    }
}
