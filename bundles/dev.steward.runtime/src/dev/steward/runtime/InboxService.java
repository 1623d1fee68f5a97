package dev.steward.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Types;
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

    /** Answered questions that were opened at or after an instant, latest first, at most {@code most}. */
    public List<RunStore.AskRow> answered(Instant openedSince, int most) {
        return store.answered(openedSince, most);
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

    /**
     * What one yes answers.
     *
     * @param asks in the order in which they were opened
     * @param left what such a yes does not cover, by the reason
     */
    public record Together(List<RunStore.AskRow> asks, Map<RunStore.AskRow, String> left) {
        public Together {
            asks = List.copyOf(asks);
            left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
        }
    }

    /**
     * The open requests with these ids, to be approved at once.
     *
     * @throws ProblemException with one detail for each that is unknown, answered, or asks for a value
     */
    public Together together(Collection<String> ids) {
        var open = open();
        var wrong = new ArrayList<String>();
        for (var id : ids) {
            run(id);
            if (open.stream().noneMatch(ask -> ask.id().equals(id))) {
                wrong.add("The request '" + id + "' is answered or expired.");
            } else {
                card(id).map(AnswerForm::new).filter(AnswerForm::needed).ifPresent(form -> wrong
                        .add("The request '" + id + "' asks for a value. Answer with: " + form.edit()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, wrong.getFirst(),
                    wrong.subList(1, wrong.size()), null);
        }
        return new Together(open.stream().filter(ask -> ids.contains(ask.id())).toList(), Map.of());
    }

    /**
     * All open approvals that can be given together, and those that are named. What can't be taken back is given by its
     * name only, and so is everything that is no approval.
     *
     * @param named    ids of requests that are meant in any case
     * @param playbook name of the playbook whose runs are meant, with its package or without; null for all
     */
    public Together together(Collection<String> named, @Nullable String playbook) {
        var asks = new ArrayList<>(together(named).asks());
        var left = new LinkedHashMap<RunStore.AskRow, String>();
        var effects = new GatedEffects(engine, store);
        for (var ask : open()) {
            if (named.contains(ask.id()) || playbook != null && !of(playbook, ask.run())) {
                continue;
            }
            if (!ask.kind().equals("approval")) {
                left.put(ask, ask.kind().equals("hold") ? "it goes on by itself" : "it wants an answer of its own");
            } else if (!effects.reversible(ask)) {
                left.put(ask, "it can't be taken back");
            } else {
                asks.add(ask);
            }
        }
        asks.sort(Comparator.comparing(RunStore.AskRow::opened));
        return new Together(asks, left);
    }

    private boolean of(String playbook, RunId run) {
        return store.run(run).map(RunStore.RunRow::playbook)
                .filter(name -> name.equals(playbook) || Types.simple(name).equals(playbook)).isPresent();
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
