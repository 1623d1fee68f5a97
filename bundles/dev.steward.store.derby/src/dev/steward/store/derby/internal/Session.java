package dev.steward.store.derby.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection with its prepared statements; used by one thread at a time and only inside a callback. */
public final class Session implements AutoCloseable {

    private final Connection connection;
    private final Packing packing = new Packing();
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** The statement of that text, prepared once a session; texts are constants. */
    public PreparedStatement prepare(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known != null) {
            return known;
        }
        var made = connection.prepareStatement(sql);
        statements.put(sql, made);
        return made;
    }

    /** Compression for this session's rows. */
    public Packing packing() {
        return packing;
    }

    /** Runs statements of the schema. */
    public void execute(String... sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var text : sql) {
                statement.execute(text);
            }
        }
    }

    /** Makes what was done durable. */
    public void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Whether the connection can still be used. */
    boolean usable() {
        try {
            return !connection.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        packing.close();
        if (usable()) {
            connection.rollback();
            connection.close();
        }
    }
}
