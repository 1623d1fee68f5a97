package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.dsl.types.Functions;

/**
 * What the language's table of functions promises, the engine computes: one line for each row of the table, run as a
 * playbook's test. A row without a line fails, too.
 */
final class FunctionsTest {

    /** {@code receiver.name/arguments => playbook condition}; the receiver as the table labels it. */
    private static final String LINES = """
            Text.length/0 => word.length == 4
            Text.size/0 => word.size == 4
            Text.words/0 => "one  two three".words == 3
            Text.isEmpty/0 => "".isEmpty
            Text.isBlank/0 => "  ".isBlank
            Text.upper/0 => word.upper == "KILN"
            Text.lower/0 => word.lower == "kiln"
            Text.trim/0 => "  a ".trim == "a"
            Text.lines/0 => "a\\nb".lines.size == 2
            Text.contains/1 => word.contains("il")
            Text.startsWith/1 => word.startsWith("Ki")
            Text.endsWith/1 => word.endsWith("ln")
            Text.matches/1 => word.matches("K*n")
            Text.replace/2 => word.replace("K", "M") == "Miln"
            Text.split/1 => "a,b,c".split(",").size == 3
            Text.first/1 => word.first(2) == "Ki"
            Text.take/1 => word.take(3) == "Kil"
            Text.toInt/0 => ("12".toInt ?? 0) == 12 and ("x".toInt ?? 0) == 0
            Text.toNumber/0 => ("1.5".toNumber ?? 0.0) == 1.5
            any value.text/0 => whole.text == "7"
            number.abs/0 => less.abs == 7
            number.min/1 => whole.min(3) == 3
            number.max/1 => whole.max(30) == 30
            Number.toInt/0 => half.toInt == 2
            Int.toNumber/0 => whole.toNumber == 7.0
            Number.round/0 => half.round == 3
            Number.floor/0 => half.floor == 2
            Number.ceil/0 => half.ceil == 3
            Number.percent/0 => whole.percent == 7%
            Number, Percent, Money.round/1 => third.round(2) == 0.33
            Money.amount/0 => price.amount == 1.5
            Money.currency/0 => price.currency == "EUR"
            Percent.points/0 => share.points == 38.0
            Percent.share/0 => share.share == 0.38
            Time, DateTime.hour/0 => nine.hour == 9
            Time, DateTime.minute/0 => nine.minute == 30
            Time, DateTime.second/0 => nine.second == 0
            Date, DateTime.year/0 => day.year == 2026
            Date, DateTime.month/0 => day.month == 9
            Date, DateTime.day/0 => day.day == 14
            Date, DateTime.week/0 => day.week == 38
            Date, DateTime.weekday/0 => day.weekday == 1
            Date, DateTime.isWeekend/0 => not day.isWeekend
            DateTime.date/0 => moment.date == day
            DateTime.time/0 => moment.time == nine
            DateTime.next/1 => moment.next(08:00).date == day.plusDays(1)
            Date.at/1 => day.at(9:30) == moment
            Date, DateTime.plusDays/1 => day.plusDays(2).day == 16
            Date, DateTime.plusWeeks/1 => day.plusWeeks(1).day == 21
            Date, DateTime.plusMonths/1 => day.plusMonths(1).month == 10
            Date, DateTime.plusYears/1 => day.plusYears(1).year == 2027
            Date, Time, DateTime.plus/1 => moment.plus(2 hours).hour == 11
            Date, Time, DateTime.minus/1 => moment.minus(1 day).day == 13
            Date, Time, DateTime.format/1 => day.format("dd.MM.yyyy") == "14.09.2026"
            Duration.days/0 => long.days == 2
            Duration.hours/0 => long.hours == 48
            Duration.minutes/0 => long.minutes == 2880
            Duration.seconds/0 => long.seconds == 172800
            Duration.abs/0 => long.abs == 48 hours
            [T].size/0 => list.size == 3
            [T].length/0 => list.length == 3
            [T].isEmpty/0 => not list.isEmpty
            [T].first/0 => (list.first ?? 0) == 3
            [T].last/0 => (list.last ?? 0) == 2
            [T].at/1 => (list.at(1) ?? 0) == 1
            [T].first/1 => list.first(2) == [3, 1]
            [T].take/1 => list.take(1) == [3]
            [T].drop/1 => list.drop(2) == [2]
            [T].distinct/0 => [1, 1, 2].distinct == [1, 2]
            [T].reverse/0 => list.reverse == [2, 1, 3]
            [T].contains/1 => list.contains(2)
            [T].append/1 => list.append(9).size == 4
            [T].plus/1 => list.plus([4]).size == 4
            [T].map/1 => list.map(x -> x * 2) == [6, 2, 4]
            [T].filter/1 => list.filter(x -> x > 1) == [3, 2]
            [T].find/1 => (list.find(x -> x < 3) ?? 0) == 1
            [T].any/1 => list.any(x -> x == 2)
            [T].all/1 => list.all(x -> x > 0)
            [T].none/1 => list.none(x -> x > 9)
            [T].count/1 => list.count(x -> x > 1) == 2
            [T].sortBy/1 => list.sortBy(x -> 0 - x) == [3, 2, 1]
            [T].minBy/1 => (list.minBy(x -> 0 - x) ?? 0) == 3
            [T].maxBy/1 => (list.maxBy(x -> 0 - x) ?? 0) == 1
            [T].sum/1 => list.sum(x -> x * 10) == 60
            list of numbers, amounts, times or texts.sort/0 => list.sort == [1, 2, 3]
            list of numbers, amounts, times or texts.min/0 => (list.min ?? 0) == 1
            list of numbers, amounts, times or texts.max/0 => (list.max ?? 0) == 3
            list of numbers or amounts.sum/0 => list.sum == 6
            list of numbers or amounts.average/0 => (list.average ?? 0.0) == 2.0
            list of Text.join/0 => ["a", "b"].join == "a, b"
            list of Text.join/1 => ["a", "b"].join("-") == "a-b"
            list of lists.flatten/0 => [[1], [2, 3]].flatten == [1, 2, 3]
            Text.skip/1 => word.skip(2) == "ln"
            Text.last/1 => word.last(2) == "ln"
            Text.before/1 => "a@b.org".before("@") == "a"
            Text.after/1 => "a@b.org".after("@") == "b.org"
            Text.capitalize/0 => "kiln".capitalize == "Kiln"
            Text.toDate/0 => ("2026-09-14".toDate ?? 2026-01-01) == day
            number.clamp/2 => whole.clamp(1, 5) == 5
            number.format/0 => (1234.5).format == "1,234.5"
            number.format/1 => (1234.5 * 1.00 EUR).format(2) == "1,234.50 EUR"
            Int.mod/1 => whole.mod(4) == 3
            Int.div/1 => whole.div(4) == 1
            Date, DateTime.quarter/0 => day.quarter == 3
            Date, DateTime.startOfWeek/0 => day.plusDays(3).startOfWeek == day
            Date, DateTime.startOfMonth/0 => day.startOfMonth == 2026-09-01
            Date, DateTime.startOfYear/0 => moment.startOfYear == 2026-01-01
            Date, DateTime.endOfMonth/0 => day.endOfMonth == 2026-09-30
            Date, DateTime.endOfYear/0 => day.endOfYear == 2026-12-31
            Date, DateTime.daysUntil/1 => day.daysUntil(2026-09-30) == 16
            Date, DateTime.monthsUntil/1 => day.monthsUntil(2026-12-31) == 3
            Date, Time, DateTime.format/0 => day.format == "9/14/2026"
            Duration.weeks/0 => (15 days).weeks == 2
            [T].skip/1 => list.skip(2) == [2]
            [T].chunks/1 => list.chunks(2) == [[3, 1], [2]]
            [T].indexOf/1 => (list.indexOf(2) ?? 9) == 2
            [T].remove/1 => list.remove(1) == [3, 2]
            [T].groupBy/1 => list.groupBy(x -> x.mod(2)) == [[3, 1], [2]]
            [T].distinctBy/1 => list.distinctBy(x -> x.mod(2)) == [3, 2]
            [T].flatMap/1 => list.flatMap(x -> [x, x]).size == 6
            [T].average/1 => (list.average(x -> x * 10) ?? 0.0) == 20.0
            """;

