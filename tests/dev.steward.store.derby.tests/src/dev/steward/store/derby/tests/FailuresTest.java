package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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

    @Test
    void aDatabaseThatIsNotFoundWhileItStopsFailedForTheReasonBefore() {
        var failures = new Failures(folder);
        var missing = new SQLException("Database not found.", "XJ004");
        assertEquals(Reason.CLOSED, failures.of(missing).reason());
        failures.of(new SQLException("Cannot flush the log file.", "XSLA0", new IOException("File too large")));
        assertEquals(Reason.READ_ONLY, failures.of(missing).reason());
    }
}
