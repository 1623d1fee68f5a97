package dev.steward.engine.internal.core;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** What stands behind a step or a block for its errors: each error goes to the first that takes it. */
final class Handlers {

    /** What the path of a person's step ends with. */
    static final String PERSON = "~person";

    private final Frame frame;
    private final Run run;
    private final Owner owner;
    private final List<Stmt.Handler> handlers;
    private int next;
    private @Nullable String ask;
    private @Nullable Frame person;

    /** A step, or a block whose errors are handled. */
    interface Owner {
        String path();

        /** Of the value that may be given in its place. */
        Type type();

        /** Runs a part that evaluates. */
        void guard(Runnable part);

        /** It goes on with this value. */
        void replaced(Value value);

        void giveUp(Failure why);

        /** It is done once more. */
        void again();

        /** What the operator is told who is asked about an error. */
        List<String> evidence(Failure why);

        /** Does what only it can; false when it can't. */
        boolean own(HandlerAction action, Failure why);
    }

    Handlers(Frame frame, Owner owner, List<Stmt.Handler> handlers) {
        this.frame = frame;
        this.owner = owner;
        this.handlers = handlers;
        run = frame.run;
    }

    static boolean matches(Stmt.Handler handler, String error) {
        return handler.errors().isEmpty() || handler.errors().contains(error);
    }

    /** Tells readers which handler of a step had its turn, counted from 1. */
    static void handled(StepFrame step, int number, Failure why) {
        step.run.note("step.handled", step.path(),
                () -> Map.of("handler", new Value.Int(number + 1), "error", Run.text(why.error())));
    }

    void handle(Failure why) {
        while (next < handlers.size()) {
            var number = next++;
            var handler = handlers.get(number);
            if (matches(handler, why.error()) && !(handler.action() instanceof HandlerAction.Repair)
                    && frame instanceof StepFrame step) {
                handled(step, number, why);
            }
            if (matches(handler, why.error()) && act(handler.action(), why)) {
                return;
            }
        }
        owner.giveUp(why);
    }

    /** Whether the action took care of the error. */
    private boolean act(HandlerAction action, Failure why) {
        switch (action) {
            case HandlerAction.Repair r -> {
                return false;
            }
            case HandlerAction.Use use -> {
                run.why(owner.path(), () -> "fallback value after " + why.sentence());
                owner.guard(() -> owner.replaced(frame.eval(use.value())));
            }
            case HandlerAction.Leave leave -> {
                run.why(owner.path(), () -> "left out after " + why.sentence());
                owner.replaced(new Value.None());
            }
            case HandlerAction.Person by -> {
                run.why(owner.path(), () -> "asked of a person after " + why.sentence());
                ask(by.call());
            }
            case HandlerAction.WithModel with -> {
                return owner.own(with, why);
            }
            case HandlerAction.Cached cached -> {
                return owner.own(cached, why);
            }
            case HandlerAction.Escalate escalate -> owner.guard(() -> escalate(frame.text(escalate.message()), why));
            case HandlerAction.RaiseError raise ->
                owner.guard(() -> owner.giveUp(Failure.error(raise.error(), frame.text(raise.message()))));
            case HandlerAction.Skip skip -> owner.guard(
                    () -> owner.giveUp(new Failure("Skipped", frame.text(skip.reason()), Failure.Kind.SKIPPED)));
        }
        return true;
    }

    /** A step of its own, whose value counts as that of its owner. */
    private void ask(Call.Human call) {
        var name = owner.path().substring(owner.path().lastIndexOf('/') + 1) + PERSON;
        var step = new StepFrame(frame, new Scope(frame.scope),
                new Stmt.Step(name, call, null, null, List.of(), null, null), owner.path() + PERSON);
        person = step;
        frame.begin(step);
    }

    /** Whether it was a person who was asked in its place; then that is over. */
    boolean person(Frame child, Completion how) {
        if (person != child) {
            return false;
        }
        person = null;
        switch (how) {
            case Completion.Done d -> owner.replaced(d.value());
            case Completion.Returned r -> owner.replaced(r.value());
            case Completion.Failed f -> owner.giveUp(f.failure());
        }
        return true;
    }

    private void escalate(String message, Failure why) {
        next--;
        ask = run.asks.open(new Ask(owner.path(), "escalation", message, owner.evidence(why), Map.of(), "escalation",
                Map.of(), owner.type() instanceof Type.Nothing ? Map.of() : Map.of("value", owner.type()), List.of(),
                null, d -> answered(d, why), false, () -> {
                }, run.caps.around(frame)));
    }

    private void answered(Engine.Decision decision, Failure why) {
        ask = null;
        switch (decision.answer()) {
            case APPROVE -> owner.again();
            case REJECT -> owner.giveUp(why);
            case EDIT -> {
                var value = decision.edits().get("value");
                owner.replaced(value == null ? new Value.None() : value);
            }
        }
    }

    /** Nothing is asked any more; false while what a person was asked is still to be taken back. */
    boolean stop(Failure why) {
        var open = ask;
        if (open != null) {
            ask = null;
            run.asks.withdraw(open);
        }
        var asked = person;
        if (asked != null) {
            asked.stop(why);
        }
        return asked == null;
    }
}
