package dev.steward.engine.internal.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;

/** One step as its events tell it. One thread. */
public final class StepStory {
    private final String path;
    private final List<String> why = new ArrayList<>();
    private String staticId = "";
    private String kind = "";
    private String state = "pending";
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private @Nullable Value value;
    private @Nullable String error;
    private int attempts;
    private long microUsd;

    /** Of the step at a path. */
    public StepStory(String path) {
        this.path = path;
    }

    /** What was told of it next. */
    public void event(RunEvent event) {
        switch (event.type()) {
            case "step.started" -> {
                started = event.at();
                staticId = text(event, "staticId");
                kind = text(event, "kind");
                state = "running";
            }
            case "call.intended" -> {
                state = "running";
                attempts += event.path().equals(path) ? 1 : 0;
            }
            case "call.done", "call.lost" -> microUsd += cost(event);
            case "call.failed" -> error = text(event, "error") + ": " + text(event, "message");
            case "step.done" -> {
                end(event, "done");
                value = event.facts().get("value");
                error = null;
            }
            case "step.failed" -> {
                end(event, "failed");
                error = text(event, "error") + ": " + text(event, "message");
            }
            case "step.held" -> {
                staticId = staticId.isEmpty() ? text(event, "staticId") : staticId;
                kind = kind.isEmpty() ? text(event, "kind") : kind;
            }
            case "step.stopped" -> end(event, "cancelled");
            case "effect.compensated" -> state = "compensated";
            case "ask.opened", "timer.set" -> state = ended == null ? "waiting" : state;
            case "ask.answered" -> state = ended == null ? "running" : state;
            case "run.forked" -> inherited(text(event, "of"));
            case "step.why" -> why.add(text(event, "text"));
            default -> {
                // tells nothing about the step itself
            }
        }
    }

    /** It was done by the run that this one was forked from, and paid by that one. */
    private void inherited(String of) {
        if (!staticId.isEmpty()) {
            why.add("part of the past that is shared with " + of + (microUsd == 0 ? ""
                    : ", which paid " + Shown.amount(BigDecimal.valueOf(microUsd, 6).stripTrailingZeros()) + " USD"));
            microUsd = 0;
        }
    }

    private void end(RunEvent event, String how) {
        ended = event.at();
        state = how;
    }

    private static long cost(RunEvent event) {
        return event.facts().getOrDefault("cost", event.facts().get("charged")) instanceof Value.Money m
                ? m.amount().movePointRight(6).longValue()
                : 0;
    }

    private static String text(RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Text t ? t.text() : "";
    }

    /** As of the last event. */
    public Engine.StepTrace trace() {
        return new Engine.StepTrace(path, staticId, kind, state, started, ended, attempts, microUsd, value, error,
                List.copyOf(why));
    }
}
