package dev.steward.debug;

import java.util.List;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.debug.Breakpoint;

/** The breakpoints that a person has set. Thread-safe. */
public interface Breakpoints {

    /** Those that count now. */
    List<Breakpoint> all();

    /** Those that count in runs of a playbook, by its name with the package. */
    default List<Breakpoint> of(@NonNull String playbook) {
        return all();
    }

    /** A condition could not be judged, for a reason in one sentence; null: by now it can. */
    default void complain(@NonNull String id, @Nullable String sentence) {
        // nobody looks at them
    }

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
