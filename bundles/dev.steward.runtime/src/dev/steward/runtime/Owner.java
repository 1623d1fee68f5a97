package dev.steward.runtime;

import java.time.Instant;

/**
 * The process that owns a company's store; all others work through it.
 *
 * @param pid     its number
 * @param role    as what it opened the company
 * @param version of its Steward
 * @param since   when it opened the company
 * @param here    whether it is this process
 */
public record Owner(long pid, Role role, String version, Instant since, boolean here) {

    /** For people, such as {@code process 4711 (steward serve)}. */
    public String words() {
        return "process " + pid + " (" + role.words() + ")";
    }
}
