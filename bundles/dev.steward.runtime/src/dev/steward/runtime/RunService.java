package dev.steward.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.SourceMap;
import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Holds;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.past.Past;
import dev.steward.engine.spi.RunQuery;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.model.WorkflowFormatException;
import dev.steward.runtime.debug.DebugService;
import dev.steward.runtime.internal.Assembly;
import dev.steward.runtime.internal.Awaiting;
import dev.steward.runtime.internal.KeptPasts;
import dev.steward.runtime.internal.ModelDesk;
import dev.steward.runtime.internal.RunFinder;

/**
 * Runs of one company. Methods block on the store; a user interface calls them through {@link Company#async}.
 * Thread-safe.
 */
public final class RunService {

    private final Engine engine;
    private final RunStore store;
    private final CompanySettings settings;
    private final ModelDesk models;
    private final KeptPasts pasts;

    RunService(Engine engine, RunStore store, CompanySettings settings, ModelDesk models) {
        this.engine = engine;
        this.store = store;
        this.settings = settings;
        this.models = models;
        pasts = new KeptPasts(run -> Engines.past(store, hash -> Assembly.plan(store, hash), run));
    }

    /**
     * What to run.
     *
     * @param inputs    by name, typed; missing ones take their defaults
     * @param model     model id for every agent, null for what playbooks and settings say
     * @param approvals how gates are answered
     */
    public record Request(Prepared playbook, Map<String, Value> inputs, @Nullable String model,
            Engine.Approvals approvals) {
        public Request {
            inputs = Map.copyOf(inputs);
        }
    }

    /**
     * Starts a run; its start is durable on return.
     *
     * @throws ProblemException a model that it can ask is unknown
     */
    public RunId start(Request request) {
        return start(request, null, null);
    }

    /**
     * Starts a run that nobody started by hand; its start is durable on return. Starts nothing when there is a run with
     * that id.
     *
     * @param id     see {@link RunId#of}; null lets the engine choose one
     * @param origin what started it in words, null when a person did
     * @throws ProblemException a model that it can ask is unknown
     */
    public RunId start(Request request, @Nullable RunId id, @Nullable String origin) {
        return start(request, id, origin, Holds.NONE);
    }

    /** As above, held where a debugger wants it from its first step on; see {@link DebugService#holds}. */
    public RunId start(Request request, @Nullable RunId id, @Nullable String origin, Holds holds) {
        var plan = request.playbook().plan();
        var given = settings(plan, request.model(), request.approvals());
        store.putPlan(request.playbook().stored());
        var ordered = new LinkedHashMap<String, Value>();
        for (var param : request.playbook().entry().inputs()) {
            var value = request.inputs().get(param.name());
            if (value != null) {
                ordered.put(param.name(), value);
            }
        }
        return refusing(() -> engine.start(new Engine.Start(plan, ordered, given, null, id, origin, holds)));
    }

    /**
     * A fork to be.
     *
     * @param from      path of a step, or its name when the run came to only one such
     * @param playbook  as it is now, or null for the version that the run keeps
     * @param inputs    those that are to be others, by name; see {@link Prepared#someInputs}
     * @param model     model id for every agent, null for what the other run asked
     * @param approvals how gates are answered; what the other run did already is asked of a person all the same
     */
    public record ForkRequest(RunId of, String from, @Nullable Prepared playbook, Map<String, Value> inputs,
            @Nullable String model, Engine.Approvals approvals) {
        public ForkRequest {
            inputs = Map.copyOf(inputs);
        }
    }

    /**
     * Starts a run that shares the past of another one up to just before a step; durable on return. What was done
     * outside before is the other run's: the fork never takes it back, and asks before it does any of it again.
     *
     * @param id of the fork, null lets the engine choose one
     * @throws ProblemException the run never came to that step or to several such, or gives something else with that
     *                          playbook
     */
    public Engine.Forked fork(ForkRequest request, @Nullable RunId id) {
        var playbook = request.playbook();
        var plan = playbook == null ? kept(request.of()).plan() : playbook.plan();
        var given = settings(plan, request.model(), request.approvals());
        if (playbook != null) {
            store.putPlan(playbook.stored());
        }
        return possible(
                () -> engine.fork(new Engine.Fork(request.of(), request.from(), plan, request.inputs(), given, id)));
    }

