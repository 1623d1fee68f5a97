package dev.steward.crash.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came out under one setting. One thread. */
final class Tally {

    final Map<String, Integer> kills = new LinkedHashMap<>();
    final List<String> failures = new ArrayList<>();
    int companies;
    int lives;
    int runs;
    int stops;
    int struck;
    int closes;
    long acknowledged;
    long effects;
    long requests;
    int lost;
    int twice;
    int stuck;
    int other;

    /** Kills, and what befell a disk. */
    int blows() {
        return kills() + struck;
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    void killed(String at) {
        kills.merge(at, 1, Integer::sum);
    }

    /** Takes another one's numbers. */
    Tally add(Tally more) {
        more.kills.forEach((at, times) -> kills.merge(at, times, Integer::sum));
        failures.addAll(more.failures);
        companies += more.companies;
        lives += more.lives;
        runs += more.runs;
        stops += more.stops;
        struck += more.struck;
        closes += more.closes;
        acknowledged += more.acknowledged;
        effects += more.effects;
        requests += more.requests;
        lost += more.lost;
        twice += more.twice;
        stuck += more.stuck;
        other += more.other;
        return this;
    }

    /** The table of all settings. */
    static String table(Map<Setting, Tally> tallies) {
        var text = new StringBuilder();
        var all = new Tally();
        text.append("| setting | kills |");
        Fate.names().forEach(name -> text.append(' ').append(name).append(" |"));
        text.append(" disk failed | full or refused | closed | companies | lives | runs | acknowledged | effects | lost"
                + " | twice | stuck | other |\n|").append(" --- |".repeat(Fate.names().size() + 14)).append('\n');
        tallies.forEach((setting, tally) -> {
            row(text, setting.toString(), tally);
            all.add(tally);
        });
        if (tallies.size() > 1) {
            row(text, "all", all);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Tally tally) {
        text.append("| ").append(name).append(" | ").append(tally.kills()).append(" |");
        Fate.names().forEach(point -> text.append(' ').append(tally.kills.getOrDefault(point, 0)).append(" |"));
        for (var number : new long[]{ tally.struck, tally.stops, tally.closes, tally.companies, tally.lives, tally.runs,
                tally.acknowledged, tally.effects, tally.lost, tally.twice, tally.stuck, tally.other }) {
            text.append(' ').append(number).append(" |");
        }
        text.append('\n');
    }
}
