package dev.steward.cli.internal.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Types;
import dev.steward.runtime.Company;
import dev.steward.runtime.schedule.EventService;

/** {@code steward event}: something happened outside; what it concerns starts or goes on. */
public final class EventCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("event", "TYPE", 1, 1,
                List.of(Option.values("--set", "k=v", "a field of what the event brings"),
                        Option.value("--id", "ID", "the sender's name for this very event; a second one with it within"
                                + " 30 days changes nothing (default: a new one)"),
                        Option.value("--wait", "D", "timers shorter than this are waited for (default 60 s)")),
                "Tell that something happened outside; what it concerns starts or goes on",
                List.of("TYPE is what the event is named after in 'trigger on event TYPE' or 'on event TYPE'."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var fields = Pairs.read(call.arguments().values("--set"), "--set");
        var id = call.arguments().value("--id").orElseGet(() -> "by-hand-" + UUID.randomUUID());
        var patience = Numbers.span(call.arguments(), "--wait", Duration.ofSeconds(60));
        try (var company = call.steward().open(call.company()); var interrupt = new Interrupt(call, company)) {
            var delivery = company.events().deliver(call.arguments().operands().getFirst(), fields, id);
            var reached = company.events().bring(delivery);
            tell(call, company, delivery, reached);
            var worst = kept(company, delivery) ? ExitCode.WAITING : ExitCode.DONE;
            var runs = new LinkedHashMap<RunId, String>();
            reached.started().values().forEach(run -> runs.put(run, "started"));
            reached.wentOn().forEach(run -> runs.put(run, "went on"));
            for (var run : runs.keySet()) {
                interrupt.about(run);
                try (var follower = new Follower(call, company, patience, Follower.asking(call, company))) {
                    call.note(Types.simple(company.runs().row(run).playbook()) + " " + runs.get(run) + ": " + run);
                    var code = delivery.fresh() ? follower.join(run) : ExitCode.DONE;
                    worst = code.number() > worst.number() ? code : worst;
                }
            }
            return worst;
        }
    }

    /** It is durable, and nothing follows from it while everything is held. */
    private static boolean kept(Company company, EventService.Delivery delivery) {
        var queue = company.queue().show();
        return delivery.fresh() && (queue.stopped() != null || queue.held() != null);
    }

    private static void tell(Invocation call, Company company, EventService.Delivery delivery,
            EventService.Reached reached) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "delivery");
        object.put("event", delivery.event());
        object.put("id", delivery.id());
        object.put("fresh", delivery.fresh());
        object.put("triggers", delivery.takers());
        object.put("started", reached.started().values().stream().map(RunId::text).toList());
        object.put("wentOn", reached.wentOn().stream().map(RunId::text).toList());
        call.json(object);
        if (!delivery.fresh()) {
            call.note("An event with the id " + delivery.id() + " came before, so nothing follows from this one.");
        } else if (kept(company, delivery)) {
            call.note("Kept. Nothing begins now, so what it concerns goes on after 'steward queue --go'.");
        } else {
            delivery.takers().stream().filter(trigger -> !reached.started().containsKey(trigger))
                    .forEach(trigger -> call
                            .note(trigger + " did not start a run now; 'steward queue' tells why."));
            if (delivery.takers().isEmpty() && reached.wentOn().isEmpty()) {
                call.note("No run waits for it now; one that has begun keeps it for a wait to come.");
            }
        }
    }
}
