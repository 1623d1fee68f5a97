package dev.steward.runtime.internal;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A part that is made when it is first asked for; a failure to make it is tried again the next time. Thread-safe. */
public final class Lazy<T> {

    // A lock, not a monitor: the makers block, and virtual threads must not hold their carrier meanwhile.
    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> maker;
    private volatile Optional<T> made = Optional.empty();

    /** @param maker called at most once with success */
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The part; whoever asks meanwhile waits for it. */
    public T get() {
        return made.orElseGet(this::make);
    }

    private T make() {
        lock.lock();
        try {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    /** The part if it was ever needed. */
    public Optional<T> ifMade() {
        return made;
    }
}
