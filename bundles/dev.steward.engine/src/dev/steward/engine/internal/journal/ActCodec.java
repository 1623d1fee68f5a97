package dev.steward.engine.internal.journal;

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ValueCodec;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** What is written of what people do in a debugger: places to hold at, inputs, outcomes, mocks. Thread-safe. */
final class ActCodec {

    private final EntryCodec entries;
    private final ValueCodec values;

    ActCodec(EntryCodec entries, ValueCodec values) {
        this.entries = entries;
        this.values = values;
    }

    void write(In.Armed armed, ByteWriter out) {
        out.text(armed.by());
        out.count(armed.holds().size());
        armed.holds().forEach(out::text);
    }

    In.Armed armed(@NonNull Instant at, ByteReader in) {
        return new In.Armed(at, in.text(), EntryCodec.texts(in));
    }

    void write(In.Given given, ByteWriter out) {
        out.text(given.by());
        out.text(given.held());
        entries.map(given.inputs(), out);
    }

    In.Given given(@NonNull Instant at, ByteReader in) {
        return new In.Given(at, in.text(), in.text(), entries.map(in));
    }

    void write(In.Settled settled, ByteWriter out) {
        out.text(settled.by());
        out.text(settled.held());
        write(settled.outcome(), out);
    }

    /** {@code labelled}: whether its value has the labels of what the step was about to be given. */
    In.Settled settled(@NonNull Instant at, ByteReader in, boolean labelled) {
        var by = in.text();
        var held = in.text();
        var outcome = outcome(in);
        if (outcome == null) {
            throw new IllegalArgumentException("a step that comes to nothing");
        }
        return new In.Settled(at, by, held, outcome, labelled);
    }

    void write(In.Mocked mocked, ByteWriter out) {
        out.text(mocked.by());
        out.text(mocked.operation());
        write(mocked.outcome(), out);
    }

    /** {@code waiting}: whether it holds for calls that wait for their turn. */
    In.Mocked mocked(@NonNull Instant at, ByteReader in, boolean waiting) {
        return new In.Mocked(at, in.text(), in.text(), outcome(in), waiting);
    }

    private void write(In.@Nullable Outcome outcome, ByteWriter out) {
        switch (outcome) {
            case null -> out.octet(0);
            case In.Outcome.Gives gives -> {
                out.octet(gives.skipped() ? 2 : 1);
                values.write(gives.value(), out);
            }
            case In.Outcome.Fails fails -> {
                out.octet(3);
                out.text(fails.error());
                out.text(fails.message());
            }
        }
    }

    private In.@Nullable Outcome outcome(ByteReader in) {
        var kind = in.octet();
        return switch (kind) {
            case 0 -> null;
            case 1, 2 -> new In.Outcome.Gives(values.read(in), kind == 2);
            case 3 -> new In.Outcome.Fails(in.text(), in.text());
            default -> throw new IllegalArgumentException("unknown outcome " + kind);
        };
    }
}
