package dev.steward.runtime;

/** The service by which user interfaces find the door to companies. */
@FunctionalInterface
public interface StewardProvider {

    /** The door; always the same one. */
    Steward steward();
}
