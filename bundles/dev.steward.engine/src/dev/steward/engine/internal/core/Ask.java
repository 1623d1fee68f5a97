package dev.steward.engine.internal.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * A question to the operator.
 *
 * @param target   what its hash is over, with {@code args}
 * @param needs    the names that EDIT, or APPROVE without a value, must give; empty for none
 * @param answered takes a decision that fits
 * @param caps     what the operator's time for it counts against
 * @param escalates whether it stays open, marked, when nobody answers in time; else {@code expired} happens
 */
record Ask(String path, String kind, String title, List<String> because, Map<String, Value> evidence, String target,
        Map<String, Value> args, Map<String, Type> editable, List<String> needs, @Nullable Instant expires,
        Consumer<Engine.Decision> answered, boolean escalates, Runnable expired,
        List<Cap> caps) {

    /** The same with another end. */
    Ask until(Instant end) {
        return new Ask(path, kind, title, because, evidence, target, args, editable, needs, end, answered, escalates,
                expired, caps);
    }
}
