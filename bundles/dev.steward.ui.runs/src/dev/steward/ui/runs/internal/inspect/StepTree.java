package dev.steward.ui.runs.internal.inspect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.steward.engine.Engine.Effect;
import dev.steward.engine.Engine.StepTrace;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Purse;
import dev.steward.engine.past.Variable;
import dev.steward.runtime.tell.EventWords;
import dev.steward.runtime.trace.LineOrigin;
import dev.steward.runtime.trace.StepSight;
import dev.steward.runtime.trace.StepSight.Sent;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** The lines of the inspector: calls, reasons, value, effects, names, memory, budget. Pure. */
public final class StepTree {

    /** Id of the line that names the commit. */
    static final String COMMIT = "line commit";

    private final Inspected known;
    private final Optional<LineOrigin> origin;
    private final ValueNodes values;
    private final EventWords words;

    /** @param origin of the step's line; empty while it is not known */
    StepTree(Inspected known, Optional<LineOrigin> origin) {
        this.known = known;
        this.origin = origin;
        values = new ValueNodes(known.zone());
        words = new EventWords(known.zone());
    }

    /** What it is about: the step, or the run when none is looked at. */
    String title() {
        return known.path().isEmpty() ? Say.simple(known.playbook()) : known.path();
    }

    /** State, kind, how long, what it cost. */
    String under() {
        return step().map(this::under).orElseGet(() -> known.path().isEmpty() ? run() : "has not begun");
    }

    /** The step, when one is looked at that had begun. */
    Optional<StepTrace> step() {
        return known.sight().map(StepSight::step);
    }

    /** The commit that the step's line comes from, and its file; empty where none is known. */
    Optional<Map<String, String>> commit() {
        var commit = origin.map(LineOrigin::commit).orElse(null);
        return commit == null ? Optional.empty()
                : origin.map(found -> Map.of("commit", commit.id(), "file", found.place().path()));
    }

    /** How many calls it made so far. */
    int calls() {
        return known.sight().map(sight -> sight.calls().size()).orElse(0);
    }

    private String run() {
        var sign = Sign.of(known.picture().state());
        var waiting = known.picture().waitingFor();
        return sign.word() + "  ·  " + Say.money(known.picture().microUsd())
                + (waiting == null ? "" : "  ·  waits for " + Say.oneLine(waiting, 80));
    }

    private String under(StepTrace step) {
        var began = step.started();
        var ended = step.ended();
        var tokens = known.sight().stream().flatMap(sight -> sight.calls().stream()).mapToLong(Sent::tokens).sum();
        return Sign.of(step.state()).word() + (step.kind().isEmpty() ? "" : "  ·  " + step.kind())
                + (began == null ? "" : "  ·  " + time(began, ended == null ? known.picture().at() : ended))
                + (step.microUsd() == 0 ? "" : "  ·  " + Say.money(step.microUsd()))
                + (tokens == 0 ? "" : "  ·  %,d tokens".formatted(tokens))
                + (step.attempts() < 2 ? "" : "  ·  " + step.attempts() + " tries");
    }

    /** Its state. */
    Sign sign() {
        return step().map(step -> Sign.of(step.state())).orElseGet(() -> known.path().isEmpty()
                ? Sign.of(known.picture().state()) : Sign.of("pending"));
    }

