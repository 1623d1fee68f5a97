package dev.steward.store.derby.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

import org.apache.derby.jdbc.EmbeddedDriver;

/**
 * The embedded database of one folder: boots it, gives connections, shuts it down; on threads apart, as an interrupt in
 * the middle of a boot makes Derby stop every database of the process.
 */
final class Derby {

    /**
     * What Derby reads from the process alone; all names are its own, and a value that is set already stays.
     * A plan prepared before a table had rows stays good: statements name their index where it matters.
     * Pages have the size that systems and devices write as a whole: Derby makes long rows' tables of 32 kB pages, and
     * one of those that was written in part, by a process that was killed or by a power cut, can't be read again.
     */
    private static final Map<String, String> PROCESS = Map.of(
            "derby.stream.error.method", DerbyLog.class.getName() + ".open",
            "derby.storage.useDefaultFilePermissions", "false",
            "derby.storage.indexStats.auto", "false",
            "derby.storage.pageSize", "4096",
            "derby.storage.pageCacheSize", "4000");

    private static final String DATABASE_SHUT_DOWN = "08006", BOOT_FAILED = "XJ040";

    private final EmbeddedDriver driver;
    private final String url;

    Derby(Path directory) {
        PROCESS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
        driver = new EmbeddedDriver();
        url = "jdbc:derby:directory:" + directory.toAbsolutePath();
    }

    /** Boots the database if it isn't up; {@code create} makes it. */
    Connection connect(boolean create) throws SQLException {
        var properties = new Properties();
        if (create) {
            properties.setProperty("create", "true");
        }
        var connection = Apart.call(() -> driver.connect(url, properties));
        if (connection == null) {
            throw new SQLException("Derby does not know " + url, BOOT_FAILED);
        }
        return connection;
    }

    /** Writes a checkpoint and stops the database; Derby answers with an exception when that went well. */
    void shutDown() throws SQLException {
        var properties = new Properties();
        properties.setProperty("shutdown", "true");
        properties.setProperty("deregister", "false");
        try {
            Apart.call(() -> driver.connect(url, properties));
        } catch (SQLException e) {
            if (!DATABASE_SHUT_DOWN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
