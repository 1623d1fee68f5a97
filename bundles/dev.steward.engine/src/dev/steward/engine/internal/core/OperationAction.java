package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Value;

/** An operation of a connector: gates, money, intent, call, and what to do when its outcome is unknown. */
final class OperationAction extends Action implements Calls.Owner {

    final Plan.ConnectorPlan connector;
    final Plan.OperationPlan operation;
    private final Call.Operation call;
    private final String target;
    private final Spending spending;
    private final OperationGate gate;
    private final UnknownOutcome unknown;
    private final KeptAnswer kept;
    private final Toll toll;
    private List<Quota> limits = List.of();
    private int countedFor = Quotas.NOBODY;
    private Map<String, Value> args = Map.of();
    private String key = "";
    private String declaredKey = "";
    private long approved;
    private boolean passed;
    private int era;
    private int judgedIn;
    private int calledIn = -1;
    private int open;

    OperationAction(StepFrame step, Call.Operation call) {
        super(step);
        this.call = call;
        connector = connector(run.plan, call);
        operation = operation(run.plan, call);
        target = connector.name() + "." + operation.name();
        spending = new Spending(step);
        gate = new OperationGate(this);
        unknown = new UnknownOutcome(this);
        kept = new KeptAnswer(this);
        toll = new Toll(this);
    }

    String target() {
        return target;
    }

    boolean effect() {
        return operation.effect() != Plan.EffectKind.READS;
    }

    @Override
    void begin() {
        var given = values(call.args());
        var all = new LinkedHashMap<String, Value>();
        for (var param : operation.params()) {
            var value = given.get(param.name());
            var byDefault = param.defaultValue();
            all.put(param.name(), value != null ? value
                    : byDefault != null ? run.evaluator().value(byDefault, run) : new Value.None());
            if (step.undo && all.get(param.name()) instanceof Value.None
                    && !(param.type() instanceof Type.OptionalOf)) {
                // what it did gave no value that fits, and an error around it was handled
                throw new EvalError(EvalError.NO_VALUE, "What " + target + " is to take back is not known.");
            }
        }
        gate.pass(all);
    }

    /** The gates are open for exactly these arguments; every try uses them. {@code limits}: what the first one takes. */
    void open(Map<String, Value> judged, List<Quota> taken) {
        args = judged;
        limits = taken;
        countedFor = Quotas.NOBODY;
        approved = Hash.of(target(), judged);
        var by = step.undo ? null : operation.key();
        if (by == null) {
            // an undo takes back one call: under a declared key it would be taken for the undo of another one
            // what this run called already may still come to pass: never under another key
            key = calledIn == run.descent.era() ? key : ownKey();
        } else {
            declaredKey = declaredKey(judged);
            if (declaredKey.isEmpty()) {
                throw new EvalError(EvalError.NO_VALUE,
                        "What tells calls of " + target() + " apart is absent; give it a value.");
            }
            key = run.compensation.keyAnew(declaredKey);
        }
        // only now: a key that can't be evaluated must not leave a call without one
        passed = true;
        judgedIn = run.descent.era();
        run.gates.atCall(step, this::toCall);
    }

    /** A debugger may hold it before something is changed outside. */
    private void toCall() {
        if (effect()) {
            run.halts.effect(step, operation.effect().name().toLowerCase(java.util.Locale.ROOT),
                    () -> step.guardedStep(this::attempt), this::anew);
        } else {
            attempt();
        }
    }

    /** Its inputs were changed after its gates: they pass them again. */
    void anew() {
        passed = false;
        begin();
    }

    @Override
    void attempt() {
        if (!passed || repeatsUnasked()) {
            passed = false;
            begin();
            return;
        }
        var mock = mock();
        if (mock != null) {
            mocked(mock);
            return;
        }
        toll.pass(target, args, operation.costMicroUsd(), more -> {
            var all = new ArrayList<Quota>(more);
            if (countedFor != run.quotas.owner()) {
                all.addAll(limits);
            }
            var wish = new Spending.Wish(spending.caps(), operation.costMicroUsd(), 0, null, all);
            spending.cover(wish, List.of(), taken -> make(wish.price(taken)));
        });
    }

    /** What the operator has said that its calls come to, null for nothing: what takes something back is called. */
    private In.@Nullable Outcome mock() {
        return step.undo || unknown.doubtful() ? null : run.halts.mock(target());
    }

    /** The operator's stand-in: nothing is called, so there is nothing to take back. */
    private void mocked(In.Outcome mock) {
        nextAttempt();
        run.why(step.path(), () -> target() + " was not called, as the operator mocks it");
        switch (mock) {
            case In.Outcome.Gives gives -> step.replaced(labelled(gives.value()));
            case In.Outcome.Fails fails -> step.failed(Failure.error(fails.error(), fails.message()));
        }
    }

    /** Whether it passed its gates as another run, which did it since. */
    private boolean repeatsUnasked() {
        return !unknown.doubtful() && judgedIn < run.descent.era() && gate.repeats(args) != null;
    }

