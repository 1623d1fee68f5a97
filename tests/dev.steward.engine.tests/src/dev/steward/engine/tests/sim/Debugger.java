package dev.steward.engine.tests.sim;

import java.util.LinkedHashMap;
import java.util.List;

import dev.steward.engine.Act;
import dev.steward.engine.Held;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Value;

/** Somebody who debugs runs: says where they are held, lets go, and does to steps what an operator may. */
final class Debugger {

    private static final List<String> PLACES = List.of(Holds.before("*"), Holds.after("*"), Holds.error("*"),
            Holds.effect("*"), Holds.effect("irreversible"), Holds.share(30), Holds.asks());

    private final Choices.Source choices;

    Debugger(Choices.Source choices) {
        this.choices = choices;
    }

    /** Whether it does something now. */
    boolean wants() {
        return choices.oneIn(2);
    }

    /** What it does now, with a run. */
    Operator.Work next(RunId run) {
        var does = choices.weighted(3, 4, 2, 1);
        var pick = choices.below(1000);
        var holds = Holds.of(PLACES.stream().filter(place -> choices.oneIn(3)).toList());
        return switch (does) {
            case 0 -> at -> at.engine.hold(run, holds, Operator.ME);
            case 1 -> at -> {
                var held = at.engine.held(run);
                if (!held.isEmpty()) {
                    at.engine.release(run, held.get(pick % held.size()).key());
                }
            };
            case 2 -> at -> {
                var held = at.engine.held(run);
                if (!held.isEmpty()) {
                    act(at, held.get(pick % held.size()), pick);
                }
            };
            default -> at -> at.engine.mock(run, "t.out.put", pick % 2 == 0 ? null : new Act.Replace(text()),
                    Operator.ME);
        };
    }

    private static Value.Text text() {
        return new Value.Text("by hand");
    }

    private static void act(Process at, Held held, int pick) {
        // the same values again, as the books know what is to be called with what
        var inputs = new LinkedHashMap<>(held.inputs());
        inputs.keySet().retainAll(held.editable().keySet());
        var act = pick % 3 == 0 && !inputs.isEmpty() ? new Act.Inputs(inputs)
                : pick % 3 == 1 ? new Act.Skip(fit(held, held.output()))
                        : new Act.Fail(pick % 2 == 0 ? BoundaryException.OUTAGE : BoundaryException.INVALID_OUTPUT,
                                "by hand");
        at.engine.act(held.run(), held.key(), act, Operator.ME);
    }

    private static Value fit(Held held, dev.steward.engine.value.Type type) {
        return Conformance.complaint(text(), type, held.types(), "").isEmpty() ? text() : new Value.None();
    }

    /** Whether a run waits for it. */
    static boolean holds(RunStore.RunRow row) {
        var what = row.waitingFor();
        return what != null && what.startsWith("you in the debugger");
    }
}
