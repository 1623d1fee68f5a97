package dev.steward.dsl.internal.checks;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.ClockClause;
import dev.steward.dsl.playbook.DateLiteral;
import dev.steward.dsl.playbook.DateTimeLiteral;
import dev.steward.dsl.playbook.DelegateLevel;
import dev.steward.dsl.playbook.DurationLiteral;
import dev.steward.dsl.playbook.IntLiteral;
import dev.steward.dsl.playbook.MoneyLiteral;
import dev.steward.dsl.playbook.NumberLiteral;
import dev.steward.dsl.playbook.PercentLiteral;
import dev.steward.dsl.playbook.TargetClause;
import dev.steward.dsl.playbook.TimeLiteral;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Dates and times that exist, and numbers that can be counted with. */
final class LiteralChecks {

    private static final int MOST_DIGITS = 18;

    private final Issues issues;

    LiteralChecks(Issues issues) {
        this.issues = issues;
    }

    void check(EObject element) {
        switch (element) {
            case IntLiteral number -> number(number, number.getValue());
            case NumberLiteral number -> number(number, number.getValue());
            case PercentLiteral percent -> number(percent, percent.getValue());
            case MoneyLiteral money -> number(money, money.getValue());
            case DurationLiteral duration -> {
                if (duration.getValue() != null && Quantity.duration(duration.getValue()) == null) {
                    bad(duration, "This span of time is too long.");
                }
            }
            case DateLiteral date -> date(date, date.getValue());
            case TimeLiteral time -> time(time, time.getValue());
            case DateTimeLiteral dateTime -> dateTime(dateTime, dateTime.getValue());
            case ClockClause clock -> dateTime(clock, clock.getTime());
            case DelegateLevel level -> date(level, level.getUntil());
            case TargetClause target -> date(target, target.getDate());
            default -> {
                // no literal
            }
        }
    }

    private void bad(EObject at, String message) {
        issues.error(at, IssueCodes.BAD_LITERAL, message);
    }

    private void number(EObject at, @Nullable String text) {
        if (text != null && text.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
            bad(at, "This number has more than " + MOST_DIGITS + " digits, which is too many to count with.");
        }
    }

    private void date(EObject at, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            LocalDate.parse(text);
        } catch (DateTimeException e) {
            bad(at, "There is no day " + text + ": a date is year, month and day, as in 2026-09-14.");
        }
    }

    private void time(EObject at, @Nullable String text) {
        if (text == null) {
            return;
        }
        try {
            LocalTime.parse(text.indexOf(':') == 1 ? "0" + text : text);
        } catch (DateTimeException e) {
            bad(at, "There is no time " + text + ": a time is from 0:00 to 23:59.");
        }
    }

    private void dateTime(EObject at, @Nullable String text) {
        if (text == null) {
            return;
        }
        String[] parts = text.split("[T \\t]+");
        date(at, parts[0]);
        time(at, parts.length > 1 ? parts[1] : null);
    }
}
