package dev.steward.store.derby.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreException.Reason;

/** Turns what the database says into one sentence for the operator. */
public final class Failures {

    /** Deadlock, lock time-out, a plan that has to be prepared again: the same work may succeed next time. */
    private static final Set<String> TRANSIENT = Set.of("40001", "40XL1", "40XL2", "XJ058", "40XC0", "40XT0");
    private static final Set<String> LOG_FULL = Set.of("XSLA4", "XSLAA", "XSDG1", "XSDF1");
    private static final long NO_ROOM = 64 * 1024;

    private final Path folder;
    /** What stopped the database, null while it is up. */
    private volatile @Nullable StoreException outage;

    /** For the stores in that {@code .steward} folder. */
    public Failures(Path folder) {
        this.folder = folder;
    }

    static boolean isTransient(SQLException e) {
        return TRANSIENT.contains(String.valueOf(e.getSQLState()));
    }

    /** Whether a key that must be unique exists. */
    static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    /** Whether the database has stopped itself, so that nothing more will succeed. */
    static boolean isFatal(SQLException e) {
        return chain(e).stream().anyMatch(t -> t instanceof IOException || t instanceof SQLException s
                && (state(s).startsWith("08") || state(s).startsWith("XS") || state(s).startsWith("XJ")
                        || state(s).startsWith("40XD") || state(s).startsWith("25")));
    }

    /** The failure in the operator's words. */
    public StoreException of(SQLException e) {
        var problem = told(e);
        var before = outage;
        if (problem.reason() == Reason.BROKEN && isGone(e)) {
            // it stopped itself after a failure, which says more than that it is gone now
            return before == null ? stopped(e)
                    : new StoreException(before.reason(), String.valueOf(before.getMessage()), e);
        }
        if (problem.reason() == Reason.FULL || problem.reason() == Reason.READ_ONLY) {
            outage = problem;
        }
        return problem;
    }

    /** No connection any more, Derby's inner parts taken away under a reader, or not found as it is just stopping. */
    private static boolean isGone(SQLException e) {
        return chain(e).stream().anyMatch(t -> t instanceof SQLException s
                && (state(s).startsWith("08") || state(s).equals("XJ001") || state(s).equals("XJ004")));
    }

    private StoreException stopped(Throwable cause) {
        return new StoreException(Reason.CLOSED, "The database in " + folder
                + " has stopped; start Steward again: nothing that was confirmed is lost.", cause);
    }

    /** Whether all of Derby was stopped in this process, which says nothing about this database. */
    static boolean isShutDown(Throwable problem) {
        return chain(problem).stream().anyMatch(t -> t instanceof SQLException s && state(s).equals("XJ015")
                || t.getClass().getSimpleName().equals("ShutdownException"));
    }

    private StoreException told(SQLException e) {
        if (isShutDown(e)) {
            return stopped(e);
        }
        var chain = chain(e);
        if (has(chain, Set.of("XSDB6"))) {
            return inUse(e);
        }
        if (says(chain, "No space left", "Disk quota", "not enough space") || hasNoRoom() && isFatal(e)
                || has(chain, LOG_FULL) && hasNoRoom()) {
            return full(e);
        }
        if (has(chain, Set.of("25502", "25503", "40XD1", "XBM0C", "XBM0H", "XSDB5"))
                || says(chain, "Read-only file system", "Permission denied", "AccessDenied")) {
            return readOnly(e);
        }
        if (isTransient(e)) {
            return new StoreException(Reason.BROKEN, "The database of the company in " + folder
                    + " did not answer in time; try again, and restart Steward if it goes on.", e);
        }
        var failed = chain.stream().filter(t -> t instanceof IOException && !(t instanceof EOFException)).findFirst();
        return failed.isPresent() ? failing(failed.get(), e) : broken(e);
    }

    private StoreException failing(Throwable io, SQLException e) {
        return new StoreException(Reason.READ_ONLY, "The disk that holds " + folder + " fails (" + io.getMessage()
                + "); see to the disk, then start again: nothing that was confirmed is lost.", e);
    }

    StoreException inUse(Throwable cause) {
        return new StoreException(Reason.IN_USE, "The company in " + company()
                + " is in use by another Steward; close its window or end its command, then try again.", cause);
    }

    StoreException inUse(String owner) {
        return new StoreException(Reason.IN_USE, "The company in " + company() + " is in use by another Steward"
                + owner + "; close its window or end its command, then try again.", null);
    }

    StoreException full(Throwable cause) {
        return new StoreException(Reason.FULL, "The disk that holds " + folder
                + " is full; free some space, then start again: nothing that was confirmed is lost.", cause);
    }

    StoreException readOnly(Throwable cause) {
        return new StoreException(Reason.READ_ONLY, "The folder " + folder
                + " can't be written; make it writable for this user, or copy the company to a folder that is.",
                cause);
    }

    StoreException broken(Throwable cause) {
        return new StoreException(Reason.BROKEN, "The database in " + folder
                + " is damaged; move that folder away and restore the newest backup of the company.", cause);
    }

    StoreException broken(String what, String cure) {
        return new StoreException(Reason.BROKEN, what + "; " + cure + ".", null);
    }

    StoreException newer(int found, int known) {
        return new StoreException(Reason.BROKEN, "The database in " + folder
                + " was written by a newer Steward (schema " + found + ", this one knows " + known
                + "); use that version or a later one.", null);
    }

    StoreException closed() {
        return new StoreException(Reason.CLOSED, "The company in " + company()
                + " was closed while this was under way; open it again.", null);
    }

    static StoreException compacted(RunId run) {
        return new StoreException(Reason.COMPACTED, "The steps of run " + run
                + " were removed when their time was over; its outcome and cost are kept.", null);
    }

    /** An I/O error in the folder itself, before the database is asked. */
    StoreException of(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException || e.toString().contains("Read-only file system")) {
            return readOnly(e);
        }
        if (e.toString().contains("No space left") || e.toString().contains("Disk quota")) {
            return full(e);
        }
        return new StoreException(Reason.BROKEN, "The folder " + folder
                + " can't be used; check that it is a folder on a working disk.", e);
    }

    private Path company() {
        var parent = folder.getParent();
        return parent == null ? folder : parent;
    }

    private boolean hasNoRoom() {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NO_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    private static String state(SQLException e) {
        return String.valueOf(e.getSQLState());
    }

    private static boolean has(List<Throwable> chain, Set<String> states) {
        return chain.stream().anyMatch(t -> t instanceof SQLException s && states.contains(state(s)));
    }

    private static boolean says(List<Throwable> chain, String... words) {
        return chain.stream().anyMatch(t -> {
            var text = String.valueOf(t.getMessage());
            return List.of(words).stream().anyMatch(text::contains);
        });
    }

    private static List<Throwable> chain(Throwable e) {
        var found = new ArrayList<Throwable>();
        var open = new ArrayList<Throwable>(List.of(e));
        while (!open.isEmpty() && found.size() < 50) {
            var next = open.removeLast();
            if (found.contains(next)) {
                continue;
            }
            found.add(next);
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            if (next instanceof SQLException s && s.getNextException() != null) {
                open.add(s.getNextException());
            }
        }
        return found;
    }
}
