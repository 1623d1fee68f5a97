package dev.steward.crash.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.crash.child.Playbooks;

/**
 * What was done to the outside by one company, over all lives of its process. Only {@code put} and {@code remove} look
 * at the key; a second call of any other operation happens again and is seen. Thread-safe.
 */
final class World {

    /** How a call is answered. */
    enum Reply {
        OK, NOT_FOUND, REFUSED, CUT
    }

    /** One effect as it happened. */
    record Done(String operation, String id, String key, String caller) {
    }

    private static final Set<String> KEYED = Set.of("put", "remove"), COUNTED = Set.of("paid", "model", "read");

    private final List<Done> effects = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> troubled = new HashSet<>();
    private final Map<String, Integer> reads = new HashMap<>();
    private int requests;

    synchronized Reply call(Done call) {
        requests++;
        if (call.operation().equals("find")) {
            return standing(call.id()) ? Reply.OK : Reply.NOT_FOUND;
        }
        if (COUNTED.contains(call.operation())) {
            reads.merge(call.operation() + " " + call.key(), 1, Integer::sum);
            return Reply.OK;
        }
        if (call.id().contains(Playbooks.REFUSED) && troubled.add(call.key())) {
            return Reply.REFUSED;
        }
        if (!KEYED.contains(call.operation()) || keys.add(call.key())) {
            effects.add(call);
        }
        return call.id().contains(Playbooks.CUT) && troubled.add(call.key()) ? Reply.CUT : Reply.OK;
    }

    private boolean standing(String id) {
        var standing = false;
        for (var effect : effects) {
            if (effect.id().equals(id)) {
                standing = !effect.operation().equals("remove");
            }
        }
        return standing;
    }

    /** Effects in order. */
    synchronized List<Done> effects() {
        return List.copyOf(effects);
    }

    /** How often effects of a call happened, by key. */
    synchronized Map<String, List<Done>> byKey() {
        var found = new LinkedHashMap<String, List<Done>>();
        effects.forEach(effect -> found.computeIfAbsent(effect.key(), key -> new ArrayList<>()).add(effect));
        return found;
    }

    /** Calls of a paid operation for a run. */
    synchronized long paid(String operation, String run) {
        return reads.entrySet().stream().filter(e -> e.getKey().startsWith(operation + " " + run + "/"))
                .mapToLong(Map.Entry::getValue).sum();
    }

    /** Calls of any kind. */
    synchronized int requests() {
        return requests;
    }
}
