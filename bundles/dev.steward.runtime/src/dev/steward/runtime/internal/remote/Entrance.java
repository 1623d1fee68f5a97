package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets clients in, one after the other, until the socket is closed. What goes wrong with one of them, such as too many
 * open files, keeps nobody out who comes later.
 *
 * @param gone  counted down when nobody is to come any more
 */
public record Entrance(Source source, Consumer<SocketChannel> taker, CountDownLatch gone) {

    private static final System.Logger LOG = System.getLogger(Entrance.class.getName());
    private static final long PAUSE_MS = 200;

    /** Where clients come from. */
    @FunctionalInterface
    public interface Source {
        /** Waits for the next one. */
        SocketChannel accept() throws IOException;
    }

    /** Returns when the socket is closed. */
    public void run() {
        var complaint = new Complaint(LOG);
        for (var open = true; open;) {
            try {
                taker.accept(source.accept());
            } catch (ClosedChannelException e) {
                LOG.log(Level.DEBUG, "Nobody is let in any more", e);
                open = false;
            } catch (IOException | RuntimeException e) {
                complaint.about("A command could not be let in to the company; others are", e);
                open = !isGone();
            }
        }
    }

    /** What is wrong may last, so it is not tried again at once. */
    private boolean isGone() {
        try {
            return gone.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
