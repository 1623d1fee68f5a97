package dev.steward.cli.internal.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Command;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.cli.internal.follow.Follower;
import dev.steward.cli.internal.text.Json;
import dev.steward.engine.Engine;
import dev.steward.engine.value.Types;
import dev.steward.runtime.AgentTrial;
import dev.steward.runtime.RunService;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.Tone;

/** {@code steward try}: one agent by itself, or only what it would be asked. */
public final class TryCommand implements Command {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Syntax syntax() {
        return new Syntax("try", "AGENT", 1, 1,
                List.of(Option.values("--input", "k=v", "an input"),
                        Option.value("--model", "ID", "this model, such as rehearsal or openai:NAME"),
                        Option.flag("--preview", "only the prompt, and what it can cost; no model is asked")),
                "Ask one agent by itself",
                List.of("A run like any other: policies, budgets and labels have their say, and what it costs counts. "
                        + "'steward fixture last --step PLAYBOOK/STEP' makes its answer a fixture."));
    }

    @Override
    public ExitCode run(Invocation call) throws InterruptedException {
        var folder = call.company();
        var model = call.arguments().value("--model").orElse(null);
        try (var company = call.steward().open(folder)) {
            var trial = company.agents().prepare(call.arguments().operands().getFirst(), Map.of());
            var inputs = trial.read(folder.settings(), Pairs.read(call.arguments().values("--input"), "--input"));
            var preview = company.agents().preview(trial, inputs, model);
            if (call.arguments().has("--preview")) {
                show(call, trial, preview);
                return preview.objection().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
            }
            company.queue().checkGoing();
            call.note(call.paint().in(Tone.STRONG, Types.simple(trial.agent())) + "  " + price(preview));
            var request = new RunService.Request(trial.playbook(), inputs, model, Engine.Approvals.ASK);
            try (var follower = new Follower(call, company, PATIENCE, Follower.asking(call, company));
                    var interrupt = new Interrupt(call, company)) {
                return follower.follow(interrupt.begin(company, request, follower));
            }
        }
    }

    private static void show(Invocation call, AgentTrial trial, AgentTrial.Preview preview) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", "preview");
        object.put("agent", trial.agent());
        object.put("model", preview.model());
        object.put("prompt", preview.prompt());
        object.put("tokens", preview.tokens());
        object.put("worstCase", preview.known() ? Json.cost(preview.microUsd()) : null);
        object.put("objection", preview.objection());
        object.put("trouble", preview.trouble());
        call.json(object);
        call.print(preview.prompt());
        call.note(call.paint().in(Tone.FAINT, price(preview)));
        if (!preview.objection().isEmpty()) {
            call.print(call.paint().in(Tone.FAILED, "✕ ") + preview.objection());
        }
        if (!preview.trouble().isEmpty()) {
            call.print(preview.trouble());
        }
    }

    private static String price(AgentTrial.Preview preview) {
        return preview.model() + " · at most " + preview.tokens() + " tokens, "
                + (preview.known() ? Say.money(preview.microUsd()) : "price not known")
                + (preview.rehearsal() ? " · rehearsal: no real model answers" : "");
    }
}
