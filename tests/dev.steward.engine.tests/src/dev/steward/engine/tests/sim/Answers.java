package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * What an operator says to questions: yes, no, something else, what does not fit; about outcomes that nobody knows
 * always the truth, and never yes to what is told to do an effect once more.
 */
final class Answers {

    /** What is given for a value that is asked for. */
    static final String GIVEN = "given";
    private static final int MOST_VAIN = 4;

    private final Simulation simulation;
    private final Choices.Source choices;
    private final SimOutside outside;
    private final Map<String, Integer> again = new HashMap<>();

    Answers(Simulation simulation, Choices.Source choices, SimOutside outside) {
        this.simulation = simulation;
        this.choices = choices;
        this.outside = outside;
    }

    /** What the operator says to a question. */
    Engine.Decision decision(Engine.Card card) {
        var swarm = simulation.swarm();
        var took = choices.oneIn(4) ? Duration.ofMinutes(choices.below(4)) : Duration.ZERO;
        if (card.kind().equals("unknown")) {
            var value = card.editable().get("value");
            return !outside.happened(card.run() + "/" + card.path()) ? decision(Engine.Answer.REJECT, Map.of(), took)
                    : value == null ? decision(Engine.Answer.APPROVE, Map.of(), took)
                            : decision(Engine.Answer.EDIT,
                                    Map.of("value", card.args().getOrDefault("id", value(value))), took);
        }
        // more time for what takes for ever, and another try of what never works, are asked for again and again
        var vain = (card.kind().equals("escalation") || card.kind().equals("deadline"))
                && (card.because().stream().anyMatch(b -> b.startsWith("Trying again does once more"))
                        || again.merge(card.run() + card.path(), 1, Integer::sum) > MOST_VAIN);
        if (vain || swarm.has(Fault.REJECTS) && choices.oneIn(4)) {
            return decision(Engine.Answer.REJECT, Map.of(), took);
        }
        if (card.kind().equals("human") && card.editable().containsKey("value") || !card.editable().isEmpty()
                && swarm.has(Fault.EDITS) && choices.oneIn(2)) {
            return edit(card, took);
        }
        return decision(Engine.Answer.APPROVE, Map.of(), took);
    }

    private Engine.Decision edit(Engine.Card card, Duration took) {
        var field = card.editable().entrySet().iterator().next();
        if (field.getValue() instanceof Type.Nothing) {
            return decision(Engine.Answer.APPROVE, Map.of(), took);
        }
        var before = card.args().get(field.getKey());
        var value = field.getKey().equals("id") && before instanceof Value.Text t ? new Value.Text(t.text() + "~e")
                : simulation.swarm().has(Fault.ODD_ANSWERS) && choices.oneIn(3)
                        ? new Value.Money(java.math.BigDecimal.ONE, "USD")
                        : value(field.getValue());
        return decision(Engine.Answer.EDIT, Map.of(field.getKey(), value), took);
    }

    private static Engine.Decision decision(Engine.Answer answer, Map<String, Value> edits, Duration took) {
        return new Engine.Decision(answer, edits, null, Operator.ME, took);
    }

    private static Value value(Type type) {
        return switch (type) {
            case Type.Prim p -> p.kind() == Type.Kind.INT ? new Value.Int(7) : new Value.Text(GIVEN);
            case Type.OptionalOf o -> value(o.type());
            case Type.ListOf l -> new Value.Items(List.of());
            case Type.Named n -> new Value.Struct(n.name(),
                    Map.of("title", new Value.Text("x"), "tags", new Value.Items(List.of())));
            case Type.Nothing n -> new Value.None();
        };
    }
}
