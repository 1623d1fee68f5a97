package dev.steward.cli.internal.follow;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import dev.steward.cli.internal.Invocation;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.tell.EventWords;
import dev.steward.cli.internal.text.Json;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.States;
import dev.steward.engine.Engine;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** Tells what happens in all runs, a line for each event; for programs every event as an object. */
public final class Chronicle implements Engine.Listener {

    private final Invocation call;
    private final EventWords lines;
    private final ZoneId zone;

    /** For one process that serves. */
    public Chronicle(Invocation call, ZoneId zone) {
        this.call = call;
        this.zone = zone;
        lines = new EventWords(zone);
    }

    @Override
    public synchronized void event(Engine.RunEvent event) {
        call.json(Json.of(event));
        line(event).ifPresent(line -> call.note(Say.moment(event.at(), Instant.now(), zone) + "  "
                + call.paint().in(Tone.FAINT, event.run().text()) + "  " + line
                + (event.path().isEmpty() ? "" : "  " + call.paint().in(Tone.FAINT, event.path()))));
    }

    private static String playbook(Engine.RunEvent event) {
        return event.facts().get("playbook") instanceof Value.Text name ? Types.simple(name.text()) : "a run";
    }

    private Optional<String> line(Engine.RunEvent event) {
        return switch (event.type()) {
            case "run.started" -> Optional.of(call.paint().in(Tone.RUNNING, "▶") + " " + playbook(event) + " started");
            case "step.done" -> Optional.of(call.paint().in(Tone.DONE, "✓") + " done");
            case "run.ended" -> Optional.of(call.paint().line(States.line(event.state())) + "  "
                    + Say.money(event.microUsd()));
            default -> lines.of(event).map(call.paint()::line);
        };
    }
}
