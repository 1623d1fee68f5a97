package dev.steward.dsl.internal.analysis;

import java.util.List;

import dev.steward.dsl.playbook.EscalateHandler;
import dev.steward.dsl.playbook.OnErrorModifier;
import dev.steward.dsl.playbook.SkipHandler;
import dev.steward.dsl.playbook.ValueHandler;
import dev.steward.dsl.types.Type;

/** Blocks with {@code on Error -> …} behind them. */
public final class Guarded {

    private Guarded() {
    }

    /**
     * Whether a run may go on behind a block that did not come to its end.
     *
     * @param valued whether the block gives a value, which the operator may give in its place
     */
    public static boolean goesOn(List<OnErrorModifier> handlers, boolean valued) {
        return handlers.stream().map(OnErrorModifier::getHandler).anyMatch(
                h -> h instanceof ValueHandler || h instanceof SkipHandler || valued && h instanceof EscalateHandler);
    }

    /** The value of a block with its handlers. */
    static Type type(List<OnErrorModifier> handlers, Type value) {
        boolean skips = handlers.stream().anyMatch(h -> h.getHandler() instanceof SkipHandler);
        return skips && value != Type.Special.NOTHING && value != Type.Special.NEVER ? value.optional() : value;
    }
}
