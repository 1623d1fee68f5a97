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
import dev.steward.cli.internal.text.Json;
import dev.steward.engine.Engine;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** {@code steward decide}: answers a request; its run goes on until its next wait. */
public final class DecideCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("decide", "ID approve|reject|edit", 2, 2,
                List.of(Option.values("--set", "k=v",
                        "for edit: a changed value, or a field of the value that is asked for"),
                        Option.value("--note", "TEXT", "why; kept with the decision"),
                        Option.value("--took", "D",
                                "how long you needed, for budgets of operator minutes (default 1 min)"),
                        Option.value("--wait", "D", "timers shorter than this are waited for (default 60 s)")),
                "Answer a request; its run goes on until its next wait",
                List.of("'edit' approves with the changed values: what you approve is what runs."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var id = call.arguments().operands().getFirst();
        var answer = answer(call.arguments().operands().get(1));
        var edits = Pairs.read(call.arguments().values("--set"), "--set");
        if (answer != Engine.Answer.EDIT && !edits.isEmpty()) {
            throw ProblemException.wrongUse("--set goes with edit: steward decide " + id + " edit --set k=v.");
        }
        if (answer == Engine.Answer.EDIT && edits.isEmpty()) {
            throw ProblemException
                    .wrongUse("edit needs at least one changed value: steward decide " + id + " edit --set k=v.");
        }
        var took = Numbers.span(call.arguments(), "--took", InboxService.UNMEASURED);
        var patience = Numbers.span(call.arguments(), "--wait", Duration.ofSeconds(60));
        try (var company = call.steward().open(call.company());
                var follower = new Follower(call, company, patience, Follower.silent());
                var interrupt = new Interrupt(call, company)) {
            var run = company.inbox().run(id);
            interrupt.about(run);
            follower.expect(run);
            company.runs().recover(run);
            company.inbox().decide(id, answer, edits, call.arguments().value("--note").orElse(null), took);
            var stopped = company.queue().show().stopped();
            if (stopped != null) {
                call.json(Json.ended(company.runs().trace(run, Long.MAX_VALUE)));
                call.note("Answered. Everything is stopped, so the run goes on after 'steward queue --go'.");
                return ExitCode.WAITING;
            }
            return follower.follow(run);
        }
    }

    private static Engine.Answer answer(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "approve", "yes" -> Engine.Answer.APPROVE;
            case "reject", "no" -> Engine.Answer.REJECT;
            case "edit" -> Engine.Answer.EDIT;
            default -> throw ProblemException.wrongUse("'" + word + "' is no answer."
                    + Suggestions.didYouMean(word, List.of("approve", "reject", "edit"))
                    + " Write approve, reject or edit.");
        };
    }
}
