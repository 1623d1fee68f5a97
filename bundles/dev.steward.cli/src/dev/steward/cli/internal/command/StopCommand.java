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
import dev.steward.runtime.ProblemException;

/** {@code steward stop}: ends a run at its next safe point, or stops everything. */
public final class StopCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("stop", "[RUN]", 0, 1,
                List.of(Option.flag("--all", "emergency stop: nothing is started and no call begins")),
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
        return all ? stopAll(call) : stop(call, call.arguments().operands().getFirst());
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
            var run = company.runs().find(word);
            if (company.runs().row(run).state().ended()) {
                throw ProblemException.wrongUse("The run " + run + " has ended already.");
            }
            follower.expect(run);
            company.runs().recover(run);
            company.runs().cancel(run);
            return follower.follow(run);
        }
    }
}
