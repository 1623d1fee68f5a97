package dev.steward.cli.internal.command;

import java.time.Duration;
import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.runtime.ProblemException;

/** {@code steward stop}: ends a run at its next safe point. */
public final class StopCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("stop", "RUN", 0, 1, List.of(Option.flag("--all", "every run of the company")),
                "Stop a run at its next safe point",
                List.of("Open sagas are compensated. The exit code is that of the run."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        if (call.arguments().has("--all")) {
            throw ProblemException.wrongUse("'steward stop --all' comes with a later version; name one run.");
        }
        var word = call.arguments().operand(0).orElseThrow(
                () -> ProblemException.wrongUse("steward stop: which run? 'steward runs' lists them."));
        try (var company = call.steward().open(call.company());
                var follower = new Follower(call, company, Duration.ofSeconds(60), Follower.silent())) {
            var run = company.runs().find(word);
            if (company.runs().row(run).state().ended()) {
                throw ProblemException.wrongUse("The run " + run + " has ended already.");
            }
            follower.expect(run);
            company.runs().recover();
            company.runs().cancel(run);
            return follower.follow(run);
        }
    }
}
