package dev.steward.crash.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.steward.crash.child.ChildMain;
import dev.steward.crash.child.Orders;

/** One life of a company's process, from its start to its end; what it tells goes into the ledger. */
final class Life {

    private static final int PATIENCE_SECONDS = 90, LAST_WORDS_SECONDS = 3, CONNECT_MILLIS = 60_000;

    private final Process process;
    private final Ledger ledger;
    private final Thread reader;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final long awaited;
    private long lines;

    /**
     * @param listener where the child connects to
     * @param lines    {@link #awaitLines} waits until it has told that many
     */
    Life(List<String> java, Orders orders, Path log, ServerSocket listener, Ledger ledger, long lines)
            throws IOException {
        var command = new ArrayList<>(java);
        command.add(ChildMain.class.getName());
        command.addAll(orders.words());
        this.ledger = ledger;
        awaited = lines;
        process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        if (lines == 0) {
            reached.countDown();
        }
        reader = Thread.ofPlatform().daemon().name("ledger").start(() -> read(listener));
    }

    private void read(ServerSocket listener) {
        try (var socket = accepted(listener);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                ledger.hear(line);
                if (++lines == awaited) {
                    reached.countDown();
                }
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        } finally {
            reached.countDown();
        }
    }

    /** A child that is killed early never connects. */
    private Socket accepted(ServerSocket listener) throws IOException {
        listener.setSoTimeout(50);
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS);
        while (true) {
            try {
                return listener.accept();
            } catch (java.net.SocketTimeoutException e) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw e;
                }
            }
        }
    }

    /** Waits until the child has told that many lines, or has ended, and then so long. */
    void awaitLines(long thenNanos) throws InterruptedException {
        reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var until = System.nanoTime() + thenNanos;
        for (var left = thenNanos; left > 0 && process.isAlive(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    Process process() {
        return process;
    }

    void kill() {
        process.destroyForcibly();
    }

    /**
     * Waits for its end; its exit code, or -1 when it hangs: then its threads are in its log, and it is killed.
     */
    int end() throws InterruptedException, IOException {
        var hangs = !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (hangs) {
            new ProcessBuilder("kill", "-QUIT", "" + process.pid()).start().waitFor();
            process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
        }
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        return hangs ? -1 : process.exitValue();
    }
}
