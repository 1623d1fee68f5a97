package dev.steward.engine.internal.drive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Claim;
import dev.steward.engine.internal.core.Command;
import dev.steward.engine.internal.core.Periods;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.StoreException;

/**
 * What all runs of a company have used of limits, by the calendar. A share is stored before the run hears that it has
 * it, in a row of its run: so a lost process has counted too much, never too little, and a share that is asked for again
 * counts once. Thread-safe.
 */
public final class Meters {

    private static final String PREFIX = "engine/meter/";
    /** Seconds for which a period that is over is kept, for runs that another clock is told of. */
    private static final long KEPT = 86_400;

    private final KeyValueStore values;
    private final Serial queue;
    private final Map<String, Meter> meters = new HashMap<>();

    /** Whether all claims of a share fit; {@code refused} is the index of the first that does not, -1 for none. */
    record Answer(int refused, long used) {
    }

    /** What a run has used in a period. */
    private static final class Row {
        private long settled;
        private final Map<Integer, Long> open = new TreeMap<>();

        long used() {
            return settled + open.values().stream().mapToLong(Long::longValue).sum();
        }

        byte[] bytes() {
            var text = new StringBuilder().append(settled);
            open.forEach((share, amount) -> text.append(',').append(share).append('=').append(amount));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }

        static Row of(byte[] bytes) {
            var row = new Row();
            var parts = new String(bytes, StandardCharsets.UTF_8).split(",");
            row.settled = Long.parseLong(parts[0]);
            for (var at = 1; at < parts.length; at++) {
                var cut = parts[at].indexOf('=');
                row.open.put(Integer.parseInt(parts[at].substring(0, cut)),
                        Long.parseLong(parts[at].substring(cut + 1)));
            }
            return row;
        }
    }

    /** One period of what is counted. */
    private static final class Meter {
        private final long start;
        private final Map<String, Row> rows = new HashMap<>();
        private long used;

        Meter(long start) {
            this.start = start;
        }
    }

    Meters(KeyValueStore values, Threads threads) {
        this.values = values;
        queue = new Serial(threads, e -> Shared.LOG.log(System.Logger.Level.WARNING, "A limit can't be counted.", e));
    }

    /**
     * Counts all claims of a share, or none of them, and tells the run. What counts is the run's time, which is that of
     * its facts, and the fact says it: a clock that is set meanwhile gives nobody a period once more.
     */
    void take(RunBody body, Command.TakeShare share, ZoneId zone) {
        var run = body.actor.run;
        var at = body.now();
        queue.execute(() -> {
            Answer answer;
            try {
                answer = taken(run, share, at, zone);
            } catch (StoreException | NumberFormatException e) {
                // what can't be counted is not let through
                Shared.LOG.log(System.Logger.Level.WARNING, "The share of a limit can't be counted.", e);
                answer = new Answer(0, share.claims().get(0).limit());
            }
            var told = answer;
            body.actor.inside(body, now -> now.take(
                    when -> new In.ShareTaken(at, share.share(), told.refused(), told.used()), Ledger.NOBODY));
        });
    }

    /** What counts in the end. */
    void settle(RunId run, Command.SettleShare share) {
        queue.execute(() -> {
            for (var at = 0; at < share.claims().size(); at++) {
                settled(run, share.share(), share.claims().get(at), share.amounts().get(at));
            }
        });
    }

    private Answer taken(RunId run, Command.TakeShare share, Instant now, ZoneId zone) {
        var claims = share.claims();
        var first = 0L;
        for (var at = 0; at < claims.size(); at++) {
            var claim = claims.get(at);
            var meter = meter(claim, now, zone);
            if (meter != null) {
                var row = meter.rows.get(run.text());
                var counted = row == null ? null : row.open.get(share.share());
                var used = meter.used - (counted == null ? 0 : counted);
                if (!claim.fits(used)) {
                    return new Answer(at, Math.max(0, used));
                }
                first = first == 0 ? used : first;
            }
        }
        for (var claim : claims) {
            var meter = meter(claim, now, zone);
            if (meter != null) {
                put(run, claim, meter, row -> row.open.put(share.share(), claim.amount()));
            }
        }
        return new Answer(-1, Math.max(0, first));
    }

    private void put(RunId run, Claim claim, Meter meter, Consumer<Row> change) {
        var before = meter.rows.get(run.text());
        var row = before == null ? new Row() : Row.of(before.bytes());
        change.accept(row);
        values.put(name(claim) + meter.start + "/" + run.text(), row.bytes());
        meter.used += row.used() - (before == null ? 0 : before.used());
        meter.rows.put(run.text(), row);
    }

    private void settled(RunId run, int share, Claim claim, long amount) {
        var meter = claim.period() == Plan.Period.RUN ? null : meters.get(name(claim));
        var row = meter == null ? null : meter.rows.get(run.text());
        // of a period that is over nobody asks any more
        if (meter != null && row != null && row.open.containsKey(share)) {
            put(run, claim, meter, changed -> {
                changed.open.remove(share);
                changed.settled += amount;
            });
        }
    }

    private static String name(Claim claim) {
        return name(claim.meter(), claim.period());
    }

    private static String name(String meter, Plan.Period period) {
        return PREFIX + meter + "/" + period + "/";
    }

    /** What is used or set aside of a meter in the period around a moment, as stored; 0 for what a run counts by itself. */
    public static long used(KeyValueStore values, String meter, Plan.Period period, Instant at, ZoneId zone) {
        var began = Periods.start(period, at, zone);
        return began == null ? 0
                : values.all(name(meter, period) + began.getEpochSecond() + "/").values().stream()
                        .mapToLong(bytes -> Row.of(bytes).used()).sum();
    }

    /** The current period, read if need be; null for what a run counts by itself. */
    private @Nullable Meter meter(Claim claim, Instant now, ZoneId zone) {
        var began = Periods.start(claim.period(), now, zone);
        if (began == null) {
            return null;
        }
        var start = began.getEpochSecond();
        var known = meters.get(name(claim));
        if (known != null && known.start == start) {
            return known;
        }
        var meter = new Meter(start);
        values.all(name(claim)).forEach((name, bytes) -> {
            var key = name.substring(name(claim).length());
            var cut = key.indexOf('/');
            var at = Long.parseLong(key, 0, cut, 10);
            if (at == start) {
                var row = Row.of(bytes);
                meter.rows.put(key.substring(cut + 1), row);
                meter.used += row.used();
            } else if (at < start - KEPT) {
                values.remove(name);
            }
        });
        meters.put(name(claim), meter);
        return meter;
    }
}
