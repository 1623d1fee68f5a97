package dev.steward.engine.internal.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.RunState;
import dev.steward.engine.internal.core.Batch;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.value.Value;

/** Folds the events of a run into its story. One thread. */
public final class TraceBuilder implements Journal.Reader {

    private final List<RunEvent> events = new ArrayList<>();
    private final Map<String, StepStory> steps = new LinkedHashMap<>();
    private final EffectLedger effects = new EffectLedger();
    private @Nullable Batch last;

    @Override
    public void batch(Batch batch) {
        last = batch;
        for (var event : batch.events()) {
            events.add(event);
            effects.event(event);
            if (!event.path().isEmpty()) {
                var path = event.path().endsWith("~verify")
                        ? event.path().substring(0, event.path().length() - "~verify".length())
                        : event.path();
                steps.computeIfAbsent(path, StepStory::new).event(event);
            }
        }
    }

    /** The story as of the last entry that was read. */
    public Engine.Trace trace(In.Started started, String playbook, Core core) {
        var now = last;
        var row = now == null ? null : now.row();
        return new Engine.Trace(started.run(), playbook, row == null ? started.planHash() : row.planHash(),
                row == null ? RunState.PENDING : row.state(),
                row == null ? 0 : row.seq(), started.at(), started.inputs(), core.output(),
                row == null ? null : row.error(),
                row == null ? null : row.waitingFor(), row == null ? 0 : row.costMicroUsd(), core.reservedMicroUsd(),
                core.variables(), steps.values().stream().map(StepStory::trace).toList(), effects.effects(),
                List.copyOf(events));
    }

    /** One step as its events tell it. */
    private static final class StepStory {
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

        StepStory(String path) {
            this.path = path;
        }

        void event(RunEvent event) {
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
                case "step.stopped" -> end(event, "cancelled");
                case "effect.compensated" -> state = "compensated";
                case "ask.opened", "timer.set" -> state = ended == null ? "waiting" : state;
                case "ask.answered" -> state = ended == null ? "running" : state;
                case "step.why" -> why.add(text(event, "text"));
                default -> {
                    // tells nothing about the step itself
                }
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

        Engine.StepTrace trace() {
            return new Engine.StepTrace(path, staticId, kind, state, started, ended, attempts, microUsd, value, error,
                    List.copyOf(why));
        }
    }
}
