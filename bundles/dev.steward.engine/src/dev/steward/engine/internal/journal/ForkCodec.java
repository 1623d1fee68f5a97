package dev.steward.engine.internal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.steward.engine.RunId;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** What is written of forks, and of runs that go on where they failed. Thread-safe. */
final class ForkCodec {

    private final EntryCodec entries;

    ForkCodec(EntryCodec entries) {
        this.entries = entries;
    }

    void write(List<In.Fork> forks, ByteWriter out) {
        out.count(forks.size());
        for (var fork : forks) {
            out.text(fork.run().text());
            out.text(fork.of().text());
            cut(fork.cut(), out);
            entries.map(fork.inputs(), out);
            out.octet(fork.throughout() ? 1 : 0);
        }
    }

    List<In.Fork> forks(ByteReader in) {
        return list(in, () -> new In.Fork(new RunId(in.text()), new RunId(in.text()), cut(in), entries.map(in),
                in.octet() == 1));
    }

    void write(In.Forked f, ByteWriter out) {
        out.text(f.run().text());
        out.text(f.planHash());
        EntryCodec.whole(f.settings(), out);
        out.octet(f.watched() ? 1 : 0);
        out.count(f.did().size());
        for (var did : f.did()) {
            out.text(did.run().text());
            out.text(did.path());
            out.text(did.target());
            out.text(did.key());
            out.fixed(did.hash());
        }
        out.octet(f.open() ? 1 : 0);
        var taken = f.taken();
        if (taken != null) {
            out.count(taken.size());
            taken.forEach((key, times) -> {
                out.text(key);
                out.count(times);
            });
        }
    }

    /** {@code taken}: whether it says what was taken back. */
    In.Forked forked(Instant at, ByteReader in, boolean taken) {
        return new In.Forked(at, new RunId(in.text()), in.text(), EntryCodec.whole(in), in.octet() == 1,
                list(in, () -> new In.Did(new RunId(in.text()), in.text(), in.text(), in.text(), in.fixed())),
                in.octet() == 1, taken ? map(in, () -> (int) in.count()) : null);
    }

    void write(In.Reopened r, ByteWriter out) {
        cut(r.cut(), out);
        out.count(r.kept().size());
        r.kept().forEach(out::count);
        out.text(r.planHash());
        EntryCodec.whole(r.settings(), out);
        out.octet(r.watched() ? 1 : 0);
        var went = r.went();
        out.count(went.calls());
        out.count(went.timers());
        out.count(went.asks());
        out.count(went.shares());
        out.count(went.microUsd());
        out.count(went.tokens());
        var more = went.more();
        if (more != null) {
            out.count(more.budgets().size());
            more.budgets().forEach((place, used) -> {
                out.text(place);
                out.count(used.microUsd());
                out.count(used.tokens());
                out.count(used.operator().toMillis());
                out.count(used.time().toMillis());
            });
            out.count(more.limits().size());
            more.limits().forEach((name, count) -> {
                out.text(name);
                out.count(count);
            });
        }
    }

    /** {@code more}: whether it says what was used of each budget and limit. */
    In.Reopened reopened(Instant at, ByteReader in, boolean more) {
        return new In.Reopened(at, cut(in), list(in, in::count), in.text(), EntryCodec.whole(in), in.octet() == 1,
                new In.Went((int) in.count(), (int) in.count(), (int) in.count(), (int) in.count(), in.count(),
                        in.count(), more ? counted(in) : null));
    }

    private static In.Counted counted(ByteReader in) {
        return new In.Counted(map(in, () -> new In.Used(in.count(), in.count(), Duration.ofMillis(in.count()),
                Duration.ofMillis(in.count()))), map(in, in::count));
    }

    private static <T> Map<String, T> map(ByteReader in, Supplier<T> value) {
        var map = new LinkedHashMap<String, T>();
        for (var left = in.length(); left > 0; left--) {
            map.put(in.text(), value.get());
        }
        return map;
    }

    private static void cut(In.Cut cut, ByteWriter out) {
        out.count(cut.fact());
        out.text(cut.path());
    }

    private static In.Cut cut(ByteReader in) {
        return new In.Cut(in.count(), in.text());
    }

    private static <T> List<T> list(ByteReader in, Supplier<T> item) {
        var items = new ArrayList<T>();
        for (var left = in.length(); left > 0; left--) {
            items.add(item.get());
        }
        return items;
    }
}
