package dev.steward.runtime;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a question lets through.
 *
 * @param operation  qualified name, such as {@code connectors.mail.send}
 * @param kind       {@code reads}, {@code idempotent}, {@code compensated} or {@code irreversible}
 * @param reversible whether what it does can be taken back or done again without harm
 * @param place      of the step, as {@code file:line:column} of the run's version; null when unknown
 */
public record GatedEffect(String operation, String kind, boolean reversible, @Nullable String place) {
}
