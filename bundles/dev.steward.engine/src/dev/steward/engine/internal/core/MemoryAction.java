package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** Reads or writes memory; writing again under the same origin changes nothing, so a lost call is just made again. */
abstract class MemoryAction extends Action implements Calls.Owner {

    private int open;
    private boolean reads;
    private final Spending spending;
    private @Nullable ValuesGate gate;
    private Value.@Nullable Struct written;

    MemoryAction(StepFrame step) {
        super(step);
        spending = new Spending(step);
    }

    /** Reads; what comes passes the company's policies before the playbook sees it. */
    final void read(CallSpec.Recall spec) {
        reads = true;
        make(spec, List.of());
    }

    /** Writes what policies leave of it. */
    final void write(CallSpec.Write spec) {
        var value = spec.value();
        written = value;
        var labels = new LabelGate(run).memory(step.path(), struct(value.type()), value.fields());
        var broken = labels == null ? run.broken(step) : labels;
        if (broken != null) {
            step.failed(Failure.error(BoundaryException.POLICY_DENIED, broken));
            return;
        }
        gate(value.type()).pass(seen("remember", value), value.fields(), (fields, limits) -> make(
                new CallSpec.Write(spec.path(), new Value.Struct(value.type(), fields), spec.subject(), spec.keyField(),
                        spec.nextKey(), spec.scope(), spec.validFrom(), spec.expires(), spec.proposed(), spec.key()),
                limits));
    }

    private static Map<String, Value> seen(String action, Value.Struct value) {
        var seen = new LinkedHashMap<String, Value>(value.fields());
        seen.put(Policies.ACTION, Run.text(action));
        return seen;
    }

    private ValuesGate gate(String type) {
        var made = gate;
        if (made == null) {
            made = new ValuesGate(this, Plan.PolicyKind.MEMORY, type, struct(type).fields().stream()
                    .map(field -> new Plan.Param(field.name(), field.type(), null, field.labels())).toList());
            gate = made;
        }
        return made;
    }

    private void make(CallSpec spec, List<Quota> limits) {
        var wish = new Spending.Wish(spending.caps(), 0, 0, null, limits);
        if (limits.isEmpty()) {
            open = run.calls.make(spec, nextAttempt(), this, wish.price(null));
        } else {
            spending.cover(wish, List.of(),
                    taken -> open = run.calls.make(spec, nextAttempt(), this, wish.price(taken)));
        }
    }

    /** Items of memory pass the policies one by one; {@code go} gets what is left of them. */
    private void recalled(List<Value> items, int at, List<Value> passed, Consumer<List<Value>> go) {
        if (at == items.size()) {
            go.accept(passed);
        } else if (items.get(at) instanceof Value.Struct struct) {
            gate(struct.type()).pass(seen("recall", struct), struct.fields(), (fields, limits) -> {
                passed.add(fields == struct.fields() ? struct : new Value.Struct(struct.type(), fields));
                if (limits.isEmpty()) {
                    recalled(items, at + 1, passed, go);
                } else {
                    spending.cover(new Spending.Wish(List.of(), 0, 0, null, limits), List.of(), taken -> {
                        run.quotas.settle(taken, 0, 0);
                        recalled(items, at + 1, passed, go);
                    });
                }
            });
        } else {
            passed.add(items.get(at));
            recalled(items, at + 1, passed, go);
        }
    }

    final TypeDef.StructDef struct(String type) {
        if (run.plan.types().get(type) instanceof TypeDef.StructDef def) {
            return def;
        }
        throw new IllegalStateException("The type " + type + " is no record and no fact.");
    }

    /** {@code company}, or {@code content.Issue#41} for a record. */
    final String subject(@Nullable Value about) {
        if (about == null || about instanceof Value.None) {
            return "company";
        }
        if (about instanceof Value.Struct s) {
            var key = struct(s.type()).key();
            var value = key == null ? null : s.fields().get(key);
            return s.type() + "#" + (value == null ? "" : run.evaluator().shown(value));
        }
        return run.evaluator().shown(about);
    }

    @Override
    void begin() {
        attempt();
    }

    @Override
    public final void done(In.CallDone result) {
        open = 0;
        result.notes().forEach(note -> run.why(step.path(), () -> note));
        var value = labelled(result.value());
        if (!reads || !Policies.concern(run.plan, Plan.PolicyKind.MEMORY)) {
            step.succeeded(value);
        } else if (value instanceof Value.Items items) {
            step.guardedStep(() -> recalled(items.items(), 0, new ArrayList<>(),
                    passed -> step.succeeded(new Value.Items(passed))));
        } else {
            step.guardedStep(
                    () -> recalled(List.of(value), 0, new ArrayList<>(), passed -> step.succeeded(passed.get(0))));
        }
    }

    /** What is recalled has the labels of its fields, and stays in the scope of its fact; what was written, its own. */
    @Override
    final Value labelled(Value value) {
        var wrote = written;
        if (wrote != null) {
            return run.labels.like(wrote, value, false);
        }
        var first = value instanceof Value.Items items ? items.items().stream().findFirst().orElse(value) : value;
        var def = first instanceof Value.Struct struct ? struct(struct.type()) : null;
        return def == null ? value
                : run.labels.entered(value, new Labels.Mark("the memory of " + Types.simple(def.name()),
                        def.kind() == TypeDef.StructKind.FACT ? def.scope() : null), false);
    }

    @Override
    public final void failed(In.CallFailed result) {
        open = 0;
        step.failed(Failure.error(result.error(), result.message()), result.retryAfter());
    }

    @Override
    public final void lost() {
        open = 0;
        run.gates.atCall(step, () -> step.guardedStep(this::attempt));
    }

    @Override
    final boolean stop(Failure why) {
        spending.stop();
        if (gate != null) {
            gate.stop();
        }
        if (open != 0 && reads && why.kind() == Failure.Kind.CANCELLED) {
            run.calls.interrupt(open);
            return true;
        }
        return open == 0;
    }
}
