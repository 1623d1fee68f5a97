package dev.steward.cli.internal;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.args.Syntax;

/** One command. Made for one call. */
public interface Command {

    /** What it understands. */
    Syntax syntax();

    /**
     * Does it. Problems that the operator can put right are thrown as ProblemException and shown as one line.
     *
     * @throws InterruptedException the process is being ended
     */
    ExitCode run(Invocation call) throws InterruptedException;
}
