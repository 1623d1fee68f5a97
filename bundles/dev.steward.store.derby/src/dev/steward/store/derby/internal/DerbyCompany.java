package dev.steward.store.derby.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;

import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.store.derby.internal.memory.DerbyMemoryStore;
import dev.steward.store.derby.internal.schema.Schema;

/** The stores of one company over one database, from taking the folder to giving it back. */
public final class DerbyCompany implements Stores {

    private final Folder folder;
    private final Database database;
    private final FaultPoint faults;
    private final InstantSource clock;
    private final RunStore runs;
    private final MemoryStore memory;
    private final KeyValueStore values;
    private boolean closed;

    private DerbyCompany(Folder folder, Database database, InstantSource clock, FaultPoint faults)
            throws SQLException {
        this.folder = folder;
        this.database = database;
        this.faults = faults;
        this.clock = clock;
        var key = new CompanyKey(database.call(session -> Schema.read(session, CompanyKey.NAME)));
        var words = new Words();
        var tables = RunTables.of(words, key);
        var recent = new Recent();
        var recovered = database.call(session -> Recovered.read(session, tables, recent));
        var lane = new PayloadLane(database, tables.payloads(), space());
        var writer = new GroupWriter(database, tables, recent, recovered, key, lane, space(), faults);
        var settler = new Settler(database, tables, recent, space(), faults, writer::refuse);
        runs = new DerbyRunStore(database, tables, recent, key, writer, settler,
                new Compactor(database, tables, recent, writer, faults));
        memory = new DerbyMemoryStore(database, key, words, clock);
        values = new DerbyKeyValues(database);
    }

    private DiskSpace space() {
        return new DiskSpace(folder.path(), database.failures());
    }

    /** Opens the stores in a {@code .steward} folder. */
    public static Stores open(Path path, InstantSource clock, FaultPoint faults) {
        return Objects.requireNonNull(Apart.<Stores, RuntimeException>call(() -> opened(path, clock, faults)));
    }

    private static Stores opened(Path path, InstantSource clock, FaultPoint faults) {
        var absolute = path.toAbsolutePath().normalize();
        var failures = new Failures(absolute);
        var folder = Folder.take(absolute, failures);
        try {
            boolean create = folder.isNew();
            if (!create) {
                folder.check();
            }
            var database = Database.open(folder.database(), create, failures,
                    session -> migrate(session, create, failures, faults));
            if (create) {
                folder.made();
            }
            return assembled(folder, database, clock, faults);
        } catch (StoreException e) {
            throw release(folder, e.reason() == Reason.CLOSED && !Failures.isShutDown(e) ? failures.broken(e) : e);
        } catch (RuntimeException e) {
            throw release(folder, e);
        }
    }

    private static Stores assembled(Folder folder, Database database, InstantSource clock, FaultPoint faults) {
        try {
            return new DerbyCompany(folder, database, clock, faults);
        } catch (SQLException e) {
            throw database.closeAfter(database.failures().of(e));
        } catch (RuntimeException e) {
            throw database.closeAfter(e);
        }
    }

    private static RuntimeException release(Folder folder, RuntimeException problem) {
        try {
            folder.close();
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
        return problem;
    }

    private static int migrate(Session session, boolean create, Failures failures, FaultPoint faults)
            throws SQLException {
        int version = Schema.version(session);
        if (version > Schema.newest()) {
            throw failures.newer(version, Schema.newest());
        }
        if (version == 0 && !create) {
            throw failures.broken(new IllegalStateException("the database has no schema version"));
        }
        Schema.migrate(session, version, faults);
        return version;
    }

    @Override
    public RunStore runs() {
        return runs;
    }

    @Override
    public MemoryStore memory() {
        return memory;
    }

    @Override
    public KeyValueStore values() {
        return values;
    }

    @Override
    public void backup(Path file) {
        Backups.write(database, file, clock);
    }

    @Override
    public void close() {
        Apart.<Stores, RuntimeException>call(() -> {
            closed();
            return null;
        });
    }

    private synchronized void closed() {
        if (closed) {
            return;
        }
        closed = true;
        try (folder) {
            try {
                runs.close();
                faults.reached(FaultPoint.IN_CLOSE);
            } finally {
                database.close();
            }
        } catch (IOException e) {
            throw database.failures().of(e);
        }
    }
}
