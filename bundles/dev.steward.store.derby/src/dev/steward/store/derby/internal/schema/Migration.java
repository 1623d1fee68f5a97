package dev.steward.store.derby.internal.schema;

import java.sql.SQLException;

import dev.steward.store.derby.internal.Session;

/** One step from a schema version to the next. Once released it is never changed. */
interface Migration {

    /** The version that it leads to. */
    int version();

    /** Changes tables and rows; runs in one transaction with the entry of the new version. */
    void apply(Session session) throws SQLException;
}
