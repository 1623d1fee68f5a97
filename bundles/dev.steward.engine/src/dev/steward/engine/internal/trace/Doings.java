package dev.steward.engine.internal.trace;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.value.Value;

/** Which steps a run came to and by which fact, and what it did outside. One thread. */
public final class Doings implements Journal.Reader {

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final EffectLedger effects = new EffectLedger();
    private final Map<String, Intent> calls = new HashMap<>();

    private record Intent(long fact, long call) {
    }

    /** A step that began; {@code fact}: the number of what let it begin, the latest time. */
    public record Step(String path, long fact, String kind) {

        /** Its name, without what tells its rounds apart. */
        public String name() {
            var name = path.substring(path.lastIndexOf('/') + 1);
            var key = name.indexOf('[');
            return key < 0 ? name : name.substring(0, key);
        }
    }

    @Override
    public void batch(Batch batch) {
        for (var event : batch.events()) {
            effects.event(event);
            switch (event.type()) {
                case "step.started" -> {
                    var kind = event.facts().get("kind") instanceof Value.Text t ? t.text() : "";
                    if (!event.path().contains("~") && !kind.equals("tool")) {
                        steps.remove(event.path());
                        steps.put(event.path(), new Step(event.path(), batch.firstSeq(), kind));
                    }
                }
                case "call.intended" -> calls.put(event.path(), new Intent(batch.firstSeq(),
                        event.facts().get("call") instanceof Value.Int i ? i.number() : 0));
                default -> {
                    // begins nothing
                }
            }
        }
    }

    /** In the order in which they began. */
    public List<Step> steps() {
        return List.copyOf(steps.values());
    }

    /** The step at a path, null when it never began. */
    public @Nullable Step step(String path) {
        return steps.get(path);
    }

    /** What became of each effect. */
    public List<Engine.Effect> effects() {
        return effects.effects();
    }

    /** Whether the last call at a path was made before a cut at which {@code last} is the number of the last call. */
    public boolean before(String path, long fact, long last) {
        var intent = calls.get(path);
        // one that waited for its turn has its number long before it is made
        return intent == null || intent.fact() <= fact && intent.call() <= last;
    }
}
