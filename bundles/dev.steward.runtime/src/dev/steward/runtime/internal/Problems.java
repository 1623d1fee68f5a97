package dev.steward.runtime.internal;

import java.util.List;

import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.ProblemException.Kind;

/** Turns failures of the rooms below into problems for the operator. */
public final class Problems {

    private Problems() {
    }

    /** The store's own sentence, with the kind that fits its reason. */
    public static ProblemException of(StoreException e) {
        var message = e.getMessage();
        return new ProblemException(switch (e.reason()) {
            case IN_USE -> Kind.IN_USE;
            case READ_ONLY, BROKEN, COMPACTED, EXISTS -> Kind.WRONG_USE;
            case FULL, CONFLICT, CLOSED -> Kind.BROKEN_OFF;
        }, message == null ? "The company's store failed: " + e.reason() + "." : message, List.of(), e);
    }
}
