package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.past.Waiting;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.Value;

/** The open questions of a run. */
public final class Asks {

    /** The argument of a question that holds what there is to choose from. */
    static final String OPTIONS = "options";

    /** Answer of a question that goes on under another id; its row is not the run's. */
    public static final String RENAMED = "renamed";

    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 8;

    private final Run run;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<RunStore.AskRow> changed = new ArrayList<>();
    private final Map<String, String> renamed = new HashMap<>();
    private int last;

    private record Open(Ask ask, Instant opened, @Nullable Timer timer) {
    }

    Asks(Run run) {
        this.run = run;
    }

    String open(Ask ask) {
        var id = id(++last);
        put(id, ask, run.now());
        return id;
    }

    private void put(String id, Ask ask, Instant opened) {
        Watched.waits(run, Waiting.Kind.ASK, id, ask.path(), ask::title, ask.expires());
        run.emit(new Out.AskOpened(id, ask.path(), ask.kind(), ask.title(), ask.expires(),
                Hash.of(ask.target(), ask.args())), ask.path(),
                () -> facts(ask));
        var expires = ask.expires();
        var timer = expires == null ? null
                : run.timers.set(ask.path(), expires, !ask.kind().equals("hold"), () -> expired(id));
        open.put(id, new Open(ask, opened, timer));
        changed.add(row(id, ask, opened, null));
    }

    /** What whoever is asked is told and shown. */
    private static Map<String, Value> facts(Ask ask) {
        var facts = new LinkedHashMap<String, Value>();
        facts.put("because", new Value.Items(List.copyOf(ask.because().stream().map(Run::text).toList())));
        var options = ask.args().get(OPTIONS);
        if (options != null) {
            facts.put(OPTIONS, options);
        }
        if (!ask.kind().equals("human") && !ask.evidence().isEmpty()) {
            facts.put("shown", new Value.Struct("shown", ask.evidence()));
        }
        return facts;
    }

    private @Nullable Open taken(String id) {
        Watched.waitsNoMore(run, Waiting.Kind.ASK, id);
        return open.remove(id);
    }

    private void expired(String id) {
        var asked = taken(id);
        if (asked == null) {
            throw new IllegalTransition("The question " + id + " expired but is not open.");
        }
        var ask = asked.ask();
        if (ask.escalates()) {
            run.why(ask.path(), () -> "nobody decided in time: escalated");
            put(id, new Ask(ask.path(), ask.kind(), "Escalated: " + ask.title(), ask.because(), ask.evidence(),
                    ask.target(),
                    ask.args(), ask.editable(), ask.needs(), null, ask.answered(), false, ask.expired(), ask.caps()),
                    asked.opened());
            return;
        }
        var how = ask.kind().equals("hold") ? "passed" : "expired";
        run.emit(new Out.AskClosed(id, how), ask.path());
        changed.add(row(id, ask, asked.opened(), how));
        ask.expired().run();
    }

    /** Opens a question under another id, as its own is another run's. */
    void rename(String id) {
        var asked = taken(id);
        if (asked == null) {
            throw new IllegalTransition("The question " + id + " is renamed but is not open.");
        }
        dropTimer(asked);
        run.emit(new Out.AskClosed(id, RENAMED), asked.ask().path());
        changed.removeIf(row -> row.id().equals(id));
        changed.add(row(id, asked.ask(), asked.opened(), RENAMED));
        var other = id(++last);
        renamed.put(id, other);
        put(other, asked.ask(), asked.opened());
    }

    /**
     * Another run goes on with the questions that are open, or the same one some time after it ended: under ids that
     * nobody knows yet, each with the time that it had left.
     */
    void anew(Duration between) {
        for (var id : List.copyOf(open.keySet())) {
            var asked = open.remove(id);
            if (asked == null) {
                continue;
            }
            dropTimer(asked);
            run.emit(new Out.AskClosed(id, RENAMED), asked.ask().path());
            var other = id(++last);
            renamed.put(id, other);
            var expires = asked.ask().expires();
            put(other, expires == null ? asked.ask() : asked.ask().until(expires.plus(between)), run.now());
        }
    }

    int last() {
        return last;
    }

    /** Goes on numbering after that. */
    void after(int number) {
        last = Math.max(last, number);
    }

    /** Takes a question back: what it was about is no longer to be done. */
    void withdraw(String first) {
        var id = first;
        for (var other = renamed.get(id); other != null; other = renamed.get(id)) {
            id = other;
        }
        var asked = taken(id);
        if (asked != null) {
            dropTimer(asked);
            run.emit(new Out.AskClosed(id, "withdrawn"), asked.ask().path());
            changed.add(row(id, asked.ask(), asked.opened(), "withdrawn"));
        }
    }

    void decided(In.Decided in) {
        Watched.waitsNoMore(run, Waiting.Kind.ASK, in.ask());
        var asked = open.remove(in.ask());
        if (asked == null) {
            throw new IllegalTransition("The question " + in.ask() + " was answered but is not open.");
        }
        dropTimer(asked);
        var answer = in.decision().answer().name().toLowerCase(java.util.Locale.ROOT);
        changed.add(row(in.ask(), asked.ask(), asked.opened(), answer));
        run.note("ask.answered", asked.ask().path(), () -> facts(in, answer));
        var note = in.decision().note();
        run.why(asked.ask().path(), () -> "decision of " + in.decision().by() + ": " + answer
                + (note == null ? "" : " (" + note + ")"));
        asked.ask().caps().forEach(cap -> cap.operatorWasBusy(in.decision().took(), run.now()));
        Watched.changed(run, asked.ask().caps());
        asked.ask().answered().accept(in.decision());
    }

