package dev.steward.dsl.ide;

/**
 * Another place that an issue is about.
 *
 * @param message what is there, for people
 */
public record Related(Location at, String message) {
}
