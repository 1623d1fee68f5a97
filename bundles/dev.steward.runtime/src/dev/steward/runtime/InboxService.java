package dev.steward.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.GatedEffects;

/** What waits for the operator. Methods block on the store; thread-safe. */
public final class InboxService {

    /** What an answer counts against budgets of operator minutes when nobody measured it. */
    public static final Duration UNMEASURED = Duration.ofMinutes(1);

    private final Engine engine;
    private final RunStore store;
    private final CompanySettings settings;

    InboxService(Engine engine, RunStore store, CompanySettings settings) {
        this.engine = engine;
        this.store = store;
        this.settings = settings;
    }

    /** Open questions, oldest first. */
    public List<RunStore.AskRow> open() {
        return store.asks();
    }

    /** Open questions of a run, oldest first. */
    public List<RunStore.AskRow> open(RunId run) {
        return store.asks().stream().filter(ask -> ask.run().equals(run)).toList();
    }

    /** What the operator needs to see to answer. */
    public Optional<Engine.Card> card(String id) {
        return engine.card(id);
    }

    /** What an open question lets through, where that is an operation of a connector; empty otherwise. */
    public Optional<GatedEffect> effect(String id) {
        return store.ask(id).filter(ask -> ask.answer() == null)
                .flatMap(ask -> new GatedEffects(engine, store).of(ask));
    }

    /** The run that a question belongs to, answered or not. */
    public RunId run(String id) {
        return store.ask(id).map(RunStore.AskRow::run)
                .orElseThrow(() -> ProblemException.wrongUse("There is no request '" + id
                        + "'." + Suggestions.didYouMean(id, store.asks().stream().map(RunStore.AskRow::id).toList())
                        + " 'steward inbox' lists what waits for you."));
    }

    /**
     * Answers a question; durable on return.
     *
     * @param edits argument, or field of the value that is asked for, to text as people type it, or JSON
     * @param took  how long the operator was busy with it
     * @throws ProblemException unknown, expired or answered already, or an edit does not fit
     */
    public void decide(String id, Engine.Answer answer, Map<String, String> edits, @Nullable String note,
            Duration took) {
        run(id);
        var values = answer == Engine.Answer.REJECT && edits.isEmpty() ? Map.<String, Value>of()
                : values(id, answer, edits);
        try {
            engine.decide(id, new Engine.Decision(answer, values, note, "operator", took));
        } catch (Engine.DecisionException e) {
            var message = e.getMessage();
            throw ProblemException.wrongUse("The request '" + id + "' can't be answered"
                    + (message == null ? " now." : ": " + message));
        }
    }

    private Map<String, Value> values(String id, Engine.Answer answer, Map<String, String> edits) {
        var card = card(id);
        if (card.isEmpty()) {
            if (edits.isEmpty()) {
                return Map.of();
            }
            throw ProblemException.wrongUse("The request '" + id
                    + "' is answered or expired; 'steward inbox' lists what waits for you.");
        }
        var form = new AnswerForm(card.get());
        if (answer == Engine.Answer.APPROVE && edits.isEmpty() && form.needed()) {
            throw ProblemException.wrongUse("The request '" + id + "' asks for a value, " + form.list()
                    + ". Answer with: " + form.edit());
        }
        return form.read(edits, settings.zone());
    }
}
