package dev.steward.store.derby.internal.schema;

import java.sql.SQLException;

import dev.steward.engine.spi.KeyValueStore;
import dev.steward.store.derby.internal.Session;

/** Small values that belong to no run. */
final class Migration02Values implements Migration {

    @Override
    public int version() {
        return 2;
    }

    @Override
    public void apply(Session session) throws SQLException {
        session.execute("create table KEY_VALUE (NAME varchar(" + KeyValueStore.MOST_NAME
                + ") not null primary key, CONTENT varchar(" + KeyValueStore.MOST_BYTES
                + ") for bit data not null)");
    }
}
