package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
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
            rounded.round/1 => third.round(2) == 0.33
            Money.amount/0 => price.amount == 1.5
            Money.currency/0 => price.currency == "EUR"
            Percent.points/0 => share.points == 38.0
            Percent.share/0 => share.share == 0.38
            Time.hour/0 => nine.hour == 9
            Time.minute/0 => nine.minute == 30
            Time.second/0 => nine.second == 0
            Date.year/0 => day.year == 2026
            Date.month/0 => day.month == 9
            Date.day/0 => day.day == 14
            Date.week/0 => day.week == 38
            Date.weekday/0 => day.weekday == 1
            Date.isWeekend/0 => not day.isWeekend
            DateTime.date/0 => moment.date == day
            DateTime.time/0 => moment.time == nine
            DateTime.next/1 => moment.next(08:00).date == day.plusDays(1)
            Date.at/1 => day.at(9:30) == moment
            Date.plusDays/1 => day.plusDays(2).day == 16
            Date.plusWeeks/1 => day.plusWeeks(1).day == 21
            Date.plusMonths/1 => day.plusMonths(1).month == 10
            Date.plusYears/1 => day.plusYears(1).year == 2027
            Date.plus/1 => moment.plus(2 hours).hour == 11
            Date.minus/1 => moment.minus(1 day).day == 13
            Date.format/1 => day.format("dd.MM.yyyy") == "14.09.2026"
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
            [T].sort/0 => list.sort == [1, 2, 3]
            [T].min/0 => (list.min ?? 0) == 1
            [T].max/0 => (list.max ?? 0) == 3
            [T].sum/0 => list.sum == 6
            [T].average/0 => (list.average ?? 0.0) == 2.0
            [T].join/0 => ["a", "b"].join == "a, b"
            [T].join/1 => ["a", "b"].join("-") == "a-b"
            [T].flatten/0 => [[1], [2, 3]].flatten == [1, 2, 3]
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
        var shown = LINES.lines().map(line -> line.substring(line.indexOf('.') + 1, line.indexOf(" =>")))
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = new ArrayList<String>();
        for (var row : new Functions().rows()) {
            var counts = new TreeSet<String>();
            counts.add(row.function().name() + "/" + row.arguments().size());
            if (counts.stream().noneMatch(shown::contains)) {
                missing.add(row.function().receiver() + "." + counts.getFirst());
            }
        }
        assertEquals("[]", missing.toString(), "Rows of the table without a line above");
    }
}
