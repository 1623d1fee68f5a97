package dev.steward.engine.spi;

import java.util.Optional;

/** Secrets by name. A value goes straight to where it is needed and never into a log, trace, prompt or exception. */
@FunctionalInterface
public interface Secrets {

    /** The secret's value, empty when it is not set. */
    Optional<String> find(String name);
}
