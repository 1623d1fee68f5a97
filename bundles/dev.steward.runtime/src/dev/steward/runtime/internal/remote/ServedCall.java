package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.lang.System.Logger.Level;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.ByteReader;

/** A call of a client while the owner works on it. */
final class ServedCall {

    private static final System.Logger LOG = System.getLogger(ServedCall.class.getName());

    private final Operation operation;
    private final int id;
    private @Nullable Thread thread;
    private boolean interrupted;
    private volatile boolean moved;

    ServedCall(Operation operation, int id) {
        this.operation = operation;
        this.id = id;
    }

    int id() {
        return id;
    }

    /** Does it and sends the answer. */
    void serve(OwnerServer server, ByteReader request, Outbox out) throws IOException {
        var kind = Frame.Kind.ANSWER;
        byte[] body;
        begin();
        try {
            var arguments = operation.arguments(request);
            body = operation.answer(operation.callOn(server.served().ports(), arguments));
        } catch (InterruptedException e) {
            kind = Frame.Kind.MOVED;
            body = new byte[0];
        } catch (Throwable e) {
            LOG.log(Level.DEBUG, "A call of a client failed", e);
            // A part that is already closing can't answer; who owns the company next will.
            var moves = moved || server.isLeaving() && isClosed(e);
            kind = moves ? Frame.Kind.MOVED : Frame.Kind.FAILURE;
            body = moves ? new byte[0] : Failures.bytes(e);
        } finally {
            end();
        }
        out.send(kind, id, body);
    }

    /** Of a call that came just before the company was closed, and after its session was told to leave. */
    private static boolean isClosed(Throwable failure) {
        return failure instanceof StoreException closed && closed.reason() == StoreException.Reason.CLOSED;
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end() {
        thread = null;
        Thread.interrupted();
    }

    /** Gives up what waits; what acts is finished. */
    synchronized void interrupt() {
        if (operation.waits()) {
            interrupted = true;
            var at = thread;
            if (at != null) {
                at.interrupt();
            }
        }
    }

    /** As {@link #interrupt}, and the client asks the next owner. */
    void move() {
        moved = operation.waits();
        interrupt();
    }
}
