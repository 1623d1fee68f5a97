package dev.steward.git;

/**
 * A line of work.
 *
 * @param name    {@code main}, or {@code origin/main} for one elsewhere
 * @param current whether the folder shows it
 * @param remote  whether it is one elsewhere, as of the last fetch
 */
public record Branch(String name, boolean current, boolean remote) {
}
