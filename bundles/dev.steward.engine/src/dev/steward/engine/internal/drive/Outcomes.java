package dev.steward.engine.internal.drive;

import dev.steward.engine.Act;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.Value;

/** What the operator says of a step, as the journal has it. */
final class Outcomes {

    private Outcomes() {
    }

    static In.Outcome of(Act act) {
        return switch (act) {
            case Act.Replace replace -> new In.Outcome.Gives(replace.value(), false);
            case Act.Skip skip -> {
                var value = skip.value();
                yield new In.Outcome.Gives(value == null ? new Value.None() : value, true);
            }
            case Act.Fail fail -> new In.Outcome.Fails(fail.error(), fail.message());
            case Act.Inputs inputs ->
                throw new IllegalArgumentException("Other inputs are no outcome; say what it comes to.");
        };
    }
}
