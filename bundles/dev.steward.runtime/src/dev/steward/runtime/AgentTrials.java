package dev.steward.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.Preparation;
import dev.steward.runtime.internal.trial.PromptPreview;

/**
 * Tries agents of one company: what would be asked and at what price, and then a run that asks it. Methods block;
 * thread-safe.
 */
public final class AgentTrials {

    private static final List<RunState> OVER = List.of(RunState.DONE, RunState.FAILED, RunState.CANCELLED,
            RunState.SKIPPED, RunState.COMPENSATED, RunState.PARTLY_COMPENSATED);
    /** In the name of a trial's playbook. */
    private static final String TRY = "try ";
    private static final String REHEARSED = "answered by the rehearsal model";

    private final CompanySettings settings;
    private final Preparation preparation;
    private final RunService runs;
    private final ModelClient models;

    AgentTrials(CompanySettings settings, Preparation preparation, RunService runs, ModelClient models) {
        this.settings = settings;
        this.preparation = preparation;
        this.runs = runs;
        this.models = models;
    }

    /**
     * Gets an agent ready.
     *
     * @param agent  its name, with or without package
     * @param edited texts that are not saved, by path from the company's folder
     * @throws ProblemException unknown, or errors in the company's playbooks; these are the details
     */
    public AgentTrial prepare(String agent, Map<String, String> edited) {
        return preparation.agent(agent, edited);
    }

    /**
     * What would be asked; no model is asked for it, and nothing is recorded or counted.
     *
     * @param model id or name of a model in place of the agent's own, null for that
     * @throws ProblemException a model that it can ask is unknown
     */
    public AgentTrial.Preview preview(AgentTrial trial, Map<String, Value> inputs, @Nullable String model)
            throws InterruptedException {
        var used = runs.resolve(trial.playbook(), model);
        var company = new Engine.Settings(settings.zone(), settings.locale(), settings.currency(),
                settings.capMicroUsd(), used, model == null ? null : settings.model(model), Engine.Approvals.ASK);
        var seen = new PromptPreview(trial.playbook().plan(), company, models).of(inputs, Instant.now());
        var first = trial.models().isEmpty() ? CompanySettings.REHEARSAL : trial.models().getFirst();
        var request = seen.request();
        var id = request == null ? settings.model(model == null ? first : model) : request.model();
        var trouble = models.trouble(id);
        return new AgentTrial.Preview(seen.prompt(), id, trouble == null ? "" : trouble, seen.quote().tokens(),
                seen.quote().microUsd(), seen.quote().known(), seen.objection(),
                id.equals(CompanySettings.REHEARSAL));
    }

    /** Asks the agent: starts a run, whose start is durable on return. Follow it with {@link RunService#listen}. */
    public RunId start(AgentTrial trial, Map<String, Value> inputs, @Nullable String model) {
        return runs.start(new RunService.Request(trial.playbook(), inputs, model, Engine.Approvals.ASK), null,
                "try of " + Types.simple(trial.agent()));
    }

    /** How far a trial is. */
    public AgentTrial.Outcome outcome(AgentTrial trial, RunId run) {
        var trace = runs.trace(run, Long.MAX_VALUE);
        var tokens = trace.events().stream().map(event -> event.facts().get("tokens"))
                .mapToLong(value -> value instanceof Value.Int number ? number.number() : 0).sum();
        var why = trace.steps().stream().filter(step -> step.path().equals(trial.step()))
                .flatMap(step -> step.why().stream()).filter(text -> text.startsWith("answered by ")).toList();
        var by = why.isEmpty() ? "" : why.getLast();
        var output = trace.output();
        var error = trace.error();
        var waiting = trace.waitingFor();
        return new AgentTrial.Outcome(trace.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                OVER.contains(trace.state()), output == null ? "" : shown(output),
                output == null ? "" : PlainJson.text(output), error == null ? "" : error,
                waiting == null ? "" : waiting, by, by.startsWith(REHEARSED), tokens, trace.microUsd());
    }

    /** A text as it is, of something with fields a line each. */
    private String shown(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Struct struct -> struct.fields().entrySet().stream()
                    .map(field -> field.getKey() + ": " + shown(field.getValue())).collect(Collectors.joining("\n"));
            case Value.Items items when items.items().stream().anyMatch(Value.Struct.class::isInstance) ->
                items.items().stream().map(this::shown).collect(Collectors.joining("\n\n"));
            default -> Shown.text(value, settings.zone());
        };
    }

    /**
     * The full name of a step that asks the agent of a trial.
     *
     * @param step with or without its package
     * @throws ProblemException the run is no trial, or no such step asks that agent
     */
    public String step(RunId run, String step) {
        var playbook = runs.row(run).playbook();
        if (!playbook.contains(TRY)) {
            throw ProblemException
                    .wrongUse("The run " + run + " is no try of an agent, so its fixture has steps of its "
                            + "own: leave --step out.");
        }
        var steps = prepare(playbook.replace(TRY, ""), Map.of()).steps();
        return steps.stream().filter(each -> each.equals(step) || Types.simple(each).equals(step)).findFirst()
                .orElseThrow(() -> ProblemException.wrongUse("No step " + step + " asks that agent."
                        + (steps.isEmpty() ? "" : " Those that do, once in a run: " + String.join(", ",
                                steps.stream().map(Types::simple).toList()) + ".")));
    }

    /** Stops it; what it cost so far counts. */
    public void cancel(RunId run) {
        runs.cancel(run);
    }
}
