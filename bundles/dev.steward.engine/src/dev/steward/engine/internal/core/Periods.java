package dev.steward.engine.internal.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;

/** Periods by the calendar: a full hour, a day from midnight, a week from Monday, a month from its first day. */
public final class Periods {

    private Periods() {
    }

    /** When the period around a moment began; null for a run. */
    public static @Nullable Instant start(Plan.Period period, Instant now, ZoneId zone) {
        var began = began(period, now.atZone(zone));
        return began == null ? null : began.toInstant();
    }

    /** When the next one begins; null for a run. */
    public static @Nullable Instant end(Plan.Period period, Instant now, ZoneId zone) {
        var began = began(period, now.atZone(zone));
        return began == null ? null : switch (period) {
            case RUN -> null;
            case HOUR -> began.plusHours(1).toInstant();
            case DAY -> began.plusDays(1).toInstant();
            case WEEK -> began.plusWeeks(1).toInstant();
            case MONTH -> began.plusMonths(1).toInstant();
        };
    }

    private static @Nullable ZonedDateTime began(Plan.Period period, ZonedDateTime now) {
        var day = now.toLocalDate();
        return switch (period) {
            case RUN -> null;
            case HOUR -> now.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay(now.getZone());
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(now.getZone());
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(now.getZone());
        };
    }
}
