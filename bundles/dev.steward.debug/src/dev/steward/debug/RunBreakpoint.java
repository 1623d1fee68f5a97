package dev.steward.debug;

import java.util.Optional;

import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jdt.annotation.NonNull;

import dev.steward.runtime.debug.Breakpoint;

/** A breakpoint of the framework that is about runs. */
public interface RunBreakpoint extends IBreakpoint {

    /** What the runtime holds runs at; empty when its marker is gone. */
    Optional<Breakpoint> data();

    /** Whether it counts in runs of a playbook, by its name with the package. */
    default boolean isAbout(@NonNull String playbook) {
        return true;
    }
}
