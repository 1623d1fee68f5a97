package dev.steward.ui.govern.internal.today;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Company;

/** How long the operator was busy with runs. A run's story is read once for each state of it. */
final class Minutes {

    /** Stories longer than this are not read only to count minutes. */
    static final long LONG = 3_000;

    private final Map<RunId, Counted> counted = new HashMap<>();

    private record Counted(long seq, Duration took) {
    }

    Duration of(Company company, RunStore.RunRow row) {
        if (row.compacted() || row.seq() > LONG) {
            return Duration.ZERO;
        }
        var known = counted.get(row.run());
        if (known == null || known.seq() != row.seq()) {
            known = new Counted(row.seq(), read(company, row.run()));
            counted.put(row.run(), known);
        }
        return known.took();
    }

    private static Duration read(Company company, RunId run) {
        var sum = Duration.ZERO;
        for (var event : company.runs().trace(run, Long.MAX_VALUE).events()) {
            if (event.type().equals("ask.answered") && event.facts().get("took") instanceof Value.Span took) {
                sum = sum.plus(took.duration());
            }
        }
        return sum;
    }
}
