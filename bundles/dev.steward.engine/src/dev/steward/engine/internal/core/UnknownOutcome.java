package dev.steward.engine.internal.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * Finds out about an effect that may have happened: read back with the declared operation, else try again under the
 * same key where that is safe, else ask the operator. Never silently twice.
 */
final class UnknownOutcome implements Calls.Owner {

    private static final int MOST_READS = 3;
    private static final int MOST_REPEATS = 3;
    private static final Duration BETWEEN_READS = Duration.ofSeconds(2);

    private final OperationAction action;
    private final Run run;
    private Type reading = new Type.Nothing();
    private int reads;
    private int repeats;
    private boolean busy;
    private boolean doubtful;
    private String error = BoundaryException.OUTAGE;

    UnknownOutcome(OperationAction action) {
        this.action = action;
        run = action.run;
    }

    /** Whether it is finding out; then a step that is told to stop ends after that. */
    boolean busy() {
        return busy;
    }

    /** Whether the effect may have happened; then no later failure says that it did not. */
    boolean doubtful() {
        return doubtful;
    }

    /** The process was lost during the call; that says nothing against trying again. */
    void lostCall() {
        repeats = 0;
        resolve(BoundaryException.OUTAGE, run.lives.leavesPast() ? "it was under way when this run left the other one"
                : "the process was lost during the call");
    }

    void resolve(String failure, String why) {
        busy = true;
        doubtful = true;
        error = failure;
        reads = 0;
        run.note("effect.unknown", action.step.path(), () -> Map.of("because", Run.text(why)));
        run.why(action.step.path(), () -> "outcome unknown: " + why);
        decide(why);
    }

    private void decide(String why) {
        var name = action.operation.verify();
        var verify = name == null ? null : action.connector.operations().get(name);
        if (verify != null && reads < MOST_READS) {
            read(verify);
        } else if (action.repeatable() && repeats < MOST_REPEATS) {
            run.why(action.step.path(), () -> "tried again under the same key, which has one effect");
            repeat();
        } else {
            ask(why);
        }
    }

    private void repeat() {
        if (action.shortOfMoney(action.operation.costMicroUsd())) {
            ask("there is no money left to try it again");
        } else {
            attempt();
        }
    }

    private void read(Plan.OperationPlan verify) {
        reads++;
        var args = new LinkedHashMap<String, Value>();
        for (var param : verify.params()) {
            var value = action.args().get(param.name());
            args.put(param.name(), value == null ? new Value.None() : value);
        }
        run.gates.atCall(action.step, () -> read(verify, args));
    }

    private void read(Plan.OperationPlan verify, Map<String, Value> args) {
        if (action.shortOfMoney(verify.costMicroUsd())) {
            ask("there is no money left to read it back");
            return;
        }
        reading = verify.result();
        var spec = new CallSpec.Tool(action.step.path() + "~verify", action.connector, verify, args,
                action.key() + "~verify", run.now());
        run.calls.make(spec, reads, this, action.caps(), verify.costMicroUsd(), 0);
    }

    @Override
    public void done(In.CallDone result) {
        var wrong = Conformance.complaint(result.value(), reading, run.plan.types(), "");
        if (wrong.isPresent()) {
            readAgain("what reads it back gave something that does not fit: " + wrong.get());
        } else if (result.value() instanceof Value.None) {
            notHappened();
        } else {
            run.why(action.step.path(), () -> "read back: it had happened");
            action.happened(result.value());
        }
    }

    @Override
    public void failed(In.CallFailed result) {
        readAgain(result.message());
    }

    /** It could not be read back: once more, a little later, or in another way. */
    private void readAgain(String why) {
        if (reads < MOST_READS) {
            run.timers.set(action.step.path() + "~verify", run.now().plus(BETWEEN_READS), () -> decide(why));
        } else {
            decide(why);
        }
    }

    @Override
    public void lost() {
        reads--;
        decide("the process was lost");
    }

    /** The outcome of the effect is known now. */
    void settled() {
        busy = false;
        doubtful = false;
        repeats = 0;
    }

    /** Another try under the same key, but not for ever: then it is a failure like others, which handlers see. */
    private void notHappened() {
        if (repeats < MOST_REPEATS) {
            again("read back: it had not happened; tried again under the same key");
        } else {
            run.note("effect.absent", action.step.path(), Map::of);
            run.why(action.step.path(), () -> "read back: it had not happened");
            settled();
            action.step.failed(Failure.error(error, action.target() + " did not happen, tried " + (MOST_REPEATS + 1)
                    + " times."));
        }
    }

    /** It is known that it did not happen: another try, unless the step is to stop. */
    private void again(String why) {
        doubtful = false;
        if (!stopped()) {
            run.why(action.step.path(), () -> why);
            attempt();
        }
    }

    /** Ends a step that is to stop, unless the effect may have happened. */
    private boolean stopped() {
        var stop = action.step.stopping();
        if (stop == null || doubtful) {
            return false;
        }
        settled();
        action.step.fail(stop);
        return true;
    }

    private void attempt() {
        if (repeats++ == 0) {
            tryNow();
        } else {
            run.timers.set(action.step.path(), run.now().plus(BETWEEN_READS.multipliedBy(repeats)), this::tryNow);
        }
    }

    private void tryNow() {
        run.gates.atCall(action.step, () -> {
            if (doubtful && action.shortOfMoney(action.operation.costMicroUsd())) {
                // by now; it must not fail as if it had not happened
                ask("there is no money left to try it again");
            } else if (!stopped()) {
                // when it is known that it did not happen, this is a try like the first one
                busy = doubtful;
                action.step.guardedStep(action::attempt);
            }
        });
    }

    private void ask(String why) {
        var type = action.operation.result();
        var needsValue = !(type instanceof Type.Nothing) && !(type instanceof Type.OptionalOf);
        Map<String, Type> editable = type instanceof Type.Nothing ? Map.of() : Map.of("value", type);
        run.asks.open(new Ask(action.step.path(), "unknown", "Did " + action.target() + " happen?",
                List.of(why, "approve: it happened; reject: it did not, do it"), action.args(), action.target(),
                action.args(), editable, needsValue ? List.of("value") : List.of(), null, this::answered, false, () -> {
                }, action.caps()));
    }

    private void answered(Engine.Decision decision) {
        if (decision.answer() == Engine.Answer.REJECT) {
            repeats = 0;
            again("the operator says that it had not happened; tried again under the same key");
        } else {
            var value = decision.edits().get("value");
            action.happened(value == null ? new Value.None() : value);
        }
    }
}
