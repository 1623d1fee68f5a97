package dev.steward.store.derby.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore.AskRow;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** Questions to the operator. */
final class Asks {

    /** Opens a question or replaces it. */
    void put(Session session, int run, AskRow ask) throws SQLException {
        var update = session.prepare("update ASK set RUN = ?, ENDED = ?, OPENED = ?, CONTENT = ? where ID = ?");
        fill(update, run, ask);
        if (update.executeUpdate() == 0) {
            var insert = session.prepare("insert into ASK (RUN, ENDED, OPENED, CONTENT, ID) values (?, ?, ?, ?, ?)");
            fill(insert, run, ask);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement to, int run, AskRow ask) throws SQLException {
        to.setInt(1, run);
        to.setInt(2, ask.answer() == null ? 0 : 1);
        to.setLong(3, Times.number(ask.opened()));
        to.setBytes(4, bytes(ask));
        to.setString(5, ask.id());
    }

    /** Open questions, oldest first. */
    List<AskRow> open(Session session) throws SQLException {
        return rows(session.prepare("""
                select ID, CONTENT from ASK --DERBY-PROPERTIES index=ASK_ENDED
                where ENDED = 0 order by ENDED, OPENED"""));
    }

    /** Answered questions, those that were opened last first. */
    List<AskRow> answered(Session session, Instant openedSince, int limit) throws SQLException {
        var query = session.prepare("""
                select ID, CONTENT from ASK --DERBY-PROPERTIES index=ASK_ENDED
                where ENDED = 1 and OPENED >= ? order by ENDED desc, OPENED desc fetch first ? rows only""");
        query.setLong(1, Times.number(openedSince));
        query.setInt(2, limit);
        return rows(query);
    }

    /** Questions of that id: one or none. */
    List<AskRow> find(Session session, String id) throws SQLException {
        var query = session.prepare("""
                select ID, CONTENT from ASK --DERBY-PROPERTIES constraint=ASK_KEY
                where ID = ?""");
        query.setString(1, id);
        return rows(query);
    }

    private static List<AskRow> rows(PreparedStatement query) throws SQLException {
        var found = new ArrayList<AskRow>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(ask(rows.getString(1), rows.getBytes(2)));
            }
        }
        return found;
    }

    static byte[] bytes(AskRow ask) {
        var out = new ByteWriter();
        out.text(ask.run().text());
        out.text(ask.path());
        out.text(ask.kind());
        out.text(ask.title());
        out.instant(ask.opened());
        Optionals.write(out, ask.expires());
        Optionals.write(out, ask.answer());
        return out.toBytes();
    }

    static AskRow ask(String id, byte[] content) {
        var in = new ByteReader(content);
        return new AskRow(id, new RunId(in.text()), in.text(), in.text(), in.text(), in.instant(),
                Optionals.instant(in), Optionals.text(in));
    }
}
