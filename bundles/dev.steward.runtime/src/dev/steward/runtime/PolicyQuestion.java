package dev.steward.runtime;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.steward.engine.Rulebook;
import dev.steward.engine.value.Value;

/**
 * May this be called?
 *
 * @param values what is known of {@link PolicySubject#asked}; what is missing leaves the rules that need it open
 * @param at     when
 */
public record PolicyQuestion(PolicySubject subject, Map<String, Value> values, Instant at) {

    public PolicyQuestion {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What the company has used of limits; see {@link Company#used}. */
    @FunctionalInterface
    public interface Counters {
        /** What is used or set aside of a limit around a moment. */
        long used(Rulebook.Share share, Instant at);
    }
}
