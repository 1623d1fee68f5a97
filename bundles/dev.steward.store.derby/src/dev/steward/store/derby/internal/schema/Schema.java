package dev.steward.store.derby.internal.schema;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;

import dev.steward.engine.spi.FaultPoint;
import dev.steward.store.derby.internal.Session;

/** Brings a database to the newest schema version, one migration and one transaction after the other. */
public final class Schema {

    private static final List<Migration> MIGRATIONS = List.of(new Migration01Journal(), new Migration02Values(),
            new Migration03Recent());
    private static final String VERSION = "schema", NO_SUCH_TABLE = "42X05";

    private Schema() {
    }

    /** The version that this code reads and writes. */
    public static int newest() {
        return MIGRATIONS.getLast().version();
    }

    /** The version of a database, 0 when it is empty. */
    public static int version(Session session) throws SQLException {
        try {
            var content = read(session, VERSION);
            return content.length == 0 ? 0 : ByteBuffer.wrap(content).getInt();
        } catch (SQLException e) {
            if (NO_SUCH_TABLE.equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    /** Runs the migrations above {@code version}. */
    public static void migrate(Session session, int version, FaultPoint faults) throws SQLException {
        for (var migration : MIGRATIONS) {
            if (migration.version() > version) {
                migration.apply(session);
                write(session, VERSION, ByteBuffer.allocate(Integer.BYTES).putInt(migration.version()).array());
                faults.reached(FaultPoint.IN_MIGRATION);
                session.commit();
            }
        }
    }

    /** A setting of the database, empty when there is none. */
    public static byte[] read(Session session, String name) throws SQLException {
        var query = session.prepare("select CONTENT from META where NAME = ?");
        query.setString(1, name);
        try (var rows = query.executeQuery()) {
            return rows.next() ? rows.getBytes(1) : new byte[0];
        }
    }

    /** Replaces a setting. */
    public static void write(Session session, String name, byte[] content) throws SQLException {
        var update = session.prepare("update META set CONTENT = ? where NAME = ?");
        update.setBytes(1, content);
        update.setString(2, name);
        if (update.executeUpdate() == 0) {
            var insert = session.prepare("insert into META (CONTENT, NAME) values (?, ?)");
            insert.setBytes(1, content);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }
}
