package dev.steward.engine.tests.sim;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;
import dev.steward.engine.value.Value;

/** What navigation says of a few entries of a run is what replaying up to them says. */
final class Hindsight {

    private static final int LOOKS = 3;

    private final Engine engine;

    Hindsight(Engine engine) {
        this.engine = engine;
    }

    void check(RunId run) {
        var past = engine.past(run).orElseThrow(() -> new Violation("no past of " + run));
        tree(past);
        var whole = engine.trace(run, Long.MAX_VALUE).orElseThrow();
        if (whole.events().stream().anyMatch(event -> event.type().equals("run.reopened"))) {
            // its past is that which counts, its trace all that happened: only where both end they are the same
            equal(whole, "state", whole.state(), past.picture(past.last()).state());
            return;
        }
        for (var look = 1; look <= LOOKS; look++) {
            var trace = engine.trace(run, past.lastSeq() * look / LOOKS).orElseThrow();
            same(past, trace, past.at(trace.seq()));
        }
        if (!past.picture(past.last()).live().isEmpty()) {
            throw new Violation("under way behind the end of " + run + ": " + past.picture(past.last()).live());
        }
    }

    private static void tree(Past past) {
        var ids = new HashSet<String>();
        for (var number = 0; number < past.activations(); number++) {
            var one = past.activation(number);
            if (!ids.add(one.id())) {
                throw new Violation("two activations are " + one.id());
            }
            var above = number == 0 ? one : past.activation(one.parent());
            if (above.began() > one.began() || above.ended() < one.ended()) {
                throw new Violation(one + " is not within " + above);
            }
        }
    }

    private static void same(Past past, Engine.Trace trace, int moment) {
        var picture = past.picture(moment);
        equal(trace, "state", trace.state(), picture.state());
        equal(trace, "spent", trace.microUsd(), picture.microUsd());
        equal(trace, "reserved", trace.reservedMicroUsd(), picture.reservedMicroUsd());
        equal(trace, "waits for", String.valueOf(trace.waitingFor()), String.valueOf(picture.waitingFor()));
        equal(trace, "steps", trace.steps(), past.steps(moment));
        equal(trace, "effects", trace.effects(), past.effects(moment));
        Map<String, Value> names = new LinkedHashMap<>();
        if (past.activations() > 0 && past.activation(0).began() <= moment) {
            past.variables(moment, 0).forEach(variable -> names.put(variable.name(), variable.value()));
        }
        equal(trace, "names", trace.variables(), names);
    }

    private static void equal(Engine.Trace trace, String what, Object replayed, Object navigated) {
        if (!Objects.equals(replayed, navigated)) {
            throw new Violation(what + " at entry " + trace.seq() + " of " + trace.run() + ": replayed " + replayed
                    + ", navigated " + navigated);
        }
    }
}
