package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.store.derby.internal.Failures;

/** What the operator is told. */
class FailuresTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDerbyThatWasStoppedIsNoDamage() {
        var failures = new Failures(folder);
        var boot = new SQLException("Startup failed", "XBM01", new SQLException("Derby system shutdown.", "XJ015"));
        assertEquals(Reason.CLOSED, failures.of(boot).reason());
        assertEquals(Reason.BROKEN, failures.of(new SQLException("Startup failed", "XBM01")).reason());
    }
}
