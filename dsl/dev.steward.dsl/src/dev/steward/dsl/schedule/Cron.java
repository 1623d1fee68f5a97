package dev.steward.dsl.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.BitSet;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A schedule of five fields: minute, hour, day of the month, month, weekday; with lists, ranges, steps and English
 * names. Where both day and weekday are limited, either is enough, as everywhere. Immutable.
 *
 * <p>Times are local; daylight saving follows {@link ZonedDateTime#of}: a time that a jump forward leaves out comes
 * later by the length of the jump, a time that comes twice counts the first time. Each instant counts once.
 */
public final class Cron {

    private static final int FIELDS = 5;
    private static final int MINUTES_OF_HOUR = 60;
    /** Longest way between two leap days that are the same weekday, with room. */
    private static final int MOST_DAYS = 45 * 366;
    /** Some zones once left out a whole day. */
    private static final Duration LONGEST_JUMP = Duration.ofHours(25);

    private final String text;
    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean either;

    private Cron(String[] fields) {
        text = String.join(" ", fields);
        minutes = CronField.MINUTE.read(fields[0]);
        hours = CronField.HOUR.read(fields[1]);
        days = CronField.DAY.read(fields[2]);
        months = CronField.MONTH.read(fields[3]);
        weekdays = CronField.WEEKDAY.read(fields[4]);
        either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Cron parse(String expression) {
        String[] fields = expression.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("A schedule has five parts: minute, hour, day, month"
                    + " and weekday, as in \"0 7 * * MON\" for Mondays at 7.");
        }
        Cron cron = new Cron(fields);
        if (!cron.comes()) {
            throw new IllegalArgumentException("This day never comes: no month of " + fields[3] + " has a day "
                    + fields[2] + ".");
        }
        return cron;
    }

    private boolean comes() {
        return either || months.stream().anyMatch(m -> days.nextSetBit(0) <= Month.of(m).maxLength());
    }

    /** The expression with one blank between two fields. */
    public String text() {
        return text;
    }

    /** The first time it falls due after an instant; empty at the end of time. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        try {
            LocalDateTime from = LocalDateTime.ofInstant(after, zone);
            Instant due = ZonedDateTime.of(nextLocal(from), zone).toInstant();
            ZoneOffsetTransition jump = jump(after, zone.getRules());
            boolean plain = due.isAfter(after) && (jump == null || jump.getInstant().isAfter(due));
            return Optional.of(plain || jump == null ? due : nearJump(after, zone, jump.getDuration().abs()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The jump of the clock that may matter behind an instant: one to come, or one less than its length ago. */
    private static @Nullable ZoneOffsetTransition jump(Instant after, ZoneRules rules) {
        ZoneOffsetTransition jump = rules.nextTransition(after.minus(LONGEST_JUMP));
        while (jump != null && jump.getInstant().plus(jump.getDuration().abs()).isBefore(after)) {
            jump = rules.nextTransition(jump.getInstant());
        }
        return jump;
    }

    /** Around a jump of the clock, local times are not in the order of instants, but wrong by its length at most. */
    private Instant nearJump(Instant after, ZoneId zone, Duration length) {
        TreeSet<Instant> found = new TreeSet<>();
        LocalDateTime local = LocalDateTime.ofInstant(after, zone).minus(length).minusMinutes(1);
        LocalDateTime last = LocalDateTime.MAX;
        while (local.isBefore(last)) {
            local = nextLocal(local);
            Instant due = ZonedDateTime.of(local, zone).toInstant();
            if (due.isAfter(after) && found.add(due) && found.size() == 1) {
                last = local.plus(length);
            }
        }
        return found.first();
    }

    /** The first local time that fits behind a local time. */
    private LocalDateTime nextLocal(LocalDateTime after) {
        LocalDate day = after.toLocalDate();
        int minute = after.getHour() * MINUTES_OF_HOUR + after.getMinute() + 1;
        for (int i = 0; i <= MOST_DAYS; i++) {
            if (fits(day)) {
                int hour = hours.nextSetBit(minute / MINUTES_OF_HOUR);
                int past = hour == minute / MINUTES_OF_HOUR ? minutes.nextSetBit(minute % MINUTES_OF_HOUR)
                        : minutes.nextSetBit(0);
                if (hour >= 0 && past < 0) {
                    hour = hours.nextSetBit(hour + 1);
                    past = minutes.nextSetBit(0);
                }
                if (hour >= 0) {
                    return day.atTime(LocalTime.of(hour, past));
                }
            }
            day = day.plusDays(1);
            minute = 0;
        }
        throw new DateTimeException("no day fits");
    }

    private boolean fits(LocalDate day) {
        if (!months.get(day.getMonthValue())) {
            return false;
        }
        boolean date = days.get(day.getDayOfMonth());
        boolean weekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
        return either ? date || weekday : date && weekday;
    }

    @Override
    public String toString() {
        return text;
    }
}
