package dev.steward.cli.internal.command;

import java.time.Duration;
import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.cli.internal.text.QueueText;
import dev.steward.engine.RunId;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;

/** {@code steward stop}: ends a run at its next safe point, or stops everything. */
public final class StopCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("stop", "[RUN]", 0, 1,
                List.of(Option.flag("--hold", "keep the run before its next step instead, until 'steward resume'"),
                        Option.flag("--all", "emergency stop: nothing is started and no call begins")),
                "Stop a run at its next safe point, or everything with --all",
                List.of("A run that is stopped takes back what its open sagas did. The exit code is that of the run.",
                        "--all ends no run: everything holds where it is, also over a restart, until 'steward queue --go'."
                                + " Calls under way come to their end. Meanwhile 'run' and 'resume' say so and exit with 4,"
                                + " and a decision is kept but nothing follows from it."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var all = call.arguments().has("--all");
        if (all == call.arguments().operand(0).isPresent()) {
            throw ProblemException
                    .wrongUse("steward stop: name one run, or write --all. 'steward runs' lists all runs.");
        }
        if (all) {
            if (call.arguments().has("--hold")) {
                throw ProblemException.wrongUse("steward stop: --all holds every run already; leave --hold out.");
            }
            return stopAll(call);
        }
        var run = call.arguments().operands().getFirst();
        return call.arguments().has("--hold") ? hold(call, run) : stop(call, run);
    }

    private static ExitCode hold(Invocation call, String word) throws InterruptedException {
        try (var company = call.steward().open(call.company());
                var follower = new Follower(call, company, Duration.ofSeconds(60), Follower.silent())) {
            var run = open(company, word);
            follower.expect(run);
            company.runs().recover(run);
            company.runs().pause(run);
            call.note(run + " is held before its next step, also after a restart. It goes on with: steward resume "
                    + run);
            return follower.follow(run);
        }
    }

    private static RunId open(Company company, String word) {
        var run = company.runs().find(word);
        if (company.runs().row(run).state().ended()) {
            throw ProblemException.wrongUse("The run " + run + " has ended already.");
        }
        return run;
    }

    private static ExitCode stopAll(Invocation call) {
        try (var company = call.steward().open(call.company())) {
            company.queue().stopAll();
            call.json(QueueText.json(company.queue().show()));
            call.print("Everything is stopped: nothing is started and no call begins, also after a restart.");
            call.note("Let it go on with: steward queue --go");
        }
        return ExitCode.DONE;
    }

    private static ExitCode stop(Invocation call, String word) throws InterruptedException {
        try (var company = call.steward().open(call.company());
                var follower = new Follower(call, company, Duration.ofSeconds(60), Follower.silent())) {
            var run = open(company, word);
            follower.expect(run);
            company.runs().recover(run);
            company.runs().cancel(run);
            return follower.follow(run);
        }
    }
}
