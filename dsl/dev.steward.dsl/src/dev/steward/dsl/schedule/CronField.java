package dev.steward.dsl.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/** One of the five fields of a cron expression: which numbers it allows. */
enum CronField {

    MINUTE("minute", 0, 59, List.of()), HOUR("hour", 0, 23, List.of()), DAY("day of the month", 1, 31, List.of()),
    MONTH("month", 1, 12,
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
    /** Sunday is 0 and 7. */
    WEEKDAY("weekday", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));

    private static final int SUNDAY = 7;

    private final String words;
    private final int least;
    private final int most;
    private final List<String> names;

    CronField(String words, int least, int most, List<String> names) {
        this.words = words;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /**
     * The numbers that a field allows; for a weekday 0 to 6.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    BitSet read(String field) {
        BitSet allowed = new BitSet();
        for (String part : field.split(",", -1)) {
            part(field, part, allowed);
        }
        if (this == WEEKDAY && allowed.get(SUNDAY)) {
            allowed.clear(SUNDAY);
            allowed.set(0);
        }
        return allowed;
    }

    private void part(String field, String part, BitSet allowed) {
        int slash = part.indexOf('/');
        String range = slash < 0 ? part : part.substring(0, slash);
        int step = slash < 0 ? 1 : step(field, part.substring(slash + 1));
        int from = least;
        int to = this == WEEKDAY ? most - 1 : most;
        if (!range.equals("*")) {
            int dash = range.indexOf('-');
            from = number(field, dash < 0 ? range : range.substring(0, dash));
            to = dash >= 0 ? number(field, range.substring(dash + 1)) : slash >= 0 ? to : from;
            if (this == WEEKDAY && dash >= 0 && to == 0) {
                to = SUNDAY;
            }
        }
        if (from > to) {
            throw new IllegalArgumentException("The " + words + " " + range
                    + " runs backwards: write the smaller one first, or two parts with a comma.");
        }
        for (int n = from; n <= to; n += step) {
            allowed.set(n);
        }
    }

    private int step(String field, String text) {
        Integer step = digits(text);
        if (step == null || step < 1 || step > most) {
            throw new IllegalArgumentException("The " + words + " " + field + " has no fit step behind the slash: write"
                    + " a number from 1 to " + most + ", as in */" + (this == MINUTE ? "15" : "2") + ".");
        }
        return step;
    }

    private int number(String field, String text) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return named + (this == MONTH ? 1 : 0);
        }
        Integer number = digits(text);
        if (number == null || number < least || number > most) {
            throw new IllegalArgumentException("The " + words + " " + field + " is not understood: write a number from "
                    + least + " to " + most + (names.isEmpty() ? "" : ", " + names.get(1) + ", " + names.get(2))
                    + ", a range like " + (names.isEmpty() ? "9-17" : names.get(1) + "-" + names.get(4))
                    + ", a list with commas, or * for every one.");
        }
        return number;
    }

    private static @Nullable Integer digits(String text) {
        return text.length() > 0 && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.valueOf(text)
                : null;
    }
}