    private static Map<String, Value> facts(In.Decided in, String answer) {
        var facts = new LinkedHashMap<String, Value>();
        facts.put("ask", Run.text(in.ask()));
        facts.put("answer", Run.text(answer));
        facts.put("by", Run.text(in.decision().by()));
        facts.put("edits", new Value.Struct("edits", in.decision().edits()));
        if (!in.decision().took().isZero()) {
            facts.put("took", new Value.Span(in.decision().took()));
        }
        return facts;
    }

    private void dropTimer(Open asked) {
        var timer = asked.timer();
        if (timer != null) {
            run.timers.drop(timer);
        }
    }

    /** What was to be held for a time gets that time again when it ran out while no operator could object. */
    void holdAnew() {
        for (var entry : List.copyOf(open.entrySet())) {
            var asked = entry.getValue();
            var expires = asked.ask().expires();
            if (asked.ask().kind().equals("hold") && expires != null && !expires.isAfter(run.now())) {
                dropTimer(asked);
                var hold = Duration.between(asked.opened(), expires);
                run.why(asked.ask().path(), () -> "held anew, as its time ran out while nobody could object");
                put(entry.getKey(), asked.ask().until(run.now().plus(hold)), run.now());
            }
        }
    }

    boolean expects(String id) {
        return open.containsKey(id);
    }

    /** Why a decision can't be taken, null when it can. */
    @Nullable
    String complaint(String id, Engine.Decision decision, Instant now) {
        var asked = open.get(id);
        if (asked == null) {
            return "The question " + id + " is not open any more; see the inbox for what is.";
        }
        if (isOver(asked.ask(), decision, now)) {
            return "The question " + id + " has expired; see the inbox for what is open.";
        }
        if (decision.answer() == Engine.Answer.REJECT) {
            return null;
        }
        if (decision.answer() == Engine.Answer.APPROVE && !decision.edits().isEmpty()) {
            return "An approval changes nothing; answer with edit to change values.";
        }
        return fit(id, asked.ask(), decision);
    }

    /**
     * Whether its time ran out though no timer fired yet, as the run was a mere row. One that escalates stays open, and
     * an objection counts as long as what was announced was not done.
     */
    private static boolean isOver(Ask ask, Engine.Decision decision, Instant now) {
        var expires = ask.expires();
        var objects = ask.kind().equals("hold") && decision.answer() == Engine.Answer.REJECT;
        return expires != null && !expires.isAfter(now) && !ask.escalates() && !objects;
    }

    private @Nullable String fit(String id, Ask ask, Engine.Decision decision) {
        for (var edit : decision.edits().entrySet()) {
            var type = ask.editable().get(edit.getKey());
            if (type == null) {
                return "The question " + id + " does not let you change " + edit.getKey() + "; "
                        + (ask.editable().isEmpty() ? "approve or reject it."
                                : "it lets you change " + String.join(", ", ask.editable().keySet()) + ".");
            }
            if (ask.args().get(OPTIONS) instanceof Value.Items options && !options.items().contains(edit.getValue())) {
                return "The question " + id + " offers " + options.items().size() + " things to choose from, and "
                        + run.evaluator().shown(edit.getValue()) + " is none of them; give one as it is shown.";
            }
            var wrong = Conformance.complaint(edit.getValue(), type, run.plan.types(), edit.getKey());
            if (wrong.isPresent()) {
                return "The change does not fit: " + wrong.get() + ".";
            }
        }
        for (var need : ask.needs()) {
            if (!decision.edits().containsKey(need)) {
                return "The question " + id + " needs a value for " + need + "; answer with edit and give it.";
            }
        }
        return decision.answer() == Engine.Answer.EDIT && decision.edits().isEmpty()
                ? "An edit must change something; approve it as it is instead."
                : null;
    }

    Optional<Engine.Card> card(String id) {
        var asked = open.get(id);
        if (asked == null) {
            return Optional.empty();
        }
        var ask = asked.ask();
        return Optional.of(new Engine.Card(id, run.descent.owner(), ask.path(), ask.kind(), ask.title(), ask.because(),
                ask.evidence(), ask.args(), ask.editable(), run.plan.types(), asked.opened(), ask.expires()));
    }

    /** The rows that changed since the last time this was asked. */
    List<RunStore.AskRow> takeChanged() {
        if (changed.isEmpty()) {
            return List.of();
        }
        var latest = new LinkedHashMap<String, RunStore.AskRow>();
        changed.forEach(row -> latest.put(row.id(), row));
        changed.clear();
        return List.copyOf(latest.values());
    }

    @Nullable
    String waitingFor() {
        for (var asked : open.entrySet()) {
            return (asked.getValue().ask().kind().equals("hold") ? "your objection to: " : "your decision: ")
                    + asked.getValue().ask().title() + " (" + asked.getKey() + ")";
        }
        return null;
    }

    private RunStore.AskRow row(String id, Ask ask, Instant opened, @Nullable String answer) {
        return new RunStore.AskRow(id, run.descent.owner(), ask.path(), ask.kind(), ask.title(), opened, ask.expires(),
                answer);
    }

    private String id(int number) {
        var bits = Hash
                .of((run.descent.identity().text() + "?" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                & Long.MAX_VALUE;
        var id = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt((int) (bits % LETTERS.length())));
            bits /= LETTERS.length();
        }
        return id.toString();
    }
}
