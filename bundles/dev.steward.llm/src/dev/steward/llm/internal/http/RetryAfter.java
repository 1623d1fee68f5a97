package dev.steward.llm.internal.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.eclipse.jdt.annotation.Nullable;

import okhttp3.Headers;

/** How long a server asks to be left alone. */
final class RetryAfter {

    /** A server's wish is followed up to here; a longer one is a mistake or a reason to ask people. */
    private static final Duration MAX = Duration.ofHours(1);

    private RetryAfter() {
    }

    /** Reads {@code retry-after-ms} or {@code Retry-After} (seconds or HTTP date); null when there is none. */
    static @Nullable Duration of(Headers headers, Clock clock) {
        var millis = headers.get("retry-after-ms");
        if (millis != null && millis.strip().matches("\\d{1,12}")) {
            return bounded(Duration.ofMillis(Long.parseLong(millis.strip())));
        }
        var text = headers.get("Retry-After");
        if (text == null) {
            return null;
        }
        if (text.strip().matches("\\d{1,12}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(text.strip())));
        }
        return date(text.strip(), clock);
    }

    private static @Nullable Duration date(String text, Clock clock) {
        try {
            var due = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return bounded(Duration.between(clock.instant(), due));
        } catch (DateTimeException e) {
            return null; // not a form that the standard knows: as if it were absent
        }
    }

    private static Duration bounded(Duration wish) {
        return wish.isNegative() ? Duration.ZERO : wish.compareTo(MAX) > 0 ? MAX : wish;
    }
}
