package dev.steward.store.derby.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.StoreException;

/**
 * Moves what recent commits hold into the tables that are read by run, many entries of a run in one row, and removes
 * the commits from theirs. Works on its own thread beside the writer, so that an append waits for none of it.
 */
final class Settler {

    private final Database database;
    private final Session session;
    private final RunTables tables;
    private final Recent recent;
    private final DiskSpace space;
    private final FaultPoint faults;
    private final Consumer<StoreException> failed;
    private final Thread thread;

    /** {@code failed} hears when nothing can be settled any more. */
    Settler(Database database, RunTables tables, Recent recent, DiskSpace space, FaultPoint faults,
            Consumer<StoreException> failed) throws SQLException {
        this.database = database;
        this.tables = tables;
        this.recent = recent;
        this.space = space;
        this.faults = faults;
        this.failed = failed;
        session = database.session();
        thread = Thread.ofPlatform().daemon().name("steward-settler").start(this::loop);
    }

    private void loop() {
        try (session) {
            for (var tails = recent.take(); !tails.isEmpty(); tails = recent.take()) {
                settle(tails);
                remove();
            }
            remove();
            giveBack();
        } catch (SQLException e) {
            fail(database.failures().of(e));
        } catch (StoreException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(database.failures().broken(e));
        }
    }

    private void settle(List<Recent.Tail> tails) throws SQLException {
        var shortage = space.shortage(
                tails.stream().flatMap(tail -> tail.pieces().stream()).mapToLong(Piece::bytes).sum());
        if (shortage != null) {
            throw shortage;
        }
        database.transact(session, open -> {
            for (var tail : tails) {
                tables.settle(open, tail);
            }
            faults.reached(FaultPoint.IN_SETTLE);
            return tails;
        });
        faults.reached(FaultPoint.IN_SETTLE);
        recent.settled(tails);
    }

    private void remove() throws SQLException {
        for (long below = recent.removable(); below > 0; below = recent.removable()) {
            long end = below;
            database.transact(session, open -> {
                tables.log().remove(open, end);
                return open;
            });
            recent.removed(end);
        }
    }

    /** When the company is closed the table is empty but keeps its file's length. */
    private void giveBack() throws SQLException {
        database.transact(session, open -> {
            tables.log().giveBack(open);
            return open;
        });
    }

    private void fail(StoreException problem) {
        recent.stop();
        failed.accept(problem);
    }

    /** Settles all, then ends. */
    void close() {
        recent.close();
        Threads.join(thread);
    }
}
