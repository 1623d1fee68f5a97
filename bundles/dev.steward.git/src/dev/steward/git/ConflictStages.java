package dev.steward.git;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The three texts of a file that two sides changed; null where a side has none.
 *
 * @param base   what both began with
 * @param ours   of the branch that the folder shows
 * @param theirs of the one that is merged into it
 */
public record ConflictStages(@Nullable String base, @Nullable String ours, @Nullable String theirs) {
}
