package dev.steward.memory.lucene.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import org.apache.lucene.codecs.Codec;

import dev.steward.engine.spi.StoreException;

/**
 * The one thread that changes the index. Callers may be interrupted at any time, and an interrupt during file access
 * would close the files under Lucene; here it never reaches them. Its context class loader is Lucene's own, so that codecs
 * are found whoever calls.
 */
final class IndexThread implements AutoCloseable {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "steward-memory-index");
        thread.setDaemon(true);
        thread.setContextClassLoader(Codec.class.getClassLoader());
        return thread;
    });

    /** Does the work and waits for it, interrupted or not; the interrupt is still set afterwards. */
    <T> T call(Callable<T> work) throws IOException {
        try {
            return await(executor.submit(work));
        } catch (RejectedExecutionException e) {
            throw new StoreException(StoreException.Reason.CLOSED, "The memory index is closed.", e);
        }
    }

    private static <T> T await(Future<T> result) throws IOException {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
