package dev.steward.engine.tests.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.EffectKind;
import dev.steward.engine.value.Type;
import dev.steward.testkit.Plans;

/** The operations of the one simulated connector: each kind of effect, with and without price, key and verify. */
final class Operations {

    static final String FIND = "find", PROBE = "probe";
    private static final Map<String, Plan.OperationPlan> ALL = all();

    private Operations() {
    }

    /** {@code limit}: how often it may be called, null for no limit. */
    static Plan.ConnectorPlan connector(Plan.@Nullable Rate limit) {
        return new Plan.ConnectorPlan(Plans.OUT, "test", null, limit, Map.of(), ALL, null);
    }

    static Plan.OperationPlan get(String name) {
        var found = ALL.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no operation " + name);
        }
        return found;
    }

    private static Map<String, Plan.OperationPlan> all() {
        var all = new LinkedHashMap<String, Plan.OperationPlan>();
        for (var op : List.of(reads("read", Plans.TEXT, 0), reads("bulk", Plans.TEXT, 0),
                reads("paid", Plans.TEXT, 50_000), reads(FIND, new Type.OptionalOf(Plans.TEXT), 0),
                reads(PROBE, new Type.OptionalOf(Plans.TEXT), 1_000), keyed("put", Plans.TEXT, 0),
                keyed("order", Plans.TEXT, 30_000), keyed("remove", Plans.NOTHING, 0),
                does("add", EffectKind.COMPENSATED, Plans.TEXT, "remove", FIND, 0),
                does("reserve", EffectKind.COMPENSATED, Plans.TEXT, "release", PROBE, 20_000),
                does("release", EffectKind.IRREVERSIBLE, Plans.NOTHING, null, null, 0),
                does("fire", EffectKind.IRREVERSIBLE, Plans.TEXT, null, null, 0),
                does("launch", EffectKind.IRREVERSIBLE, Plans.TEXT, null, FIND, 0),
                does("buy", EffectKind.IRREVERSIBLE, Plans.TEXT, null, PROBE, 40_000))) {
            all.put(op.name(), op);
        }
        return all;
    }

    private static Plan.OperationPlan reads(String name, Type result, long cost) {
        return operation(name, result, EffectKind.READS, null, null, null, cost);
    }

    private static Plan.OperationPlan keyed(String name, Type result, long cost) {
        return operation(name, result, EffectKind.IDEMPOTENT, Plans.var("id"), null, null, cost);
    }

    private static Plan.OperationPlan does(String name, EffectKind kind, Type result, @Nullable String undo,
            @Nullable String verify, long cost) {
        return operation(name, result, kind, null, undo, verify, cost);
    }

    private static Plan.OperationPlan operation(String name, Type result, EffectKind kind, @Nullable Expr key,
            @Nullable String undo, @Nullable String verify, long cost) {
        return new Plan.OperationPlan(name, List.of(new Plan.Param("id", Plans.TEXT, null,
                java.util.Set.of(dev.steward.engine.value.TypeDef.Label.UNTRUSTED))), result, kind, key, undo,
                verify, cost);
    }
}
