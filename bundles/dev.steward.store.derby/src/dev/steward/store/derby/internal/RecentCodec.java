package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.spi.RunStore.RunRow;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** The binary form of pieces in the table of recent commits. Names are written as their numbers. */
final class RecentCodec {

    private static final int FORMAT = 1;

    private final Words words;

    RecentCodec(Words words) {
        this.words = words;
    }

    /** An empty pack. */
    static ByteWriter pack() {
        var out = new ByteWriter();
        out.octet(FORMAT);
        return out;
    }

    void write(Session session, ByteWriter out, Piece piece) throws SQLException {
        out.count(piece.number());
        out.count(piece.first());
        out.count(piece.entries().size());
        for (var part : piece.entries()) {
            out.octet(part.apart() ? 1 : 0);
            out.blob(part.bytes());
        }
        write(session, out, piece.row());
        out.count(piece.asks().size());
        for (var ask : piece.asks()) {
            out.text(ask.id());
            out.blob(Asks.bytes(ask));
        }
        out.count(piece.named().size());
        piece.named().forEach(out::blob);
    }

    private void write(Session session, ByteWriter out, RunRow row) throws SQLException {
        out.text(row.run().text());
        out.count(words.find(session, row.playbook()));
        out.count(words.find(session, row.planHash()));
        out.count(words.find(session, row.state().name()));
        out.count(row.seq());
        out.instant(row.started());
        out.instant(row.updated());
        Optionals.write(out, row.nextDue());
        Optionals.write(out, row.waitingFor());
        out.signed(row.costMicroUsd());
        Optionals.write(out, row.error());
        var parent = row.parent();
        Optionals.write(out, parent == null ? null : parent.text());
        out.signed(row.priority());
    }

    /** All pieces of a stored pack. */
    List<Piece> read(Session session, long log, byte[] content) throws SQLException {
        var in = new ByteReader(content);
        if (in.octet() != FORMAT) {
            throw new IllegalArgumentException("a recent commit has an unknown form");
        }
        var found = new ArrayList<Piece>();
        while (!in.atEnd()) {
            found.add(piece(session, log, in));
        }
        return found;
    }

    private Piece piece(Session session, long log, ByteReader in) throws SQLException {
        int number = (int) in.count();
        long first = in.count();
        var entries = new ArrayList<Piece.Part>();
        for (long left = in.count(); left > 0; left--) {
            boolean apart = in.octet() == 1;
            entries.add(new Piece.Part(in.blob(), apart));
        }
        var row = row(session, in);
        var asks = new ArrayList<AskRow>();
        for (long left = in.count(); left > 0; left--) {
            asks.add(Asks.ask(in.text(), in.blob()));
        }
        var named = new ArrayList<byte[]>();
        for (long left = in.count(); left > 0; left--) {
            named.add(in.blob());
        }
        return Piece.of(log, number, first, entries, row, asks, named);
    }

    private RunRow row(Session session, ByteReader in) throws SQLException {
        var run = new RunId(in.text());
        var playbook = words.text(session, (int) in.count());
        var plan = words.text(session, (int) in.count());
        var state = RunState.valueOf(words.text(session, (int) in.count()));
        long seq = in.count();
        var started = in.instant();
        var updated = in.instant();
        var due = Optionals.instant(in);
        var waiting = Optionals.text(in);
        long cost = in.signed();
        var error = Optionals.text(in);
        @Nullable
        String parent = Optionals.text(in);
        return new RunRow(run, playbook, plan, state, seq, started, updated, due, waiting, cost, error,
                parent == null ? null : new RunId(parent), (int) in.signed());
    }
}
