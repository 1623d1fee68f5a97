package dev.steward.engine.internal.past;

import java.time.Instant;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;

/** The moments of a run: to which entry each belongs, and how the run stood. */
final class Timeline {

    private final Ints seqs = new Ints();
    private final Series<RunState> states = new Series<>();
    private final Series<Money> moneys = new Series<>();
    private final Series<String> waits = new Series<>();
    private final Series<String> errors = new Series<>();
    private final Series<Instant> times = new Series<>();
    private RunState state = RunState.PENDING;
    private long spent;
    private long reserved;

    /** In millionths of a US dollar. */
    record Money(long spent, long reserved) {
        static final Money NONE = new Money(0, 0);
    }

    /** The next moment. */
    int tick(long seq, Instant at) {
        var moment = seqs.size();
        seqs.add(Math.toIntExact(seq));
        times.put(moment, at);
        waits.put(moment, null);
        return moment;
    }

    int last() {
        return seqs.size() - 1;
    }

    long seq(int moment) {
        return seqs.get(moment);
    }

    int at(long seq) {
        return Math.max(0, seqs.upTo((int) Math.min(Integer.MAX_VALUE, seq)) - 1);
    }

    void stands(RunState now, long spentNow, long reservedNow) {
        if (now != state || last() == 0) {
            state = now;
            states.put(last(), now);
        }
        if (spentNow != spent || reservedNow != reserved) {
            spent = spentNow;
            reserved = reservedNow;
            moneys.put(last(), new Money(spentNow, reservedNow));
        }
    }

    /** What all that followed from a fact came to. */
    void settled(RunStore.RunRow row, long reservedNow) {
        stands(row.state(), row.costMicroUsd(), reservedNow);
        state = row.state();
        states.put(last(), state);
        waits.put(last(), row.waitingFor());
        errors.put(last(), row.error());
    }

    RunState state(int moment) {
        return Objects.requireNonNullElse(states.at(moment), RunState.PENDING);
    }

    Money money(int moment) {
        return Objects.requireNonNullElse(moneys.at(moment), Money.NONE);
    }

    Instant time(int moment) {
        return Objects.requireNonNullElse(times.at(moment), Instant.EPOCH);
    }

    @Nullable
    String waitingFor(int moment) {
        return waits.at(moment);
    }

    @Nullable
    String error(int moment) {
        return errors.at(moment);
    }
}
