package dev.steward.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import dev.steward.store.derby.DerbyStores;

/**
 * The yardstick: rows of about 100 bytes, each committed by itself with Derby's default durability, on a number of
 * connections. Derby is the one inside the store's bundle.
 */
final class RawDerby implements AutoCloseable {

    private static final int BYTES = 88;
    private static final String SHUT_DOWN = "08006";

    private final Driver driver;
    private final String url;
    private final AtomicLong ids = new AtomicLong();

    private RawDerby(Driver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    /** A new database in a folder. */
    static RawDerby open(Path folder) throws SQLException, ReflectiveOperationException {
        if (System.getProperty("derby.stream.error.method") == null) {
            // the store says where when it comes first; else Derby's log would lie where the process was started
            System.setProperty("derby.stream.error.file", folder.resolveSibling("derby.log").toString());
        }
        var driver = (Driver) DerbyStores.class.getClassLoader().loadClass("org.apache.derby.jdbc.EmbeddedDriver")
                .getConstructor().newInstance();
        var raw = new RawDerby(driver, "jdbc:derby:directory:" + folder.toAbsolutePath());
        try (var connection = raw.connect("create"); var statement = connection.createStatement()) {
            statement.execute("create table T (ID bigint not null primary key, P varchar(200) for bit data not null)");
        }
        return raw;
    }

    private Connection connect(String... options) throws SQLException {
        var properties = new Properties();
        for (var option : options) {
            properties.setProperty(option, "true");
        }
        var connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("Derby does not know " + url);
        }
        return connection;
    }

    /** Commits a second. */
    double commits(int connections, Duration time) throws InterruptedException, ExecutionException {
        var began = System.nanoTime();
        var until = began + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var parts = new ArrayList<Future<Long>>();
            for (var i = 0; i < connections; i++) {
                parts.add(threads.submit(() -> commitUntil(until)));
            }
            var commits = 0L;
            for (var part : parts) {
                commits += part.get();
            }
            return commits * 1e9 / (System.nanoTime() - began);
        }
    }

    private long commitUntil(long until) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("insert into T values (?, ?)")) {
                var done = 0L;
                for (; System.nanoTime() < until; done++) {
                    insert.setLong(1, ids.incrementAndGet());
                    insert.setBytes(2, new byte[BYTES]);
                    insert.executeUpdate();
                    connection.commit();
                }
                return done;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (var none = connect("shutdown")) {
            throw new SQLException("Derby did not shut down");
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
