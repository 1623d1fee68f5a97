package dev.steward.cli.internal.command;

import java.util.List;
import java.util.stream.Stream;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.text.QueueText;
import dev.steward.cli.internal.text.TriggerText;
import dev.steward.engine.Queue;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;

/** {@code steward queue}: who waits for a turn and why; holds and releases. */
public final class QueueCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("queue", "[TRIGGER]", 0, 1,
                List.of(Option.flag("--pause", "no further run begins; those that have begun go on"),
                        Option.flag("--go", "end a pause and an emergency stop; what was open goes on"),
                        Option.flag("--fire", "start what TRIGGER starts, now")),
                "Show what waits for a turn and why, and what starts when; pause, or let go on",
                List.of("A pause and a stop survive a restart. Places are in the order in which they get their turn.",
                        "TRIGGER is a trigger as the list shows it, or its playbook's name, or NAME/2 for the second one"
                                + " of a playbook; --pause and --go then concern this trigger alone."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var arguments = call.arguments();
        var asked = Stream.of("--pause", "--go", "--fire").filter(arguments::has).toList();
        var trigger = arguments.operand(0);
        if (asked.size() > 1 || trigger.isPresent() && asked.isEmpty()
                || trigger.isEmpty() && asked.contains("--fire")) {
            throw ProblemException.wrongUse("steward queue: write --pause or --go; with a TRIGGER one of --pause, --go"
                    + " and --fire.");
        }
        try (var company = call.steward().open(call.company())) {
            if (trigger.isPresent()) {
                change(call, company, trigger.get(), asked.getFirst());
            } else if (asked.contains("--pause")) {
                company.queue().pause();
            } else if (asked.contains("--go")) {
                tell(call, company.queue().go());
            }
            show(call, company);
        }
        return ExitCode.DONE;
    }

    private static void change(Invocation call, Company company, String trigger, String what) {
        switch (what) {
            case "--pause" -> call.note(company.schedule().pause(trigger) + " is paused.");
            case "--go" -> call.note(company.schedule().go(trigger) + " starts runs again.");
            default -> {
                company.queue().checkGoing();
                call.note("Started " + company.schedule().fire(trigger) + ".");
            }
        }
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
        var triggers = company.schedule().list();
        triggers.forEach(each -> call.json(TriggerText.json(each)));
        new QueueText(company.folder().settings().zone(), call.paint(), call::print).tell(queue, stuck);
        triggers.forEach(each -> call.print(TriggerText.line(each, company.folder().settings().zone(), call.paint())));
        var owner = company.owner();
        if (!owner.here()) {
            call.note("Runs go on in " + owner.words() + ".");
        }
    }
}
