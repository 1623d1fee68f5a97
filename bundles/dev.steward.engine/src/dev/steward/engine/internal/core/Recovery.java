package dev.steward.engine.internal.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** What happens when a step's call failed: repair, retry with backoff, another model, then the handlers in order. */
final class Recovery {

    private final StepFrame frame;
    private final Run run;
    private int tries;
    private int nextHandler;
    private @Nullable Timer backoff;
    private @Nullable String ask;

    Recovery(StepFrame frame) {
        this.frame = frame;
        run = frame.run;
    }

    void handle(Failure why, @Nullable Duration retryAfter) {
        if (why.error().equals(BoundaryException.INVALID_OUTPUT) && frame.action().fallback(why, repairs())) {
            repairHandler().ifPresent(number -> handled(number, why));
            return;
        }
        var retry = frame.step.retry();
        // what was done outside is not done again because its answer does not fit
        if (retry != null && !frame.hasActed() && tries < retry.times() && retry.errors().contains(why.error())) {
            if (frame.standing().isEmpty()) {
                again(retry, why, retryAfter);
                return;
            }
            run.why(frame.path(), () -> "not tried again, as this is done already: " + standing());
        }
        if (!why.error().equals(BoundaryException.INVALID_OUTPUT) && frame.action().fallback(why, 0)) {
            tries = 0;
            return;
        }
        handlers(why);
    }

    private String standing() {
        return String.join(", ", frame.standing());
    }

    /** Rounds of repair: what a handler says, else one. */
    private int repairs() {
        var number = repairHandler();
        return number.isPresent()
                && frame.step.handlers().get(number.getAsInt()).action() instanceof HandlerAction.Repair repair
                        ? repair.times()
                        : 1;
    }

    private OptionalInt repairHandler() {
        var handlers = frame.step.handlers();
        return IntStream.range(0, handlers.size()).filter(i -> handlers.get(i).action() instanceof HandlerAction.Repair
                && matches(handlers.get(i), BoundaryException.INVALID_OUTPUT)).findFirst();
    }

    /** Tells readers which handler had its turn, counted from 1. */
    private void handled(int number, Failure why) {
        run.note("step.handled", frame.path(),
                () -> Map.of("handler", new Value.Int(number + 1), "error", Run.text(why.error())));
    }

    private void again(Stmt.Retry retry, Failure why, @Nullable Duration retryAfter) {
        tries++;
        var delay = delay(retry);
        if (retryAfter != null && retryAfter.compareTo(delay) > 0) {
            delay = retryAfter;
        }
        var shown = delay;
        run.note("step.retry", frame.path(), () -> Map.of("error", Run.text(why.error()), "message",
                Run.text(why.message()), "after", Run.span(shown), "try", new Value.Int(tries)));
        run.why(frame.path(), () -> "retry " + tries + " of " + retry.times() + " after " + why.error());
        backoff = run.timers.set(frame.path(), run.now().plus(delay), () -> {
            backoff = null;
            attempt();
        });
    }

    private void attempt() {
        run.gates.atCall(frame, () -> frame.guardedStep(frame.action()::attempt));
    }

    /** Doubling from first to most, the upper half of it by chance that depends only on run, step and try. */
    private Duration delay(Stmt.Retry retry) {
        var most = Math.max(1, retry.most().toMillis());
        var shift = Math.min(tries - 1, 40);
        var first = Math.max(1, retry.first().toMillis());
        var full = first > most >> shift ? most : first << shift;
        var seed = Hash.of((run.started.run().text() + frame.path() + "#" + tries)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Duration.ofMillis(full / 2 + new SplittableRandom(seed).nextLong(full - full / 2 + 1));
    }

    private static boolean matches(Stmt.Handler handler, String error) {
        return handler.errors().isEmpty() || handler.errors().contains(error);
    }

    private void handlers(Failure why) {
        while (nextHandler < frame.step.handlers().size()) {
            var number = nextHandler++;
            var handler = frame.step.handlers().get(number);
            if (matches(handler, why.error()) && !(handler.action() instanceof HandlerAction.Repair)) {
                handled(number, why);
            }
            if (matches(handler, why.error()) && act(handler.action(), why)) {
                return;
            }
        }
        frame.giveUp(why);
    }

    /** Whether the action took care of the error. */
    private boolean act(HandlerAction action, Failure why) {
        var path = frame.path();
        switch (action) {
            case HandlerAction.Repair r -> {
                return false;
            }
            case HandlerAction.Use use -> {
                run.why(path, () -> "fallback value after " + why.sentence());
                frame.guardedStep(() -> frame.replaced(frame.eval(use.value())));
            }
            case HandlerAction.WithModel with -> {
                run.why(path, () -> "model " + with.model() + " after " + why.sentence());
                tries = 0;
                return frame.action().withModel(with.model());
            }
            case HandlerAction.Escalate escalate ->
                frame.guardedStep(() -> escalate(frame.text(escalate.message()), why));
            case HandlerAction.RaiseError raise ->
                frame.guardedStep(() -> frame.giveUp(Failure.error(raise.error(), frame.text(raise.message()))));
            case HandlerAction.Skip skip -> frame
                    .guardedStep(() -> frame
                            .giveUp(new Failure("Skipped", frame.text(skip.reason()), Failure.Kind.SKIPPED)));
        }
        return true;
    }

    private void escalate(String message, Failure why) {
        nextHandler--;
        var evidence = frame.standing().isEmpty() ? List.of(why.sentence())
                : List.of(why.sentence(), "Trying again does once more what is done already: " + standing() + ".");
        ask = run.asks.open(new Ask(frame.path(), "escalation", message, evidence, Map.of(),
                "escalation",
                Map.of(), Map.of("value", frame.action().type()), List.of(), null, d -> answered(d, why), false, () -> {
                }, run.caps(frame)));
    }

    private void answered(Engine.Decision decision, Failure why) {
        ask = null;
        switch (decision.answer()) {
            case APPROVE -> {
                tries = 0;
                attempt();
            }
            case REJECT -> frame.giveUp(why);
            case EDIT -> {
                var value = decision.edits().get("value");
                frame.replaced(value == null ? new Value.None() : value);
            }
        }
    }

    /** The step is told to stop: nothing is tried again. */
    void stop() {
        var timer = backoff;
        if (timer != null) {
            run.timers.drop(timer);
        }
        var open = ask;
        if (open != null) {
            run.asks.withdraw(open);
        }
    }
}
