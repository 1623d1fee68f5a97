package dev.steward.store.derby.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.eclipse.jdt.annotation.Nullable;

/** Work that an interrupt of its caller must not reach. */
final class Apart {

    private Apart() {
    }

    /** What is done with Derby. */
    @FunctionalInterface
    interface Part<T, E extends Exception> {
        /** Does it; null where there is nothing to give. */
        @Nullable
        T run() throws E;
    }

    /** Does it on a thread of its own and waits for its end; an interrupt stays set and changes nothing. */
    @SuppressWarnings("unchecked")
    static <T, E extends Exception> @Nullable T call(Part<T, E> part) throws E {
        var result = new CompletableFuture<@Nullable T>();
        Thread.ofPlatform().daemon().name("steward-derby").start(() -> {
            try {
                result.complete(part.run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case Exception problem -> throw (E) problem;
                case null, default -> throw e;
            }
        }
    }
}
