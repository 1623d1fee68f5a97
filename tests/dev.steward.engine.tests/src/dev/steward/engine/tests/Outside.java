package dev.steward.engine.tests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** The outside of a simulated run: does what it is asked, fails by chance, and notices what is done twice. */
final class Outside {

    private final SplittableRandom random;
    private final List<String> done = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, String> keyOf = new HashMap<>();

    Outside(SplittableRandom random) {
        this.random = random;
    }

    In call(CallSpec spec, int call, Instant now) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> new In.CallFailed(now, call, "Outage", "by chance", false, null);
            case 2 -> {
                if (random.nextBoolean()) {
                    perhaps(spec);
                }
                yield new In.CallFailed(now, call, "Timeout", "by chance", true, null);
            }
            default -> new In.CallDone(now, call, perhaps(spec), cost(spec), 10, List.of());
        };
    }

    private static long cost(CallSpec spec) {
        return spec instanceof CallSpec.Tool t ? t.operation().costMicroUsd() : 10_000;
    }

    /** It happens, and gives this. */
    Value perhaps(CallSpec spec) {
        if (!(spec instanceof CallSpec.Tool tool)) {
            return new Value.Text("answer");
        }
        var what = tool.operation().name() + "(" + about(tool.args().values().iterator().next()) + ")";
        if (tool.operation().result() instanceof Type.OptionalOf) {
            return done.stream().anyMatch(d -> d.endsWith(what.substring(what.indexOf('('))) && !d.startsWith("remove"))
                    ? new Value.Text("found")
                    : new Value.None();
        }
        var before = keyOf.putIfAbsent(what, tool.key());
        if (before != null && !before.equals(tool.key())) {
            throw new AssertionError("tried again under another key: " + what + " " + before + ", " + tool.key());
        }
        if (tool.effect() && (tool.operation().key() == null || keys.add(tool.operation().name() + tool.key()))) {
            done.add(what);
        }
        return tool.operation().result() instanceof Type.Nothing ? new Value.None() : new Value.Text(what);
    }

    private static String about(Value value) {
        return value instanceof Value.Text t ? t.text() : value.toString();
    }

    boolean happened(Engine.Card card) {
        var operation = card.title().replaceAll(".*\\.(\\w+) happen\\?", "$1");
        return done.contains(operation + "(" + about(card.args().values().iterator().next()) + ")");
    }

    /** Nothing was done twice, and only what was done was taken back. */
    void check() {
        if (new HashSet<>(done).size() != done.size()) {
            throw new AssertionError("done twice: " + done);
        }
        var removed = done.stream().filter(d -> d.startsWith("remove")).toList();
        for (var remove : removed) {
            if (done.indexOf(remove.replace("remove", "add")) < 0
                    || done.indexOf(remove.replace("remove", "add")) > done.indexOf(remove)) {
                throw new AssertionError("taken back but not done: " + remove + " in " + done);
            }
        }
    }
}