    /** The paths of the steps that a run came to, in order: from each of them it can be forked. */
    public List<String> cameTo(RunId run) {
        return trace(run, Long.MAX_VALUE).steps().stream().filter(step -> step.started() != null
                && !step.path().contains("~") && !step.kind().equals("tool")).map(Engine.StepTrace::path).toList();
    }

    /**
     * Has a run that failed go on at its failed step; durable on return.
     *
     * @param playbook as it is now, or null for the version that the run keeps
     * @return the path of that step, empty when it failed between two steps
     * @throws ProblemException it did not fail at a step, gives something else with that playbook, or something was done
     *                          or taken back after that, so that only a fork can go on from there
     */
    public String reopen(RunId run, @Nullable Prepared playbook) {
        var plan = playbook == null ? kept(run).plan() : playbook.plan();
        var given = settings(plan, null, Engine.Approvals.ASK);
        if (playbook != null) {
            store.putPlan(playbook.stored());
        }
        return possible(() -> engine.reopen(run, plan, given));
    }

    /**
     * The version that a run keeps.
     *
     * @throws ProblemException it is gone, or of another version of Steward
     */
    public Prepared kept(RunId run) {
        var stored = plan(row(run).run()).orElseThrow(() -> ProblemException.wrongUse("The playbook of the run " + run
                + " is not kept any more."));
        try {
            return new Prepared(stored, Freezer.freeze(stored.model()));
        } catch (WorkflowFormatException e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, "The playbook of the run " + run
                    + " was kept by another version of Steward and can't be read.", List.of(), e);
        }
    }

    private Engine.Settings settings(Plan plan, @Nullable String model, Engine.Approvals approvals) {
        return new Engine.Settings(settings.zone(), settings.locale(), settings.currency(), settings.capMicroUsd(),
                models.resolve(plan, model), fullId(model), approvals, settings.budgets());
    }

    /** What can't be done with this run is a wrong wish. */
    private <T> T possible(Supplier<T> asked) {
        return refusing(() -> {
            try {
                return asked.get();
            } catch (RefusedException e) {
                var message = e.getMessage();
                if (message == null || engine.queue().stopped() != null) {
                    throw e;
                }
                throw new ProblemException(ProblemException.Kind.WRONG_USE, message, List.of(), e);
            }
        });
    }

    /** A refusal is a problem of who asked; while everything is stopped it says how to lift that. */
    private <T> T refusing(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RefusedException e) {
            var refused = ProblemException.of(e);
            throw engine.queue().stopped() == null ? refused
                    : new ProblemException(refused.kind(), refused.sentence() + QueueService.LIFT, List.of(), e);
        }
    }

    /**
     * The models that a run of the playbook would ask: the names that it has for them, to full ids.
     *
     * @throws ProblemException one of them is unknown
     */
    public Map<String, String> models(Prepared playbook, @Nullable String override) {
        return models.asked(playbook.plan(), override);
    }

    /** Name to full id of every model that a run of the playbook could ask. */
    Map<String, String> resolve(Prepared playbook, @Nullable String override) {
        return models.resolve(playbook.plan(), override);
    }

    /** {@code --model} takes the company's own names, too; a run records what they stood for. */
    private @Nullable String fullId(@Nullable String model) {
        return model == null ? null : settings.model(model);
    }

    /** Goes on with every run that was interrupted; returns those that it took up. */
    public List<RunId> recover() {
        return engine.recover();
    }

    /**
     * Goes on with one run that was interrupted or had to stop; false when there is no such run to go on with.
     *
     * @throws ProblemException an effect of it may still come to pass; some seconds later it can be resumed
     */
    public boolean recover(RunId run) {
        try {
            return engine.recover(run);
        } catch (RefusedException e) {
            var message = e.getMessage();
            throw new ProblemException(ProblemException.Kind.WRONG_USE,
                    message == null ? "The run can't be resumed yet." : message, List.of(), e);
        }
    }

    /**
     * Goes on with a run that was paused, interrupted or failed; false when it has ended, so that there is nothing to go
     * on with.
     *
     * @throws ProblemException an effect of it may still come to pass; some seconds later it can be resumed
     */
    public boolean resume(RunId run) {
        if (row(run).state() == RunState.PAUSED) {
            unpause(run);
            return true;
        }
        return recover(run);
    }

    /**
     * Has an open run go on with a playbook as it is now: steps and fields that say {@code was} are found under their
     * former names. Durable on return.
     *
     * @throws ProblemException that playbook gives something else for what was done already, or the run has something
     *                          under way
     */
    public void move(RunId run, Prepared playbook) {
        store.putPlan(playbook.stored());
        try {
            if (!engine.move(run, playbook.plan())) {
                throw ProblemException.wrongUse("The run " + run + " has ended, so it does not go on.");
            }
        } catch (RefusedException e) {
            throw ProblemException.of(e);
        }
    }

    /**
     * Waits until a run ended or waits for something that is further off than {@code patience}, or has waited that long
     * for the turn of a call; returns its row.
     */
    public RunStore.RunRow await(RunId run, Duration patience) throws InterruptedException {
        new Awaiting(engine).rest(run, patience);
        return row(run);
    }

    /** A run's row. */
    public RunStore.RunRow row(RunId run) {
        return store.run(run).orElseThrow(() -> ProblemException.wrongUse("There is no run " + run
                + ". 'steward runs' lists all runs."));
    }

    /** Newest first; {@code states} empty means all. */
    public List<RunStore.RunRow> list(List<RunState> states, int limit) {
        return store.runs(states, limit);
    }

    /** A part of a filtered and sorted list of runs. */
    public RunQuery.Page page(RunQuery query) {
        return store.page(query);
    }

    /** Runs that have not ended, oldest first. */
    public List<RunStore.RunRow> open() {
        return store.open();
    }

    /**
     * The run that a word means: its id, the beginning of it (with or without {@code r-}) if only one run fits, the end
     * of it, or {@code last}.
     */
    public RunId find(String word) {
        return new RunFinder(store).find(word);
    }

    /** The story of a run as of an entry ({@code Long.MAX_VALUE}: all). */
    public Engine.Trace trace(RunId run, long atSeq) {
        return engine.trace(run, atSeq).orElseThrow(() -> ProblemException.wrongUse("There is no run " + run
                + ". 'steward runs' lists all runs."));
    }

    /**
     * The past of a run up to now, to look at any moment of it and to step through it; shared by all who look at the
     * same run. Read from its journal, here even when another process works on the company. Calls nothing outside.
     */
    public Past past(RunId run) {
        return pasts.of(run).orElseThrow(() -> ProblemException.wrongUse("There is no run " + run
                + ". 'steward runs' lists all runs."));
    }

    /** Derives a run again from its journal and compares; calls no boundary. */
    public Engine.Replay replay(RunId run) {
        return engine.replay(run);
    }

    /** The types of the playbook that a run uses. */
    public TypeTable types(RunId run) {
        return Assembly.plan(store, row(run).planHash()).types();
    }

    /** The plan that a run keeps. */
    public Optional<RunStore.StoredPlan> plan(RunId run) {
        return store.run(run).flatMap(row -> store.plan(row.planHash()));
    }

    /** Where a step stands, as {@code file:line:column} of the version that the run keeps. */
    public Optional<String> place(RunId run, String staticId) {
        return plan(run).flatMap(p -> SourceMap.fromBytes(p.sourceMap()).find(staticId)).map(Object::toString);
    }

    /** The text that a run uses, which may be older than the company's files; empty when it was removed. */
    public Optional<RunText> text(RunId run) {
        return plan(run).map(plan -> {
            var places = new LinkedHashMap<String, RunText.Place>();
            SourceMap.fromBytes(plan.sourceMap()).ranges().forEach((id, range) -> places.put(id,
                    new RunText.Place(range.path(), range.line(), range.endLine())));
            return new RunText(plan.playbook(), plan.sources(), places, plan.commit());
        });
    }

    /** Stops a run at its next safe point; open sagas are compensated. */
    public void cancel(RunId run) {
        engine.cancel(run, "operator");
    }

    /** Holds a run before its next step. */
    public void pause(RunId run) {
        engine.pause(run, "operator");
    }

    /** Lets a paused run go on. */
    public void unpause(RunId run) {
        engine.unpause(run, "operator");
    }

    /** Hears every event, uncoalesced, on a thread of the engine; for printing them as they are committed. */
    public AutoCloseable listen(Engine.Listener listener) {
        return engine.listen(listener);
    }
}
