package dev.steward.store.derby.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.store.derby.internal.Database;
import dev.steward.store.derby.internal.Failures;

/** Callbacks: one transaction each, tried again after a transient failure, safe from interrupts of their callers. */
@Timeout(60)
class DatabaseTest {

    private static final String DEADLOCK = "40001", WRONG = "22001";

    @TempDir
    Path folder = Path.of("");

    private Database open() {
        return Database.open(folder.resolve("db"), true, new Failures(folder), session -> {
            session.execute("create table THING (NUMBER int not null primary key)");
            return session;
        });
    }

    private static int add(Database database, int number, int failures, String state) {
        var left = new AtomicInteger(failures);
        return database.call(session -> {
            session.execute("insert into THING values " + number);
            if (left.getAndDecrement() > 0) {
                throw new SQLException("on purpose", state);
            }
            return failures - left.get();
        });
    }

    private static int count(Database database) {
        return database.call(session -> {
            try (var rows = session.prepare("select count(*) from THING").executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        });
    }

    @Test
    void aTransientFailureIsTriedAgainFromTheStart() {
        var database = open();
        assertEquals(4, add(database, 1, 3, DEADLOCK), "tries");
        assertEquals(1, count(database));
        database.close();
    }

    @Test
    void anyOtherFailureUndoesTheTransactionAndIsTold() {
        var database = open();
        var problem = assertThrows(StoreException.class, () -> add(database, 1, 1, WRONG));
        assertEquals(Reason.BROKEN, problem.reason());
        assertEquals(0, count(database));
        assertThrows(StoreException.class, () -> add(database, 1, 1_000, DEADLOCK), "not for ever");
        assertEquals(0, count(database));
        database.close();
    }

    @Test
    void anInterruptOfTheCallerHarmsNothing() {
        var database = open();
        for (int number = 1; number <= 50; number++) {
            Thread.currentThread().interrupt();
            add(database, number, 0, WRONG);
            assertTrue(Thread.interrupted(), "the caller stays interrupted");
        }
        assertEquals(50, count(database));
        database.close();
    }

    /** A page that is written in part can't be read again; see {@code Derby}. */
    @Test
    void pagesAreAsSmallAsWhatIsWrittenAsAWhole() {
        var database = open();
        var sizes = database.<Set<Integer>>call(session -> {
            session.execute("create table LONG_ROWS (NAME varchar(500) not null primary key, CONTENT blob)");
            var found = new TreeSet<Integer>();
            try (var rows = session.prepare("""
                    select T.PAGESIZE from SYS.SYSTABLES S, table (SYSCS_DIAG.SPACE_TABLE('APP', S.TABLENAME)) T
                    where S.TABLETYPE = 'T'""").executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            return found;
        });
        assertEquals(Set.of(4096), sizes);
        database.close();
    }

    @Test
    void aCallAfterClosingIsRefused() {
        var database = open();
        database.close();
        assertEquals(Reason.CLOSED, assertThrows(StoreException.class, () -> count(database)).reason());
    }
}