    private static final String HEAD = """
            # Functions

            What can be asked of a value: `draft.title.first(20)`, `prices.sum(p -> p.amount)`. One without arguments may be
            written without parentheses. This page is made from the table that the checks, completion and hover read; the
            examples are run by the tests. Operators come first.

            | operators | on | give |
            | --- | --- | --- |
            | `+` `-` | two numbers; two amounts of one currency; two shares; two durations | the same kind |
            | `+` `-` | a date or a moment and a duration | a date or a moment |
            | `-` | two dates or two moments | a duration |
            | `+` | two texts; two lists | the same kind |
            | `*` `/` | a number, an amount, a share or a duration, and a number | the same kind |
            | `*` | an amount or a number, and a share: `19% * price` | the same kind |
            | `/` | two amounts, two shares or two durations | a number |
            | `==` `!=` `<` `<=` `>` `>=` | two of one kind | true or false |
            | `in` `not in` | a value and a list or a range such as `7..20`; a part and a text | true or false |
            | `and` `or` `not` | conditions; the right side is asked only where it is needed | true or false |
            | `??` | a value that may be missing, and what to take then | the value |
            | `?.` | a field or a function of a value that may be missing | `none` when it is |

            Nothing is converted in silence: amounts of two currencies are not added, a number is not a text. What can't be
            computed, such as a division by zero, is the error `Arithmetic`; a value that is missing is `NoValue`. Every
            expression ends. In the examples `word` is `"Kiln"`, `whole` is 7, `half` is 2.5, `price` is `1.50 EUR`, `share` is
            `38%`, `day` is 2026-09-14, `nine` is 9:30, `moment` is both, `long` is 2 days, `list` is `[3, 1, 2]`, and the
            company stands in the United States. `T` is an element of the list, `R` what a rule gives.
            """;

