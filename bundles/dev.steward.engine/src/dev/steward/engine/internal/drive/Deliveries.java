package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.AwaitedEvents;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypedJson;

/** Brings one event to every run that may wait for such a one, now or later. One thread. */
final class Deliveries {

    private final Shared shared;
    private final Map<String, Plan> plans = new HashMap<>();
    private final Map<String, Boolean> awaiting = new HashMap<>();

    Deliveries(Shared shared) {
        this.shared = shared;
    }

    /** False when some run could not be told. */
    boolean deliver(Engine.Event event, BiConsumer<RunId, Function<Instant, In>> tell) {
        var all = true;
        for (var row : shared.ports.store().open()) {
            // what came before a run began is not what it waits for
            if (!row.started().isAfter(event.came())) {
                all &= told(row, event, tell);
            }
        }
        return all;
    }

    private boolean told(RunStore.RunRow row, Engine.Event event, BiConsumer<RunId, Function<Instant, In>> tell) {
        Plan plan;
        try {
            // many runs have one plan
            plan = plans.computeIfAbsent(row.planHash(), shared.ports.plans()::plan);
        } catch (RuntimeException e) {
            return notTold(row, event, e);
        }
        try {
            if (!awaiting.computeIfAbsent(plan.hash(), hash -> AwaitedEvents.of(plan).containsKey(event.name()))) {
                return true;
            }
            switch (TypedJson.parse(event.payload(), new Type.Named(event.name()), plan.types())) {
                case TypedJson.Fits fits ->
                    tell.accept(row.run(), at -> new In.EventCame(at, event.id(), event.name(), fits.value()));
                case TypedJson.Wrong wrong -> Shared.LOG.log(System.Logger.Level.WARNING,
                        "The run {0} does not hear of the event {1}, as it is of a version of its playbook in which "
                                + "such an event is another one: {2}.",
                        row.run(), event.id(), wrong.complaint());
            }
            return true;
        } catch (RefusedException | StoreException e) {
            return notTold(row, event, e);
        }
    }

    private static boolean notTold(RunStore.RunRow row, Engine.Event event, RuntimeException why) {
        Shared.LOG.log(System.Logger.Level.WARNING, "The run " + row.run() + " can't hear of the event " + event.id()
                + " now: " + why.getMessage());
        return false;
    }
}
