package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ToolCalls;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;

/** Asks a model through an agent; its answer is checked against the declared type. */
final class AgentAction extends Action implements Calls.Owner, Calls.QuoteOwner {

    private static final Set<String> NEXT_MODEL = Set.of(BoundaryException.OUTAGE, BoundaryException.RATE_LIMIT,
            BoundaryException.TIMEOUT, BoundaryException.AUTH_FAILED);
    private static final int MOST_QUOTED = 8_000;

    private final Call.Agent call;
    private final Plan.AgentPlan agent;
    private final Spending spending;
    private final Toll toll;
    private final ValuesGate gate;
    private List<Quota> limits = List.of();
    private int countedFor = Quotas.NOBODY;
    /** What it saw so far: the prompt, and what tools gave. */
    private final Map<TypeDef.Label, Labels.Mark> held = new EnumMap<>(TypeDef.Label.class);
    private final List<String> models = new ArrayList<>();
    private final List<ModelClient.Turn> turns = new ArrayList<>();
    private List<String> examples = List.of();
    private String answer = "";
    private int model;
    private int repaired;
    private final KeptAnswer kept;
    private final ToolRounds tools;
    private @Nullable String keep;
    private @Nullable Timer collecting;
    private boolean collected;
    private int quote;
    private int open;

    AgentAction(StepFrame step, Call.Agent call) {
        super(step);
        this.call = call;
        var found = run.plan.agents().get(call.agent());
        if (found == null) {
            throw new IllegalStateException("The plan has no agent " + call.agent() + ".");
        }
        agent = found;
        spending = new Spending(step);
        kept = new KeptAnswer(this);
        tools = new ToolRounds(this, agent);
        toll = new Toll(this);
        gate = new ValuesGate(this, Plan.PolicyKind.PROMPT, agent.name(), agent.params());
        models.add(agent.model());
        models.addAll(agent.fallbacks());
    }

    @Override
    void begin() {
        gate.pass(values(call.args()), (args, taken) -> {
            limits = taken;
            countedFor = Quotas.NOBODY;
            prompt(args);
        });
    }

    private void prompt(Map<String, Value> args) {
        var names = new Scope(run);
        args.forEach((name, value) -> names.bind(name, declared(name, value)));
        keep = kept.name(agent.name(), args);
        var prompt = run.evaluator().value(agent.prompt(), names);
        saw(run.labels.of(prompt));
        var labels = new LabelGate(run).prompt(step.path(), agent.name(), held);
        var broken = labels == null ? run.broken(step) : labels;
        if (broken != null) {
            step.failed(Failure.error(BoundaryException.POLICY_DENIED, broken));
            return;
        }
        turns.add(new ModelClient.Turn("user", run.evaluator().shown(prompt)));
        examples = args.values().stream().flatMap(v -> v instanceof Value.Items i ? i.items().stream()
                : java.util.stream.Stream.of(v)).filter(this::remembered).map(run.evaluator()::shown).toList();
        attempt();
    }

    /** What the agent's own inputs are declared with comes to it. */
    private Value declared(String name, Value value) {
        return agent.params().stream().filter(param -> param.name().equals(name)).findFirst()
                .map(param -> run.labels.marked(value, param.labels(), new Labels.Mark("the input " + name, null)))
                .orElse(value);
    }

    /** Whatever it saw may be in its answer. */
    @Override
    Value labelled(Value answer) {
        return run.labels.all(run.labels.entered(answer, new Labels.Mark(agent.name(), null), false), held);
    }

    /** What it has seen is in whatever it says from then on. */
    void saw(Map<TypeDef.Label, Labels.Mark> marks) {
        marks.forEach(held::putIfAbsent);
    }

    Map<TypeDef.Label, Labels.Mark> seen() {
        return held;
    }

    /** What rules over prompts want replaced. */
    Redaction redaction() {
        return gate.redaction();
    }

    private boolean remembered(Value value) {
        return value instanceof Value.Struct s && run.plan.types().types().get(s.type()) instanceof TypeDef.StructDef d
                && d.kind() != TypeDef.StructKind.TYPE;
    }

    private String resolved(String alias) {
        var settings = run.lives.settings();
        var override = settings.modelOverride();
        if (override != null) {
            return override;
        }
        var id = settings.models().get(alias);
        return id == null ? alias : id;
    }

    @Override
    void attempt() {
        if (turns.isEmpty()) {
            begin();
            return;
        }
        var window = step.step.batched();
        if (window == null || collected) {
            quote = run.calls.quote(spec(), this);
        } else {
            collect(window);
        }
    }

    /**
     * Waits for the end of the window that is open now: it is the same for all runs, so that their calls are made
     * together, and none waits longer than it is long.
     */
    private void collect(Duration window) {
        var length = Math.max(1, window.toMillis());
        var due = Instant.ofEpochMilli(Math.floorDiv(run.now().toEpochMilli(), length) * length + length);
        run.why(step.path(), () -> "made together with others at " + Shown.moment(due, run.started.settings().zone()));
        collecting = run.timers.set(step.path(), due, () -> {
            collecting = null;
            collected = true;
            run.gates.atCall(step, () -> step.guardedStep(this::attempt));
        });
    }

