package dev.steward.engine.internal.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** What happens when a step's call failed: repair, retry with backoff, another model, then the handlers in order. */
final class Recovery implements Handlers.Owner {

    private final StepFrame frame;
    private final Run run;
    private int tries;
    private @Nullable Timer backoff;
    private final Handlers handlers;

    Recovery(StepFrame frame) {
        this.frame = frame;
        run = frame.run;
        handlers = new Handlers(frame, this, frame.step.handlers());
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
        handlers.handle(why);
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
        var all = frame.step.handlers();
        return IntStream.range(0, all.size()).filter(i -> all.get(i).action() instanceof HandlerAction.Repair
                && Handlers.matches(all.get(i), BoundaryException.INVALID_OUTPUT)).findFirst();
    }

    /** Tells readers which handler had its turn, counted from 1. */
    private void handled(int number, Failure why) {
        Handlers.handled(frame, number, why);
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
        var seed = Hash.of((run.descent.identity().text() + run.former.path(frame.path()) + "#" + tries)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Duration.ofMillis(full / 2 + new SplittableRandom(seed).nextLong(full - full / 2 + 1));
    }

    /** An action that only a step has; the rest is that of {@link Handlers}. */
    @Override
    public boolean own(HandlerAction action, Failure why) {
        return switch (action) {
            case HandlerAction.WithModel with -> {
                run.why(frame.path(), () -> "model " + with.model() + " after " + why.sentence());
                tries = 0;
                yield frame.action().withModel(with.model());
            }
            case HandlerAction.Cached c -> frame.action().cached(why, this::noneKept);
            default -> false;
        };
    }

    private void noneKept(Failure why) {
        var stop = frame.stopping();
        if (stop == null) {
            handlers.handle(why);
        } else {
            frame.giveUp(stop);
        }
    }

    @Override
    public String path() {
        return frame.path();
    }

    @Override
    public Type type() {
        return frame.action().type();
    }

    @Override
    public void guard(Runnable part) {
        frame.guardedStep(part);
    }

    @Override
    public void replaced(Value value) {
        frame.replaced(value);
    }

    @Override
    public void giveUp(Failure why) {
        frame.giveUp(why);
    }

    @Override
    public void again() {
        tries = 0;
        attempt();
    }

    @Override
    public List<String> evidence(Failure why) {
        return frame.standing().isEmpty() ? List.of(why.sentence())
                : List.of(why.sentence(), "Trying again does once more what is done already: " + standing() + ".");
    }

    /** Whether a child of the step is what a person does in its place; then it is told how that ended. */
    boolean person(Frame child, Completion how) {
        return handlers.person(child, how);
    }

    /** The step is told to stop: nothing is tried again. False while a person's answer to that is still to come. */
    boolean stop(Failure why) {
        var timer = backoff;
        if (timer != null) {
            run.timers.drop(timer);
        }
        return handlers.stop(why);
    }
}
