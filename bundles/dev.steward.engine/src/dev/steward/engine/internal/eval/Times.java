package dev.steward.engine.internal.eval;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

import dev.steward.engine.value.Value;

/** Functions on moments, days, times of day and durations. */
final class Times {

    private static final int LONGEST_PATTERN = 100;

    private Times() {
    }

    static Value part(ZonedDateTime at, String name) {
        return switch (name) {
            case "year" -> new Value.Int(at.getYear());
            case "month" -> new Value.Int(at.getMonthValue());
            case "day" -> new Value.Int(at.getDayOfMonth());
            case "hour" -> new Value.Int(at.getHour());
            case "minute" -> new Value.Int(at.getMinute());
            case "second" -> new Value.Int(at.getSecond());
            case "week" -> new Value.Int(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case "weekday" -> new Value.Int(at.getDayOfWeek().getValue());
            case "quarter" -> new Value.Int((at.getMonthValue() + 2) / 3);
            case "startOfWeek" -> new Value.Day(at.toLocalDate().minusDays(at.getDayOfWeek().getValue() - 1L));
            case "startOfMonth" -> new Value.Day(at.toLocalDate().withDayOfMonth(1));
            case "endOfMonth" -> new Value.Day(at.toLocalDate().withDayOfMonth(at.toLocalDate().lengthOfMonth()));
            case "startOfYear" -> new Value.Day(at.toLocalDate().withDayOfYear(1));
            case "endOfYear" -> new Value.Day(at.toLocalDate().withDayOfYear(at.toLocalDate().lengthOfYear()));
            case "isWeekend" -> new Value.Bool(at.getDayOfWeek().getValue() > 5);
            case "date" -> new Value.Day(at.toLocalDate());
            case "time" -> new Value.Clock(at.toLocalTime());
            default -> throw Library.unknown(name);
        };
    }

    static Value span(Value.Span span, String name) {
        return switch (name) {
            case "weeks" -> new Value.Int(span.duration().toDays() / 7);
            case "days" -> new Value.Int(span.duration().toDays());
            case "hours" -> new Value.Int(span.duration().toHours());
            case "minutes" -> new Value.Int(span.duration().toMinutes());
            case "seconds" -> new Value.Int(span.duration().toSeconds());
            case "abs" -> new Value.Span(span.duration().abs());
            default -> throw Library.unknown(name);
        };
    }

    static Value two(Value of, String name, Value with, ZoneId zone) {
        try {
            return switch (name) {
                case "plus" -> Arithmetic.add(of, with);
                case "minus" -> Arithmetic.subtract(of, with);
                case "format" -> new Value.Text(format(of, Texts.of(with), zone));
                case "next" -> next(of, with, zone);
                case "at" ->
                    of instanceof Value.Day d && with instanceof Value.Clock c ? moment(d.date(), c.time(), zone)
                            : none(name);
                case "daysUntil" -> new Value.Int(day(with, zone).toEpochDay() - day(of, zone).toEpochDay());
                case "monthsUntil" -> new Value.Int(
                        java.time.temporal.ChronoUnit.MONTHS.between(day(of, zone), day(with, zone)));
                default -> of instanceof Value.Day d ? new Value.Day(later(d.date(), name, Texts.count(with)))
                        : of instanceof Value.Moment m ? laterMoment(m, name, Texts.count(with), zone) : none(name);
            };
        } catch (DateTimeException | ArithmeticException e) {
            throw new EvalError(EvalError.ARITHMETIC, "A date is too far away.");
        }
    }

    private static Value none(String name) {
        throw Library.unknown(name);
    }

    private static LocalDate day(Value of, ZoneId zone) {
        return switch (of) {
            case Value.Day d -> d.date();
            case Value.Moment m -> m.instant().atZone(zone).toLocalDate();
            default -> throw Library.unknown("daysUntil");
        };
    }

    /** The same time of day, where clocks change by the usual rules of java.time. */
    private static Value laterMoment(Value.Moment of, String name, long by, ZoneId zone) {
        var at = of.instant().atZone(zone);
        return moment(later(at.toLocalDate(), name, by), at.toLocalTime(), zone);
    }

    private static LocalDate later(LocalDate date, String name, long by) {
        return switch (name) {
            case "plusDays" -> date.plusDays(by);
            case "plusWeeks" -> date.plusWeeks(by);
            case "plusMonths" -> date.plusMonths(by);
            case "plusYears" -> date.plusYears(by);
            default -> throw Library.unknown(name);
        };
    }

    private static Value moment(LocalDate date, LocalTime time, ZoneId zone) {
        return new Value.Moment(date.atTime(time).atZone(zone).toInstant());
    }

    /** The next moment with that time of day, strictly later; where clocks change by the usual rules of java.time. */
    private static Value next(Value of, Value with, ZoneId zone) {
        if (!(of instanceof Value.Moment m) || !(with instanceof Value.Clock c)) {
            return none("next");
        }
        var today = m.instant().atZone(zone).toLocalDate();
        var next = today.atTime(c.time()).atZone(zone).toInstant();
        return next.isAfter(m.instant()) ? new Value.Moment(next) : moment(today.plusDays(1), c.time(), zone);
    }

    private static String format(Value of, String pattern, ZoneId zone) {
        var at = switch (of) {
            case Value.Moment m -> m.instant().atZone(zone);
            case Value.Day d -> d.date().atStartOfDay(zone);
            case Value.Clock c -> LocalDateTime.of(LocalDate.EPOCH, c.time()).atZone(zone);
            default -> throw Library.unknown("format");
        };
        try {
            if (pattern.length() <= LONGEST_PATTERN) {
                return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
            }
        } catch (IllegalArgumentException e) {
            throw new EvalError(EvalError.INVALID_VALUE,
                    "The pattern '" + pattern + "' is no pattern for dates; dd.MM.yyyy is one.");
        }
        throw new EvalError(EvalError.INVALID_VALUE, "The pattern for a date is too long.");
    }
}
