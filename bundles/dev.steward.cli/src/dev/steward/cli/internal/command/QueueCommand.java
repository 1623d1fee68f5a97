package dev.steward.cli.internal.command;

import java.util.List;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.text.QueueText;
import dev.steward.engine.Queue;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;

/** {@code steward queue}: who waits for a turn and why; holds and releases. */
public final class QueueCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("queue", "", 0, 0,
                List.of(Option.flag("--pause", "no further run begins; those that have begun go on"),
                        Option.flag("--go", "end a pause and an emergency stop; what was open goes on")),
                "Show what waits for a turn and why; pause, or let go on",
                List.of("A pause and a stop survive a restart. Places are in the order in which they get their turn."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var arguments = call.arguments();
        if (arguments.has("--pause") && arguments.has("--go")) {
            throw ProblemException.wrongUse("steward queue: --pause or --go, not both.");
        }
        try (var company = call.steward().open(call.company())) {
            if (arguments.has("--pause")) {
                company.queue().pause();
            } else if (arguments.has("--go")) {
                tell(call, company.queue().go());
            }
            show(call, company);
        }
        return ExitCode.DONE;
    }

    private static void tell(Invocation call, Queue before) {
        if (before.stopped() == null && before.held() == null) {
            call.note("Nothing was paused or stopped.");
        } else {
            call.note("It goes on: " + (before.stopped() == null ? "the pause is over."
                    : before.held() == null ? "the stop is lifted." : "the stop is lifted and the pause is over."));
        }
    }

    private static void show(Invocation call, Company company) {
        var queue = company.queue().show();
        var stuck = company.queue().stuck();
        call.json(QueueText.json(queue));
        queue.places().forEach(place -> call.json(QueueText.json(place)));
        queue.slots().forEach(slot -> call.json(QueueText.json(slot)));
        stuck.forEach(each -> call.json(QueueText.json(each)));
        new QueueText(company.folder().settings().zone(), call.paint(), call::print).tell(queue, stuck);
        var owner = company.owner();
        if (!owner.here()) {
            call.note("Runs go on in " + owner.words() + ".");
        }
    }
}