    private CallSpec.Model spec() {
        return new CallSpec.Model(step.path(), resolved(models.get(model)), turns, agent.output(),
                ownKey() + "#" + (repaired + tools.count() + 1), examples, keep, step.step.batched() != null,
                tools.offered());
    }

    @Override
    public void quoted(In.Quoted in) {
        quote = 0;
        run.gates.atCall(step, () -> make(in));
    }

    private void make(In.Quoted in) {
        var caps = new ArrayList<Cap>(spending.caps());
        if (agent.budget() != null) {
            caps.add(0, run.caps.agent(agent));
        }
        if (!in.known()) {
            var unknown = "the price of " + spec().model() + " is not known";
            run.why(step.path(), () -> unknown);
            spending.hint(unknown + ", so the dearest is assumed: set models.price.unknown=INPUT/OUTPUT in "
                    + "steward.properties (USD per million tokens)");
        }
        toll.pass(agent.name(), spec().args(), in.microUsd(), more -> {
            var all = new ArrayList<Quota>(more);
            if (countedFor != run.quotas.owner()) {
                all.addAll(limits);
            }
            var wish = new Spending.Wish(caps, in.microUsd(), in.tokens(), models.get(model), all);
            spending.cover(wish, agent.periodBudgets(), taken -> {
                // a question counts once, however often it is tried, but for a fork as its own
                countedFor = run.quotas.owner();
                open = run.calls.make(spec(), nextAttempt(), this, wish.price(taken));
            });
        });
    }

    @Override
    public void done(In.CallDone result) {
        open = 0;
        answer = ToolCalls.text(result.value());
        result.notes().forEach(note -> run.why(step.path(), () -> note));
        if (!ToolCalls.calls(result.value()).isEmpty()) {
            ask(result.value());
            return;
        }
        switch (TypedJson.answer(answer, agent.output(), run.plan.types())) {
            case TypedJson.Fits fits -> step.succeeded(labelled(fits.value()));
            case TypedJson.Wrong wrong -> step.failed(Failure.error(BoundaryException.INVALID_OUTPUT,
                    "The answer of " + agent.name() + " does not fit: " + wrong.complaint() + "."));
        }
    }

    private void ask(Value said) {
        var stop = step.stopping();
        var complaint = stop == null ? tools.ask(said) : null;
        if (stop != null) {
            step.failed(stop);
        } else if (complaint != null) {
            step.failed(Failure.error(BoundaryException.INVALID_OUTPUT, complaint));
        }
    }

    /** What it asked for was called; it goes on with the results, or the step fails. */
    void heard(ToolRound round, Completion how) {
        tools.ended();
        var stop = step.stopping();
        if (stop != null) {
            step.failed(stop);
        } else if (how instanceof Completion.Failed failed) {
            step.failed(failed.failure());
        } else {
            turns.addAll(round.turns());
            run.gates.atCall(step, () -> step.guardedStep(this::attempt));
        }
    }

    @Override
    public void failed(In.CallFailed result) {
        open = 0;
        step.failed(Failure.error(result.error(), result.message()), result.retryAfter());
    }

    @Override
    public void lost() {
        open = 0;
        var stop = step.stopping();
        if (run.lives.anew() && stop != null) {
            // nobody wants the answer any more, so it is not paid again
            step.failed(stop);
            return;
        }
        run.why(step.path(),
                () -> run.lives.leavesPast()
                        ? "asked again: the answer of the call before is not part of what is shared"
                        : "asked again: the answer of the call before was lost with the process, and is charged");
        run.gates.atCall(step, this::attempt);
    }

    @Override
    boolean fallback(Failure why, int repairs) {
        if (why.error().equals(BoundaryException.INVALID_OUTPUT)) {
            return repaired < repairs && !turns.isEmpty() && repair(why);
        }
        if (!NEXT_MODEL.contains(why.error()) || model + 1 >= models.size()) {
            return false;
        }
        model++;
        run.why(step.path(), () -> "model " + models.get(model) + " after " + why.sentence());
        run.gates.atCall(step, this::attempt);
        return true;
    }

    private boolean repair(Failure why) {
        repaired++;
        run.why(step.path(), () -> "repair " + repaired + ": " + why.message());
        var said = answer.length() > MOST_QUOTED ? answer.substring(0, MOST_QUOTED) + "…" : answer;
        turns.add(new ModelClient.Turn("assistant", said.isBlank() ? "(nothing)" : said));
        turns.add(new ModelClient.Turn("user", why.message() + " Answer again, completely, so that it fits."));
        run.gates.atCall(step, this::attempt);
        return true;
    }

    @Override
    boolean cached(Failure why, Consumer<Failure> none) {
        return kept.ask(why, none);
    }

    @Override
    boolean withModel(String other) {
        models.clear();
        models.add(other);
        model = 0;
        run.gates.atCall(step, this::attempt);
        return true;
    }

    @Override
    Type type() {
        return agent.output();
    }

    @Override
    boolean stop(Failure why) {
        spending.stop();
        toll.stop();
        gate.stop();
        var timer = collecting;
        if (timer != null) {
            run.timers.drop(timer);
        }
        if (kept.busy() || !tools.stop(why)) {
            return false;
        }
        if (quote != 0) {
            run.calls.dropQuote(quote);
        }
        if (open != 0 && why.kind() == Failure.Kind.CANCELLED) {
            run.calls.interrupt(open);
            return true;
        }
        return open == 0;
    }

}
