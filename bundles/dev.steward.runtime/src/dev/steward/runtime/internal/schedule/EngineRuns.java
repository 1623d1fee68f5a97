package dev.steward.runtime.internal.schedule;

import java.util.LinkedHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;

/** The runs of a company. Thread-safe. */
public final class EngineRuns implements Runs {

    private final PlaybookBook book;
    private final RunService service;
    private final Engine engine;
    private final Stops stops;
    private final RunStore store;

    /** Starts playbooks of a book. */
    public EngineRuns(PlaybookBook book, RunService service, Engine engine, RunStore store) {
        this.book = book;
        this.service = service;
        this.engine = engine;
        this.store = store;
        stops = new Stops(engine, store);
    }

    @Override
    public void start(TriggerSpec trigger, @Nullable String payload, RunId id, String origin) throws NotStarted {
        var playbook = book.playbook(trigger.playbook()).orElseThrow(() -> new NotStarted("There is no playbook "
                + trigger.playbook() + " any more."));
        var problem = trigger.problem();
        if (problem != null) {
            throw new NotStarted(problem);
        }
        var inputs = new LinkedHashMap<>(trigger.arguments());
        var input = trigger.input();
        if (input != null && payload != null) {
            inputs.put(input, value(playbook, trigger, payload));
        }
        try {
            service.start(new RunService.Request(playbook, inputs, null, Engine.Approvals.ASK), id, origin);
        } catch (ProblemException e) {
            throw new NotStarted(e.sentence());
        }
    }

    private static Value value(Prepared playbook, TriggerSpec trigger, String payload) throws NotStarted {
        var type = new Type.Named(String.valueOf(trigger.event()));
        return switch (TypedJson.parse(payload, type, playbook.plan().types())) {
            case TypedJson.Fits fits -> fits.value();
            case TypedJson.Wrong wrong -> throw new NotStarted("What the event brought is no longer "
                    + Types.words(type, playbook.plan().types()) + ": " + wrong.complaint() + ".");
        };
    }

    @Override
    public boolean tell(EventStore.Event event) {
        return engine.deliver(new Engine.Event(event.id(), event.name(), event.payload(), event.at()));
    }

    @Override
    public boolean exists(RunId run) {
        return store.run(run).isPresent();
    }

    @Override
    public boolean isOpen(RunId run) {
        return store.run(run).filter(row -> !row.state().ended()).isPresent();
    }

    @Override
    public void stop(RunId run, String by) {
        stops.stop(run, by);
    }
}
