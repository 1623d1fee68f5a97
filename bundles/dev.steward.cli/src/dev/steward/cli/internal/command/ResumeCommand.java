package dev.steward.cli.internal.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;

/** {@code steward resume}: goes on with what was interrupted. */
public final class ResumeCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("resume", "[RUN]", 0, 1,
                List.of(Option.value("--on-version", "current", "go on with the playbook as it is now"),
                        Option.value("--wait", "D", "timers shorter than this are waited for (default 60 s)")),
                "Go on with what was interrupted",
                List.of("RUN is a run's id, the beginning or end of it, or 'last'."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var version = call.arguments().value("--on-version");
        if (version.isPresent() && !version.get().equals("current")) {
            throw ProblemException.wrongUse("--on-version " + version.get() + " is unknown. Write current.");
        }
        var patience = Numbers.span(call.arguments(), "--wait", Duration.ofSeconds(60));
        try (var company = call.steward().open(call.company()); var interrupt = new Interrupt(call, company)) {
            company.queue().checkGoing();
            var word = call.arguments().operand(0);
            var runs = word.isPresent() ? List.of(wanted(company, word.get()))
                    : company.runs().open().stream().map(r -> r.run()).toList();
            if (runs.isEmpty()) {
                call.note("Nothing was interrupted: every run has ended.");
            }
            if (version.isPresent()) {
                move(call, company, runs);
            }
            return resume(call, company, runs, patience, interrupt);
        }
    }

    /** What was renamed since, and says so with was, goes on under its new name. */
    private static void move(Invocation call, Company company, List<RunId> runs) {
        for (var run : runs) {
            var row = company.runs().row(run);
            var prepared = call.steward().checks(company.folder()).prepare(row.playbook(), company.folder().root());
            if (!prepared.planHash().equals(row.planHash())) {
                company.runs().move(run, prepared);
                call.note(run + " goes on with " + prepared.name() + " as it is now.");
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
        var run = company.runs().find(word);
        var row = company.runs().row(run);
        if (row.state().ended()) {
            throw ProblemException
                    .wrongUse("The run " + run + " has ended (" + row.state().name().toLowerCase(Locale.ROOT)
                            .replace('_', ' ') + "); start a new one with 'steward run'.");
        }
        return run;
    }
}