    private void make(Calls.Price price) {
        if (repeatsUnasked()) {
            run.quotas.giveBack(price.taken());
            anew();
            return;
        }
        var mock = mock();
        if (mock != null) {
            // it was said while this waited for its turn at a budget or a limit
            run.quotas.giveBack(price.taken());
            mocked(mock);
            return;
        }
        // a call counts once, however often it is tried, but for a fork as its own
        countedFor = run.quotas.owner();
        keyAnew();
        if (effect() && Hash.of(target(), args) != approved) {
            throw new IllegalStateException(
                    "The arguments of " + step.path() + " are not those that passed its gates.");
        }
        calledIn = run.descent.era();
        if (!unknown.doubtful()) {
            era = run.descent.era();
        }
        open = run.calls.make(new CallSpec.Tool(step.path(), connector, operation, args, key, run.now(),
                effect() ? null : kept.name(target(), args)), approved, nextAttempt(), this, price);
    }

    @Override
    public void done(In.CallDone result) {
        open = 0;
        result.notes().forEach(note -> run.why(step.path(), () -> note));
        happened(result.value());
    }

    /** The outcome is known: it happened, with this value. */
    void happened(Value value) {
        unknown.settled();
        var wrong = Conformance.complaint(value, operation.result(), run.plan.types(), "");
        if (wrong.isEmpty()) {
            step.succeeded(labelled(value));
        } else {
            step.acted();
            step.failed(Failure.error(BoundaryException.INVALID_OUTPUT,
                    "What " + target() + " gave back does not fit: " + wrong.get() + "."));
        }
    }

    /** With what its type says of it; what only reads may give back what it was asked. */
    @Override
    Value labelled(Value value) {
        var entered = run.labels.entered(value, new Labels.Mark(target(), null), false);
        if (effect()) {
            return entered;
        }
        for (var arg : args.values()) {
            var mark = run.labels.of(arg).get(TypeDef.Label.UNTRUSTED);
            if (mark != null) {
                return run.labels.all(entered, Map.of(TypeDef.Label.UNTRUSTED, mark));
            }
        }
        return entered;
    }

    @Override
    public void failed(In.CallFailed result) {
        open = 0;
        if (effect() && (result.unknown()
                || unknown.doubtful() && !result.error().equals(BoundaryException.INVALID_OUTPUT))) {
            unknown.resolve(result.error(), result.message());
        } else {
            unknown.settled();
            if (effect() && result.error().equals(BoundaryException.INVALID_OUTPUT)) {
                // it answered, so it happened
                step.acted();
            }
            step.failed(Failure.error(result.error(), result.message()), result.retryAfter());
        }
    }

    @Override
    public void lost() {
        open = 0;
        var stop = step.stopping();
        if (effect()) {
            unknown.lostCall();
        } else if (run.lives.anew() && stop != null) {
            step.failed(stop);
        } else {
            run.gates.atCall(step, this::attempt);
        }
    }

    @Override
    public void notMade() {
        open = 0;
        countedFor = run.quotas.counts() || standsIn() ? Quotas.NOBODY : countedFor;
        run.gates.atCall(step, () -> step.guardedStep(this::attempt));
    }

    @Override
    public boolean standsIn() {
        return mock() != null;
    }

    /** What was done under its key may have been taken back since it passed its gates. */
    private void keyAnew() {
        if (!declaredKey.isEmpty() && !unknown.doubtful()) {
            key = run.compensation.keyAnew(declaredKey);
        }
    }

    Map<String, Value> args() {
        return args;
    }

    String key() {
        return key;
    }

    /** What this did was taken back. */
    void takenBack() {
        if (!declaredKey.isEmpty()) {
            run.compensation.takenBack(declaredKey);
        }
    }

    /** In which era what may have happened was done. */
    int era() {
        return era;
    }

    /** What tells calls apart by what they are about, as far as the arguments say; empty for none. */
    String declaredKey(Map<String, Value> judged) {
        var by = step.undo ? null : operation.key();
        if (by == null) {
            return "";
        }
        var names = new Scope(run);
        judged.forEach(names::bind);
        return run.evaluator().value(by, names) instanceof Value.None ? ""
                : target() + "/" + run.evaluator().text(by, names);
    }

    /** Whether two calls under one key have one effect. */
    boolean repeatable() {
        return operation.key() != null || operation.effect() == Plan.EffectKind.IDEMPOTENT
                || "once".equals(connector.settings().get("keys"));
    }

    List<Cap> caps() {
        return spending.caps();
    }

    boolean shortOfMoney(long microUsd) {
        return caps().stream().anyMatch(cap -> cap.complaint(microUsd, 0, null) != null);
    }

    @Override
    boolean cached(Failure why, Consumer<Failure> none) {
        return kept.ask(why, none);
    }

    @Override
    boolean mustEnd() {
        return step.undo || unknown.doubtful();
    }

    @Override
    Type type() {
        return operation.result();
    }

    @Override
    boolean stop(Failure why) {
        gate.stop();
        toll.stop();
        spending.stopAsking();
        if (unknown.busy() || kept.busy()) {
            return false;
        }
        spending.stop();
        if (open != 0 && run.calls.leaveTurn(open)) {
            open = 0;
        }
        if (open != 0 && !effect() && why.kind() == Failure.Kind.CANCELLED) {
            run.calls.interrupt(open);
            return true;
        }
        return open == 0;
    }
}
