package dev.steward.cli.internal.command;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.Company;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;

/** {@code steward resume}: goes on with what was interrupted, or failed. */
public final class ResumeCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("resume", "[RUN]", 0, 1,
                List.of(Option.value("--on-version", "current", "go on with the playbook as it is now"),
                        Option.value("--wait", "D", "timers shorter than this are waited for (default 60 s)")),
                "Go on with what was interrupted, or failed",
                List.of("RUN is a run's id, the beginning or end of it, or 'last'. One that failed goes on at its failed"
                        + " step, such as after a connector was mended, or with --on-version current after the playbook"
                        + " was."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var current = current(call);
        var patience = Numbers.span(call.arguments(), "--wait", Duration.ofSeconds(60));
        try (var company = call.steward().open(call.company()); var interrupt = new Interrupt(call, company)) {
            company.queue().checkGoing();
            var word = call.arguments().operand(0);
            var runs = word.isPresent() ? List.of(wanted(company, word.get()))
                    : company.runs().open().stream().map(r -> r.run()).toList();
            if (runs.isEmpty()) {
                call.note("Nothing was interrupted: every run has ended.");
            }
            if (runs.size() == 1 && company.runs().row(runs.getFirst()).state().ended()) {
                return reopen(call, company, runs.getFirst(), current, patience, interrupt);
            }
            if (current) {
                move(call, company, runs);
            }
            return resume(call, company, runs, patience, interrupt);
        }
    }

    /** Whether it is to go on with the playbook as it is now. */
    static boolean current(Invocation call) {
        var version = call.arguments().value("--on-version");
        if (version.isPresent() && !version.get().equals("current")) {
            throw ProblemException.wrongUse("--on-version " + version.get() + " is unknown. Write current.");
        }
        return version.isPresent();
    }

    /** The playbook of a run as it is now, null when that is what the run has. */
    static @Nullable Prepared current(Invocation call, Company company, RunId run) {
        var row = company.runs().row(run);
        var prepared = call.steward().checks(company.folder()).prepare(row.playbook(), company.folder().root());
        return prepared.planHash().equals(row.planHash()) ? null : prepared;
    }

    /** One that failed goes on at its failed step. */
    private static ExitCode reopen(Invocation call, Company company, RunId run, boolean current, Duration patience,
            Interrupt interrupt) throws InterruptedException {
        var now = current ? current(call, company, run) : null;
        try (var follower = new Follower(call, company, patience, Follower.asking(call, company))) {
            interrupt.about(run);
            follower.expect(run);
            var step = company.runs().reopen(run, now);
            call.note(run + " goes on " + (step.isEmpty() ? "where it failed" : "at " + step)
                    + (now != null ? ", with " + now.name() + " as it is now."
                            : current ? "; its playbook is the same as it is now." : "."));
            return follower.follow(run);
        }
    }

    /** What was renamed since, and says so with was, goes on under its new name. */
    private static void move(Invocation call, Company company, List<RunId> runs) {
        for (var run : runs) {
            var now = current(call, company, run);
            if (now != null) {
                company.runs().move(run, now);
                call.note(run + " goes on with " + now.name() + " as it is now.");
            }
        }
    }

    private static ExitCode resume(Invocation call, Company company, List<RunId> runs, Duration patience,
            Interrupt interrupt) throws InterruptedException {
        var worst = ExitCode.DONE;
        var recovered = false;
        for (var run : runs) {
            try (var follower = new Follower(call, company, patience, Follower.asking(call, company))) {
                interrupt.about(run);
                follower.expect(run);
                if (!recovered) {
                    company.runs().recover();
                    recovered = true;
                }
                if (company.runs().row(run).state() == RunState.PAUSED) {
                    company.runs().unpause(run);
                }
                var code = follower.follow(run);
                worst = code.number() > worst.number() ? code : worst;
            }
        }
        return worst;
    }

    private static RunId wanted(Company company, String word) {
        return company.runs().find(word);
    }
}
