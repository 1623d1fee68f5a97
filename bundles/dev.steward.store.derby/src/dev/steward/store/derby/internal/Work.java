package dev.steward.store.derby.internal;

import java.sql.SQLException;

/** What a callback does with a session, in one transaction; may be run again after a transient failure. */
@FunctionalInterface
public interface Work<T> {

    /** Does it. */
    T run(Session session) throws SQLException;
}
