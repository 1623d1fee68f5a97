package dev.steward.dsl.types;

/**
 * A local name that a place sees.
 *
 * @param type as it is known at that place: behind a check for {@code none} it is no longer optional
 * @param target what gives the name
 */
public record NameInScope(String name, Type type, Target target) {
}
