package dev.steward.debug;

import java.util.List;

import org.eclipse.jdt.annotation.NonNull;

import dev.steward.runtime.debug.Breakpoint;

/** The breakpoints that a person has set. Thread-safe. */
public interface Breakpoints {

    /** Those that count now. */
    List<Breakpoint> all();

    /** Hears when they change, on any thread, until the handle is closed. */
    AutoCloseable listen(@NonNull Runnable changed);

    /** None. */
    static Breakpoints none() {
        return new Breakpoints() {
            @Override
            public List<Breakpoint> all() {
                return List.of();
            }

            @Override
            public AutoCloseable listen(@NonNull Runnable changed) {
                return () -> {
                };
            }
        };
    }
}
