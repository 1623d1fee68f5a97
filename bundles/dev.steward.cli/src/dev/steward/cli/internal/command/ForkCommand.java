package dev.steward.cli.internal.command;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.runtime.Company;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;

/** {@code steward fork}: a run that shares the past of another one, followed to its end or its next wait. */
public final class ForkCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("fork", "RUN", 1, 1,
                List.of(Option.value("--from", "STEP",
                        "it begins just before this step, such as send or letters[ana]/send"),
                        Option.values("--input", "k=v", "an input that is to be another one"),
                        Option.value("--on-version", "current", "go on with the playbook as it is now"),
                        Option.value("--model", "ID", "this model for every agent, such as rehearsal or openai:NAME"),
                        Option.value("--approve", "ask|all|none",
                                "who answers: you, yes to all but irreversible effects, or no (default ask)"),
                        Option.value("--wait", "D", "timers shorter than this are waited for (default 60 s)")),
                "Start a run that shares the past of another one",
                List.of("RUN is a run's id, the beginning or end of it, or 'last'. Without --from the steps that it came"
                        + " to are listed.",
                        "What was done outside before the step is the other run's: the fork never takes it back, and asks"
                                + " before it does any of it again."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var approvals = RunCommand.approvals(call.arguments().value("--approve").orElse("ask"));
        var patience = Numbers.span(call.arguments(), "--wait", Duration.ofSeconds(60));
        var typed = Pairs.read(call.arguments().values("--input"), "--input");
        var current = ResumeCommand.current(call);
        try (var company = call.steward().open(call.company()); var interrupt = new Interrupt(call, company)) {
            company.queue().checkGoing();
            var run = company.runs().find(call.arguments().operands().getFirst());
            var from = call.arguments().value("--from").orElseThrow(() -> unsaid(company, run));
            var now = current ? ResumeCommand.current(call, company, run) : null;
            var version = now == null ? company.runs().kept(run) : now;
            var request = new RunService.ForkRequest(run, from, now,
                    version.someInputs(company.folder().settings(), typed),
                    call.arguments().value("--model").orElse(null), approvals);
            try (var follower = new Follower(call, company, patience, Follower.asking(call, company))) {
                var id = RunId.random(Instant.now(), new SecureRandom());
                follower.expect(id);
                interrupt.about(id);
                tell(call, run, company.runs().fork(request, id), now);
                return follower.follow(id);
            }
        }
    }

    private static ProblemException unsaid(Company company, RunId run) {
        var steps = company.runs().cameTo(run);
        return ProblemException.wrongUse(steps.isEmpty()
                ? "The run " + run + " came to no step yet, so there is nothing to fork from."
                : "Say from which step with --from. The run " + run + " came to " + String.join(", ", steps) + ".");
    }

    private static void tell(Invocation call, RunId of, Engine.Forked made, @Nullable Prepared now) {
        call.note(made.run() + " is a fork of " + of + " from " + made.from()
                + (now == null ? "." : ", with " + now.name() + " as it is now."));
        if (made.fromHere()) {
            call.note("Steps before it have used the former inputs already; from " + made.from()
                    + " on the new ones count.");
        }
        if (!made.inherited().isEmpty()) {
            call.note("What these did belongs to " + of + " and is never taken back by the fork: "
                    + String.join(", ", made.inherited()) + ".");
        }
        if (!made.takenBack().isEmpty()) {
            call.note(of + " took back later, so that it does not stand any more: "
                    + String.join(", ", made.takenBack()) + ". Fork from "
                    + made.takenBack().getFirst() + " to do it again.");
        }
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "fork");
        object.put("run", made.run().text());
        object.put("of", of.text());
        object.put("from", made.from());
        object.put("inherited", made.inherited());
        object.put("takenBack", made.takenBack());
        object.put("inputsFromHere", made.fromHere());
        call.json(object);
    }
}
