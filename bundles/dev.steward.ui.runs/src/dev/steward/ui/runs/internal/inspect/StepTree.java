package dev.steward.ui.runs.internal.inspect;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine.Effect;
import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.Engine.StepTrace;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Purse;
import dev.steward.engine.past.Variable;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.runtime.tell.EventWords;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** The lines of the inspector: calls, reasons, value, effects, names, memory, budget. Pure. */
public final class StepTree {

    private static final String CALL = "call";

    private final Inspected known;
    private final ValueNodes values;
    private final EventWords words;

    StepTree(Inspected known) {
        this.known = known;
        values = new ValueNodes(known.zone());
        words = new EventWords(known.zone());
    }

    /** What it is about: the step, or the run when none is looked at. */
    String title() {
        return known.path().isEmpty() ? Say.simple(known.playbook()) : known.path();
    }

    /** State, kind, how long, what it cost. */
    String under() {
        return known.step().map(this::under).orElseGet(() -> known.path().isEmpty() ? run() : "has not begun");
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
        var tokens = known.events().stream().mapToLong(event -> number(event, "tokens")).sum();
        return Sign.of(step.state()).word() + "  ·  " + step.kind()
                + (began == null ? "" : "  ·  " + time(began, ended == null ? known.picture().at() : ended))
                + (step.microUsd() == 0 ? "" : "  ·  " + Say.money(step.microUsd()))
                + (tokens == 0 ? "" : "  ·  %,d tokens".formatted(tokens))
                + (step.attempts() < 2 ? "" : "  ·  " + step.attempts() + " tries");
    }

    /** Its state. */
    Sign sign() {
        return known.step().map(step -> Sign.of(step.state())).orElseGet(() -> Sign.of(known.picture().state()));
    }

    /** All lines. */
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        var step = known.step();
        if (step.isPresent()) {
            reasons(step.get(), nodes);
            calls(nodes);
            value(step.get(), nodes);
        }
        effects(nodes);
        names(nodes);
        memory(nodes);
        budget(nodes);
        known.place().ifPresent(place -> nodes.add(new Node("place", "Line", place)));
        return nodes;
    }

    private void reasons(StepTrace step, List<Node> nodes) {
        var reasons = new ArrayList<Node>();
        for (var event : known.events()) {
            var told = event.type().equals("step.why") ? text(event, "text")
                    : words.of(event).map(line -> line.text().strip()).orElse("");
            if (!told.isEmpty()) {
                reasons.add(new Node("why" + reasons.size(), Say.at(event.at(), known.picture().at(), known.zone()),
                        told));
            }
        }
        if (!reasons.isEmpty()) {
            nodes.add(Node.heading("why", "Why", reasons.getLast().text(), null, reasons));
        }
    }

    /** Each call with what was sent and what came, as far as it had come by then. */
    private void calls(List<Node> nodes) {
        Map<Long, RunEvent> ends = new LinkedHashMap<>();
        known.events().stream().filter(event -> List.of("call.done", "call.failed", "call.lost").contains(event.type()))
                .forEach(event -> ends.put(number(event, CALL), event));
        var count = 0;
        for (var event : known.events()) {
            if (event.type().equals("call.intended")) {
                count++;
                nodes.add(call("call" + count, count, event, ends.get(number(event, CALL))));
            }
        }
    }

    private Node call(String id, int count, RunEvent begin, @Nullable RunEvent end) {
        var inside = new ArrayList<Node>();
        if (begin.facts().get("args") instanceof Value.Struct args) {
            inside.addAll(values.fields(id + ".sent", args.fields()));
        }
        var how = new StringBuilder(text(begin, "target"));
        if (end != null) {
            how.append("  ·  ").append(time(begin.at(), end.at()));
            var value = end.facts().get("value");
            if (value != null) {
                inside.add(values.of(id + ".answer", "answer", value));
            }
            if (!end.type().equals("call.done")) {
                inside.add(new Node(id + ".error", "error", text(end, "error") + ": " + text(end, "message")));
            }
            money(end).ifPresent(cost -> how.append("  ·  ").append(cost));
            var tokens = number(end, "tokens");
            how.append(tokens == 0 ? "" : "  ·  %,d tokens".formatted(tokens));
        }
        inside.add(new Node(id + ".key", "key", text(begin, "key")));
        return Node.heading(id, "Call " + count, how.toString(), end == null ? Sign.of("running")
                : Sign.of(end.type().equals("call.done") ? "done" : "failed"), inside);
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
            inside.add(new Node(id, effect.operation(), Sign.of(effect.state()).word() + "  ·  " + effect.kind(),
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

    private String text(RunEvent event, String fact) {
        var value = event.facts().get(fact);
        return value == null ? "" : Shown.text(value, known.zone());
    }

    private static long number(RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Int number ? number.number() : 0;
    }

    private static java.util.Optional<String> money(RunEvent event) {
        return event.facts().get("cost") instanceof Value.Money money && money.amount().compareTo(BigDecimal.ZERO) > 0
                ? java.util.Optional.of(Say.money(money.amount().movePointRight(6).longValue()))
                : java.util.Optional.empty();
    }

    private static String time(Instant from, Instant to) {
        var length = Duration.between(from, to);
        return length.toMillis() < 10_000 ? "%.3f s".formatted(length.toMillis() / 1000.0) : Say.span(length);
    }
}
