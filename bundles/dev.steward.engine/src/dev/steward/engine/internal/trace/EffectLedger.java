package dev.steward.engine.internal.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** The effects of a run, by step. One thread. */
public final class EffectLedger {

    private final Map<String, Engine.Effect> effects = new LinkedHashMap<>();

    /** What was told next. */
    public void event(RunEvent event) {
        var path = event.path();
        var known = effects.get(path);
        switch (event.type()) {
            case "call.intended" -> intended(event);
            case "call.done" -> put(known, "done", event.facts().get("value"));
            case "call.failed" ->
                put(known, event.facts().get("unknown") instanceof Value.Bool b && b.truth() ? "unknown"
                        : text(event, "error").equals(BoundaryException.INVALID_OUTPUT) ? "done" : "failed", null);
            case "call.lost", "effect.unknown" -> put(known, "unknown", null);
            case "step.done" -> {
                if (known != null && known.state().equals("unknown")) {
                    put(known, "done", event.facts().get("value"));
                }
            }
            case "effect.compensated" -> put(known, "compensated", known == null ? null : known.result());
            case "effect.absent" -> put(known, "failed", null);
            case "run.forked" -> effects.replaceAll((at, effect) -> effect.asInherited());
            default -> {
                // tells nothing about effects
            }
        }
    }

    private void intended(RunEvent event) {
        var kind = text(event, "effect");
        if (!kind.equals("none") && !kind.equals("reads")) {
            effects.put(event.path(), new Engine.Effect(event.path(), text(event, "target"), kind, text(event, "key"),
                    "intended", event.facts().get("args") instanceof Value.Struct s ? s.fields() : Map.of(), null,
                    false));
        }
    }

    private void put(Engine.@Nullable Effect known, String state, @Nullable Value result) {
        if (known != null) {
            effects.put(known.path(),
                    new Engine.Effect(known.path(), known.operation(), known.kind(), known.key(), state,
                            known.args(), result, known.inherited()));
        }
    }

    private static String text(RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Text t ? t.text() : "";
    }

    /** As of the last event, in the order in which they were intended. */
    public List<Engine.Effect> effects() {
        return List.copyOf(effects.values());
    }
}
