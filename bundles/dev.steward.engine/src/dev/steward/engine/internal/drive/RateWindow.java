package dev.steward.engine.internal.drive;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;

/**
 * How often a limited connector was called lately, in coarse intervals of time. Calls are allowed in small lots, each
 * counted and stored before the first of it is made: so a lost process has counted too many, never too few. Guarded by
 * who holds it.
 */
final class RateWindow {

    private static final int INTERVALS = 64;
    /** A lot is of use in its interval only, so storing one must not take longer, on a slow disk either. */
    private static final long SHORTEST_MS = 500;
    private static final int LOTS = 20;

    private final TreeMap<Long, Integer> counts = new TreeMap<>();
    private Plan.Rate rate;
    private long length;
    private int left;
    private long leftAt;
    private int counted;
    private boolean loaded;
    private boolean storing;

    RateWindow(Plan.Rate rate) {
        this.rate = rate;
        length = length(rate);
    }

    private static long length(Plan.Rate rate) {
        return Math.max(SHORTEST_MS, rate.per().toMillis() / INTERVALS);
    }

    /** The connector's declaration as of now; the newest plan that calls it counts. */
    void declared(Plan.Rate now) {
        if (!now.equals(rate)) {
            rate = now;
            length = length(now);
            giveBack();
        }
    }

    /** What is left of the lot was not called. */
    private void giveBack() {
        if (left > 0) {
            counts.merge(leftAt, -left, Integer::sum);
            left = 0;
        }
    }

    /** Whether one more call may be made at once. */
    boolean free(Instant now) {
        return left > 0 && leftAt == interval(now);
    }

    /** A call is made. */
    void use() {
        left--;
    }

    /** Whether something is to be read or stored first; the caller does it and tells {@link #stored}. */
    boolean wantsStoring(Instant now) {
        return !storing && !free(now) && (!loaded || room(now) > 0);
    }

    /** Takes in what an earlier process stored; what can't be read counts as if all had been used just now. */
    void load(byte @Nullable [] bytes, Instant now) {
        loaded = true;
        if (bytes == null || bytes.length == 0) {
            return;
        }
        try {
            for (var part : new String(bytes, StandardCharsets.UTF_8).split(",")) {
                var cut = part.indexOf('=');
                counts.merge(Long.parseLong(part, 0, Math.max(0, cut), 10), Integer.parseInt(part.substring(cut + 1)),
                        Integer::sum);
            }
        } catch (NumberFormatException e) {
            counts.put(interval(now), rate.count());
        }
    }

    boolean loaded() {
        return loaded;
    }

    /** Counts the next lot; what is to be stored before it is used, empty when there is room for none. */
    byte[] lot(Instant now) {
        giveBack();
        counted = Math.max(0, Math.min(room(now), Math.max(1, rate.count() / LOTS)));
        leftAt = interval(now);
        counts.merge(leftAt, counted, Integer::sum);
        var text = new StringBuilder();
        counts.forEach((at, count) -> text.append(text.isEmpty() ? "" : ",").append(at).append('=').append(count));
        return counted == 0 ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reading or storing has begun. */
    void storing() {
        storing = true;
    }

    /** What was counted is stored, or could not be. */
    void stored(boolean well) {
        storing = false;
        if (well) {
            left = counted;
        } else {
            counts.merge(leftAt, -counted, Integer::sum);
        }
        counted = 0;
    }

    private long interval(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), length) * length;
    }

    private int room(Instant now) {
        return rate.count() - used(now);
    }

    /** Calls that count now, a little too many rather than too few. */
    int used(Instant now) {
        counts.headMap(now.toEpochMilli() - rate.per().toMillis() - length, true).clear();
        return counts.values().stream().mapToInt(Integer::intValue).sum() - left;
    }

    /** When one more may be made; null for now. */
    @Nullable
    Instant next(Instant now) {
        if (!loaded || left > 0 || room(now) > 0) {
            return null;
        }
        for (Map.Entry<Long, Integer> first : counts.entrySet()) {
            if (first.getValue() > 0) {
                return Instant.ofEpochMilli(first.getKey() + rate.per().toMillis() + length + 1);
            }
        }
        return now.plus(rate.per());
    }

    /** Such as {@code 97 of 100 per hour}. */
    String words(Instant now) {
        return used(now) + " of " + rate.count() + " per " + unit(rate.per());
    }

    private static String unit(Duration per) {
        return switch ((int) Math.min(per.toSeconds(), Integer.MAX_VALUE)) {
            case 1 -> "second";
            case 60 -> "minute";
            case 3_600 -> "hour";
            case 86_400 -> "day";
            case 604_800 -> "week";
            default -> per.toDays() >= 28 ? "month" : per.toString();
        };
    }
}
