package dev.steward.engine.internal.core;

import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Stmt.HandlerAction;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Value;

/** {@code on Error -> cached}: the latest good answer to the same question goes in the place of the missing one. */
final class KeptAnswer implements Calls.Owner {

    private static final int HEX = 16;

    private final Action action;
    private final StepFrame step;
    private Consumer<Failure> otherwise = why -> {
    };
    private @Nullable Failure why;
    private String name = "";
    private String keep = "";
    private int open;

    KeptAnswer(Action action) {
        this.action = action;
        step = action.step;
    }

    /** Under which name answers of this step are kept; null when none of its handlers asks for one. */
    @Nullable
    String name(String target, Map<String, Value> inputs) {
        if (step.step.handlers().isEmpty()
                || step.step.handlers().stream().noneMatch(h -> h.action() instanceof HandlerAction.Cached)) {
            return null;
        }
        name = target;
        keep = "cached/" + target + "/" + String.format("%0" + HEX + "x", Hash.of(target, inputs));
        return keep;
    }

    /** Asks for it; {@code none} hears of the error again when there is no answer. */
    boolean ask(Failure failure, Consumer<Failure> none) {
        if (keep.isEmpty()) {
            return false;
        }
        why = failure;
        otherwise = none;
        make();
        return true;
    }

    private void make() {
        open = step.run.calls.make(new CallSpec.Cached(step.path(), name, keep, action.ownKey() + "#cached"),
                action.nextAttempt(), this, new Spending(step).caps(), 0, 0);
    }

    boolean busy() {
        return open != 0;
    }

    @Override
    public void done(In.CallDone result) {
        open = 0;
        var failure = failure();
        if (Conformance.complaint(result.value(), action.type(), step.run.plan.types(), "").isPresent()) {
            otherwise.accept(new Failure(failure.error(), failure.message()
                    + " The kept answer does not fit the type any more.", failure.kind()));
            return;
        }
        step.run.why(step.path(), () -> "kept answer after " + failure.sentence());
        result.notes().forEach(note -> step.run.why(step.path(), () -> note));
        step.replaced(action.labelled(result.value()));
    }

    @Override
    public void failed(In.CallFailed result) {
        open = 0;
        var failure = failure();
        otherwise.accept(new Failure(failure.error(), failure.message() + " " + result.message(), failure.kind()));
    }

    private Failure failure() {
        var known = why;
        if (known == null) {
            throw new IllegalStateException("No answer was asked for at " + step.path() + ".");
        }
        return known;
    }

    @Override
    public void lost() {
        open = 0;
        step.run.gates.atCall(step, this::make);
    }
}