    private static final String PLAYBOOK = """
            package table

            playbook names() -> Bool {
              word = "Kiln"
              whole = 7
              less = 0 - 7
              half = 2.5
              third = 1.0 / 3.0
              price = 1.50 EUR
              share = 38%
              nine = 9:30
              day = 2026-09-14
              moment = day.at(9:30)
              long = 2 days
              list = [3, 1, 2]
              return true
            }

            test names "the table" {
            """;

    @TempDir
    Path folder = Path.of(".");

    @Test
    void theEngineComputesWhatTheTablePromises() throws IOException {
        var asserts = LINES.lines().map(line -> "  assert " + line.substring(line.indexOf("=>") + 3).strip())
                .collect(Collectors.joining("\n"));
        var place = new Place(folder.resolve("company")).with("", PLAYBOOK + asserts + "\n}\n");
        var answer = place.steward("test");
        assertEquals(0, answer.exit(), answer::toString);
    }

    @Test
    void everyRowOfTheTableHasALine() {
        var shown = lines().keySet();
        var missing = new Functions().rows().stream().map(FunctionsTest::key).filter(key -> !shown.contains(key))
                .toList();
        assertEquals(List.of(), missing, "Rows of the table without a line above");
    }

    /** {@code -Dsteward.write=true} writes the page. */
    @Test
    void theGuideShowsTheTable() throws IOException {
        var page = guide().resolve("functions.md");
        if (Boolean.getBoolean("steward.write")) {
            Files.writeString(page, page());
        }
        assertEquals(page(), Files.readString(page), "functions.md is not what the table of functions says: run this"
                + " test once with -Dsteward.write=true");
    }

    private static String key(Functions.Row row) {
        return row.function().receiver() + "." + row.function().name() + "/" + row.arguments().size();
    }

    private static Map<String, String> lines() {
        return LINES.lines().map(String::strip).collect(Collectors.toMap(line -> line.substring(0, line.indexOf(" =>")),
                line -> line.substring(line.indexOf("=>") + 3), (a, b) -> b));
    }

    private static String page() {
        var text = new StringBuilder(HEAD);
        var examples = lines();
        var before = "";
        for (var row : new Functions().rows().stream().sorted(Comparator.comparing(FunctionsTest::place)).toList()) {
            var function = row.function();
            if (!function.receiver().equals(before)) {
                before = function.receiver();
                text.append("\n## ").append(Character.toUpperCase(before.charAt(0))).append(before.substring(1))
                        .append("\n\n| function | gives | what it does | holds, for example |\n| --- | --- | --- | --- |\n");
            }
            text.append("| `").append(function.name());
            if (!function.parameters().isEmpty()) {
                text.append('(').append(String.join(", ", function.parameters())).append(')');
            }
            text.append("` | ").append(function.result()).append(" | ").append(function.doc()).append(" | `")
                    .append(examples.getOrDefault(key(row), "").replace("|", "\\|")).append("` |\n");
        }
        return text.toString();
    }

    /** Receivers in the order in which they first appear. */
    private static int place(Functions.Row row) {
        var receivers = new Functions().rows().stream().map(r -> r.function().receiver()).distinct().toList();
        return receivers.indexOf(row.function().receiver());
    }

    private static Path guide() {
        for (var at = Place.suite(); at != null; at = at.getParent()) {
            var guide = at.resolve("bundles/dev.steward.doc/guide");
            if (Files.isDirectory(guide)) {
                return guide;
            }
        }
        throw new IllegalStateException("The guide is not above " + Place.suite());
    }
}
