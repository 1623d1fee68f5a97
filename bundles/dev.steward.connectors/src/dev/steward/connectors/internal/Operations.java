package dev.steward.connectors.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Value;

/**
 * The operations of a connector by name. Calls of one connector run one after another, since they share a folder; a call
 * waits for its turn no longer than its time-out.
 */
public final class Operations {

    /** What an operation does with its arguments. */
    @FunctionalInterface
    public interface Body {
        /** Does it; the folder's lock is held. */
        Answer run(Call call) throws BoundaryException, IOException, InterruptedException;
    }

    private record Entry(List<String> parameters, Body body) {
    }

    private final String connector;
    private final Lock lock;
    private final OperationTable table;
    private final Map<String, Entry> entries = new TreeMap<>();

    /**
     * @param connector name for messages
     * @param table     what the kind has; each line of it needs a body
     */
    public Operations(String connector, Lock lock, OperationTable table) {
        this.connector = connector;
        this.lock = lock;
        this.table = table;
    }

    /** Says what an operation of the table does; that a needed parameter is given a value, the body asks. */
    public Operations add(String name, Body body) {
        var offer = table.offers().get(name);
        if (offer == null) {
            throw new IllegalArgumentException("The table of operations has no " + name + ".");
        }
        entries.put(name, new Entry(offer.parameters(), body));
        return this;
    }

    /** Does the operation and fits its answer to the declared result type. */
    public Value call(Operation operation) throws BoundaryException, InterruptedException {
        var entry = find(operation);
        if (!lock.tryLock(Math.max(1, operation.timeout().toMillis()), TimeUnit.MILLISECONDS)) {
            throw new BoundaryException(BoundaryException.TIMEOUT,
                    place(operation) + " did not get its turn in time; another call of this connector is still busy.");
        }
        try {
            var answer = entry.body.run(new Call(place(operation), operation));
            return fitted(operation, answer);
        } catch (ClosedByInterruptException e) {
            // the channel set the flag again; the exception says it already
            Thread.interrupted();
            var interrupted = new InterruptedException(place(operation) + " was cancelled.");
            interrupted.initCause(e);
            throw interrupted;
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw failure(place(operation), e);
        } finally {
            lock.unlock();
        }
    }

    // by now it is done: the error must not say that the call was refused
    private Value fitted(Operation operation, Answer answer) throws BoundaryException {
        try {
            return new Fit(operation.types(), place(operation)).result(answer, operation.result());
        } catch (BoundaryException e) {
            throw new BoundaryException(BoundaryException.INVALID_OUTPUT, String.valueOf(e.getMessage()), false, null,
                    e);
        }
    }

    private Entry find(Operation operation) throws BoundaryException {
        var entry = entries.get(operation.name());
        if (entry == null) {
            throw bad("The connector " + connector + " has no operation " + quoted(operation.name()) + "; it knows "
                    + String.join(", ", entries.keySet()) + ".");
        }
        for (var given : operation.args().keySet()) {
            if (!entry.parameters.contains(given)) {
                throw bad(place(operation) + " has no parameter " + quoted(given) + "; it "
                        + (entry.parameters.isEmpty() ? "takes none."
                                : "takes " + String.join(", ", entry.parameters) + "."));
            }
        }
        return entry;
    }

    private String place(Operation operation) {
        return connector.substring(connector.lastIndexOf('.') + 1) + "." + operation.name();
    }

    private static BoundaryException failure(String place, Exception e) {
        if (e instanceof NoSuchFileException missing) {
            return failed(BoundaryException.NOT_FOUND, place + " found no file " + name(missing) + ".", e);
        }
        if (e instanceof AccessDeniedException denied) {
            return failed(BoundaryException.OUTAGE,
                    place + " may not use " + name(denied) + "; give your user access to it.", e);
        }
        if (e instanceof CharacterCodingException) {
            return failed(BoundaryException.BAD_REQUEST,
                    place + " read a file that is not UTF-8 text; save it as UTF-8.", e);
        }
        if (e instanceof ReadOnlyFileSystemException || says(e, "Read-only")) {
            return failed(BoundaryException.OUTAGE, place + " can't write: the company's folder is read-only.", e);
        }
        if (says(e, "No space left") || says(e, "quota")) {
            return failed(BoundaryException.OUTAGE,
                    place + " can't write: the disk is full; free some space and resume.", e);
        }
        return failed(BoundaryException.OUTAGE, place + " could not read or write its folder: " + reason(e) + ".", e);
    }

    // files are replaced in one move, so a failed write has not happened
    private static BoundaryException failed(String error, String message, Exception cause) {
        return new BoundaryException(error, message, false, null, cause);
    }

    private static boolean says(Exception e, String words) {
        var message = e.getMessage();
        return message != null && message.contains(words);
    }

    private static String name(FileSystemException e) {
        var file = e.getFile();
        return file == null ? "there"
                : quoted(file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
    }

    private static String reason(Exception e) {
        var reason = e instanceof FileSystemException f ? f.getReason() : null;
        return reason == null ? "the file system refused" : reason;
    }

    /** A failure whose cause is the playbook or the settings. */
    public static BoundaryException bad(String message) {
        return new BoundaryException(BoundaryException.BAD_REQUEST, message);
    }

    /** Text from outside, in quotes, on one line and cut. */
    public static String quoted(@Nullable String text) {
        var line = String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
        return "'" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "'";
    }
}
