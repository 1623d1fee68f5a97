package dev.steward.engine.internal.journal;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunState;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** Out-entries to bytes and back. */
final class OutCodec {

    static final int FIRST = 64;
    private static final int INTENDED = 64, LOST = 65, TIMER = 66, ASKED = 67, CLOSED = 68, POLICY = 69, ENDED = 70;

    private OutCodec() {
    }

    static void write(Out entry, ByteWriter out) {
        switch (entry) {
            case Out.CallIntended i -> {
                out.octet(INTENDED);
                out.count(i.call());
                out.text(i.path());
                out.count(i.attempt());
                out.fixed(i.hash());
                out.count(i.microUsd());
                out.count(i.tokens());
            }
            case Out.CallLost l -> {
                out.octet(LOST);
                out.count(l.call());
                out.count(l.microUsd());
            }
            case Out.TimerSet t -> {
                out.octet(TIMER);
                out.count(t.timer());
                out.text(t.path());
                out.instant(t.due());
            }
            case Out.AskOpened a -> asked(a, out);
            case Out.AskClosed c -> {
                out.octet(CLOSED);
                out.text(c.ask());
                out.text(c.answer());
            }
            case Out.PolicyDecided p -> {
                out.octet(POLICY);
                out.text(p.path());
                out.text(p.policy());
                out.text(p.verdict());
                out.text(p.because());
            }
            case Out.Ended e -> {
                out.octet(ENDED);
                out.octet(e.state().ordinal());
                EntryCodec.optional(e.error(), out);
            }
        }
    }

    private static void asked(Out.AskOpened a, ByteWriter out) {
        out.octet(ASKED);
        out.text(a.ask());
        out.text(a.path());
        out.text(a.kind());
        out.text(a.title());
        var expires = a.expires();
        out.octet(expires == null ? 0 : 1);
        if (expires != null) {
            out.instant(expires);
        }
        out.fixed(a.hash());
    }

    static Out read(int kind, ByteReader in) {
        return switch (kind) {
            case INTENDED -> new Out.CallIntended((int) in.count(), in.text(), (int) in.count(), in.fixed(), in.count(),
                    in.count());
            case LOST -> new Out.CallLost((int) in.count(), in.count());
            case TIMER -> new Out.TimerSet((int) in.count(), in.text(), in.instant());
            case ASKED -> new Out.AskOpened(in.text(), in.text(), in.text(), in.text(), moment(in), in.fixed());
            case CLOSED -> new Out.AskClosed(in.text(), in.text());
            case POLICY -> new Out.PolicyDecided(in.text(), in.text(), in.text(), in.text());
            case ENDED -> new Out.Ended(RunState.values()[in.octet()], EntryCodec.optional(in));
            default -> throw new IllegalArgumentException("unknown kind of entry " + kind);
        };
    }

    private static @Nullable Instant moment(ByteReader in) {
        return in.octet() == 0 ? null : in.instant();
    }
}
