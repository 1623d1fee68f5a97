package dev.steward.store.derby.internal.schema;

import java.sql.SQLException;

import dev.steward.engine.value.ByteReader;
import dev.steward.store.derby.internal.Session;

/**
 * Commits go to a table of their own first, which is kept short. Payloads count how often they are named; those stored
 * before have no number and are kept for ever. Rows of runs that lagged behind their journals after a crash are
 * brought up to date, as from now on none lags.
 */
final class Migration03Recent implements Migration {

    @Override
    public int version() {
        return 3;
    }

    @Override
    public void apply(Session session) throws SQLException {
        Migration01Journal.set(session, "derby.storage.pageReservedSpace", "0");
        session.execute("create table RECENT (NUMBER bigint not null, PART int not null,"
                + " PACK varchar(32672) for bit data not null)");
        Migration01Journal.set(session, "derby.storage.pageReservedSpace", null);
        session.execute("alter table PAYLOAD add column NAMED int");
        settle(session);
    }

    private static void settle(Session session) throws SQLException {
        var newest = session.prepare("""
                select r.NUMBER, j.LAST_SEQ, j.PACK from RUN r, JOURNAL j
                where r.ENDED = 0 and j.RUN = r.NUMBER and j.LAST_SEQ > r.SEQ
                order by r.NUMBER, j.LAST_SEQ""");
        var update = session.prepare("update RUN set SEQ = ?, UPDATED = ?, COST = ? where NUMBER = ?");
        try (var rows = newest.executeQuery()) {
            while (rows.next()) {
                var pack = new ByteReader(session.packing().unpack(rows.getBytes(3)));
                pack.octet();
                update.setLong(1, rows.getLong(2));
                update.setLong(2, pack.fixed());
                update.setLong(3, pack.signed());
                update.setInt(4, rows.getInt(1));
                update.executeUpdate();
            }
        }
        session.execute("delete from META where NAME = 'lagging'");
    }
}
