package dev.steward.engine.internal.trace;

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

/** Folds the events of a run into its story. One thread. */
public final class TraceBuilder implements Journal.Reader {

    private static final String VERIFY = "~verify";

    private final List<RunEvent> events = new ArrayList<>();
    private final Map<String, StepStory> steps = new LinkedHashMap<>();
    private final EffectLedger effects = new EffectLedger();
    private @Nullable Batch last;

    @Override
    public void batch(Batch batch) {
        last = batch;
        for (var event : batch.events()) {
            if (event.type().equals("run.forked")) {
                steps.values().forEach(step -> step.event(event));
            }
            events.add(event);
            effects.event(event);
            if (!event.path().isEmpty()) {
                steps.computeIfAbsent(step(event.path()), StepStory::new).event(event);
            }
        }
    }

    /** The story as of the last entry that was read. */
    public Engine.Trace trace(In.Started started, String playbook, Core core) {
        var now = last;
        var row = now == null ? null : now.row();
        return new Engine.Trace(started.owner(), playbook, row == null ? started.planHash() : row.planHash(),
                row == null ? RunState.PENDING : row.state(),
                row == null ? 0 : row.seq(), row == null ? started.at() : core.began(),
                row == null ? started.inputs() : core.inputs(), core.output(),
                row == null ? null : row.error(),
                row == null ? null : row.waitingFor(), row == null ? 0 : row.costMicroUsd(), core.reservedMicroUsd(),
                core.variables(), steps.values().stream().map(StepStory::trace).toList(), effects.effects(),
                List.copyOf(events));
    }

    /** Path of the step that an event tells of: what is read back belongs to it. */
    public static String step(String path) {
        return path.endsWith(VERIFY) ? path.substring(0, path.length() - VERIFY.length()) : path;
    }
}