    /** All lines. */
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        known.why().ifPresent(card -> nodes.add(Node.heading("why", "Why", "", null, card.lines().entrySet().stream()
                .map(line -> new Node("why " + line.getKey(), Say.sentence(line.getKey()), line.getValue()))
                .toList())));
        happened(nodes);
        known.sight().ifPresent(sight -> {
            for (var i = 0; i < sight.calls().size(); i++) {
                nodes.add(call("call" + i, i + 1, sight.calls().get(i)));
            }
            value(sight.step(), nodes);
        });
        effects(nodes);
        names(nodes);
        memory(nodes);
        budget(nodes);
        line(nodes);
        return nodes;
    }

    /** Failures, waits, questions and rules, in order. */
    private void happened(List<Node> nodes) {
        var inside = new ArrayList<Node>();
        for (var event : known.events()) {
            words.of(event).map(line -> line.text().strip()).ifPresent(told -> inside.add(new Node(
                    "happened" + inside.size(), Say.at(event.at(), known.picture().at(), known.zone()), told)));
        }
        if (!inside.isEmpty()) {
            nodes.add(Node.heading("happened", "Happened", inside.getLast().text(), null, inside));
        }
    }

    /** What was sent and what came, as far as it had come by then. */
    private Node call(String id, int count, Sent call) {
        var inside = new ArrayList<Node>(values.fields(id + ".sent", call.sent()));
        var received = call.received();
        if (received != null) {
            inside.add(values.of(id + ".answer", "answer", received));
        }
        var error = call.error();
        if (error != null) {
            inside.add(new Node(id + ".error", "error", error));
        }
        call.notes().forEach(note -> inside.add(new Node(id + " note" + inside.size(), "note", note)));
        var ended = call.ended();
        return Node.heading(id, "Call " + count,
                call.target() + (ended == null ? "" : "  ·  " + time(call.began(), ended))
                        + (call.microUsd() == 0 ? "" : "  ·  " + Say.money(call.microUsd()))
                        + (call.tokens() == 0 ? "" : "  ·  %,d tokens".formatted(call.tokens())),
                Sign.of(ended == null ? "running" : error == null ? "done" : "failed"), inside);
    }

    private void line(List<Node> nodes) {
        known.place().ifPresent(place -> {
            var commit = origin.map(LineOrigin::commit).orElse(null);
            var inside = new ArrayList<Node>();
            if (commit != null) {
                inside.add(new Node("line author", "by", commit.author() + ", "
                        + Say.ago(commit.time(), known.picture().at().isAfter(commit.time()) ? known.picture().at()
                                : commit.time())
                        + " by then"));
                inside.add(new Node(COMMIT, "commit", commit.shortId() + "  " + commit.message()));
            } else if (origin.isPresent()) {
                inside.add(new Node("line author", "by", "in no commit yet"));
            }
            var words = origin.map(LineOrigin::line).orElse("").strip();
            nodes.add(new Node("line", "Line", place, null, () -> place + (words.isEmpty() ? "" : "\n\n" + words)
                    + inside.stream().map(node -> "\n" + node).collect(Collectors.joining()), () -> inside));
        });
    }

    private void value(StepTrace step, List<Node> nodes) {
        var value = step.value();
        if (value != null) {
            nodes.add(values.of("value", "Value", value));
        }
        var error = step.error();
        if (error != null) {
            nodes.add(new Node("error", "Error", error, Sign.of("failed"), () -> error, List::of));
        }
    }

    private void effects(List<Node> nodes) {
        if (known.effects().isEmpty()) {
            return;
        }
        var inside = new ArrayList<Node>();
        for (Effect effect : known.effects()) {
            var id = "effect " + effect.path() + " " + effect.key();
            var lines = new ArrayList<Node>(values.fields(id, effect.args()));
            var result = effect.result();
            if (result != null) {
                lines.add(values.of(id + " result", "result", result));
            }
            lines.add(new Node(id + " key", "key", effect.key()));
            inside.add(new Node(id, effect.operation(),
                    Sign.of(effect.state()).word() + "  ·  " + Say.effect(effect.kind()),
                    Sign.of(effect.state()), effect::key, () -> lines));
        }
        nodes.add(Node.heading("effects", "Effects", Say.count(inside.size(), "effect", "effects"), null, inside));
    }

    private void names(List<Node> nodes) {
        var inside = new ArrayList<Node>();
        for (Variable variable : known.variables()) {
            var node = values.of("name " + variable.scope() + " " + variable.name(), variable.name(), variable.value());
            inside.add(new Node(node.id(), node.label(), node.text(), null,
                    () -> node.full() + "\n\n" + given(variable.given()), node::children));
        }
        if (!inside.isEmpty()) {
            nodes.add(Node.heading("names", "Known then", Say.count(inside.size(), "name", "names"), null, inside));
        }
    }

    private static String given(Given given) {
        return switch (given.kind()) {
            case INPUT -> "An input of the playbook.";
            case DEFAULT -> "The default of an input that was not given.";
            case VALUE -> "Computed in the playbook.";
            case STEP -> "Given by the step " + given.by() + ".";
            case BLOCK -> "The value of " + (given.by().isEmpty() ? "a block" : given.by()) + ".";
            case ITEM -> "The item of this round.";
            case EVENT -> "Brought by an event from outside.";
            case LEFT_OUT -> "Nothing: what gives it was left out.";
        };
    }

    private void memory(List<Node> nodes) {
        var inside = new ArrayList<Node>();
        for (var read : known.memory()) {
            var id = "memory" + inside.size();
            var lines = new ArrayList<Node>();
            read.notes().forEach(note -> lines.add(new Node(id + " " + lines.size(), "used", note)));
            lines.add(values.of(id + " value", "value", read.value()));
            inside.add(Node.heading(id, read.target(), Say.count(read.notes().size(), "item", "items"), null, lines));
        }
        if (!inside.isEmpty()) {
            nodes.add(Node.heading("memory", "Memory", Say.count(inside.size(), "read", "reads"), null, inside));
        }
    }

    private void budget(List<Node> nodes) {
        var inside = new ArrayList<Node>();
        for (Purse purse : known.purses()) {
            inside.add(new Node("purse " + purse.what(), purse.what(), Say.money(purse.spent())
                    + (purse.limit() == Long.MAX_VALUE ? "" : " of " + Say.money(purse.limit()))
                    + (purse.reserved() == 0 ? "" : "  ·  " + Say.money(purse.reserved()) + " set aside")));
        }
        if (!inside.isEmpty()) {
            nodes.add(Node.heading("budget", "Budget", inside.getFirst().text(), null, inside));
        }
    }

    private static String time(Instant from, Instant to) {
        var length = Duration.between(from, to);
        return length.toMillis() < 10_000 ? "%.3f s".formatted(length.toMillis() / 1000.0) : Say.span(length);
    }
}
