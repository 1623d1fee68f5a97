package dev.steward.dsl.ide;

import java.util.Optional;

/**
 * Tells when a fact was used last. Whoever has the company's memory open answers; the language itself opens none. Called by
 * the thread that asks for a hover, so it must answer at once, from what it knows.
 */
@FunctionalInterface
public interface FactUses {

    /** Nobody has the memory open. */
    FactUses UNKNOWN = fact -> Optional.empty();

    /**
     * The last use, for people, such as {@code 2 hours ago by weeklyLetter}.
     *
     * @param fact the name of the fact with its package
     * @return empty when it is not known, or never was used
     */
    Optional<String> lastUse(String fact);
}
