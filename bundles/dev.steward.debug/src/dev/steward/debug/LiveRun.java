package dev.steward.debug;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNull;

import dev.steward.engine.RunId;
import dev.steward.engine.past.Past;
import dev.steward.engine.value.TypeTable;
import dev.steward.runtime.Company;
import dev.steward.runtime.RunText;
import dev.steward.runtime.debug.Breakpoint;
import dev.steward.runtime.debug.DebugEar;
import dev.steward.runtime.debug.DebugSession;

/** A run that goes on, as a debugger of it needs it. Methods wait for the store; thread-safe. */
public interface LiveRun {

    /** Which run. */
    RunId run();

    /** The text that it uses; empty when it was removed. */
    Optional<RunText> text();

    /** Its past until now. */
    Past past();

    /** The types of its values. */
    TypeTable types();

    /** In which moments are shown. */
    ZoneId zone();

    /**
     * Debugs it from now on.
     *
     * @param atBeginning it was started so as to be held before its first steps, to which it may come later
     * @throws dev.steward.runtime.ProblemException it has ended, or is debugged already
     */
    DebugSession attach(@NonNull Collection<Breakpoint> breakpoints, @NonNull DebugEar ear, boolean atBeginning);

    /** A run of a company. */
    static LiveRun of(Company company, RunId run) {
        return new LiveRun() {
            @Override
            public RunId run() {
                return run;
            }

            @Override
            public Optional<RunText> text() {
                return company.runs().text(run);
            }

            @Override
            public Past past() {
                return company.runs().past(run);
            }

            @Override
            public TypeTable types() {
                return company.runs().types(run);
            }

            @Override
            public ZoneId zone() {
                return company.folder().settings().zone();
            }

            @Override
            public DebugSession attach(@NonNull Collection<Breakpoint> breakpoints, @NonNull DebugEar ear,
                    boolean atBeginning) {
                return company.debug().attach(run, breakpoints, ear, atBeginning);
            }
        };
    }
}
