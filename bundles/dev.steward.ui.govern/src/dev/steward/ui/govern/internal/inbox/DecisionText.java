package dev.steward.ui.govern.internal.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Facts.Fact;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.TypedForm;

/** A question in words. Pure. */
public final class DecisionText {

    private static final int LONG = 1_200;
    private static final int SHORT = 160;

    private final Decision decision;
    private final Instant now;

    /** As of a moment. */
    public DecisionText(Decision decision, Instant now) {
        this.decision = decision;
        this.now = now;
    }

    /** Below the question: playbook, what kind, how long. */
    public String under() {
        var card = decision.card();
        var expires = card.expires();
        return WaitingText.joined(Say.simple(decision.playbook()) + " / " + card.path(),
                "asked " + Say.ago(card.opened(), now),
                expires == null ? null : Say.left(expires, now));
    }

    /** What is decided on: effect, cost and evidence. */
    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        var effect = decision.effect();
        if (effect != null) {
            facts.add(new Fact("Effect", effect.operation() + "  ·  " + words(effect.kind()),
                    effect.reversible() ? Colours.TEXT : Colours.FAILED));
        }
        var card = decision.card();
        if (!card.evidence().containsKey("cost")) {
            facts.add(new Fact("Cost", Say.money(decision.microUsd()) + " so far"));
        }
        card.evidence().forEach((label, value) -> add(facts, label, value));
        return facts;
    }

    /** With what it will be done, without what can be changed. */
    public List<Fact> arguments() {
        var facts = new ArrayList<Fact>();
        var card = decision.card();
        card.args().forEach((name, value) -> {
            if (!card.editable().containsKey(name) && !card.evidence().containsKey(name)) {
                add(facts, name, value);
            }
        });
        return facts;
    }

    private void add(List<Fact> facts, String label, Value value) {
        var text = Shown.text(value, decision.zone());
        if (!text.isBlank()) {
            facts.add(new Fact(Say.sentence(label.replace('.', ' ')),
                    text.length() <= LONG ? text : text.substring(0, LONG) + " …"));
        }
    }

    private static String words(String kind) {
        return switch (kind) {
            case "irreversible" -> "irreversible: can't be taken back";
            case "compensated" -> "can be taken back";
            case "idempotent" -> "done once, however often it is tried";
            default -> kind;
        };
    }

    /** What can be changed before it runs, or is to be filled in. */
    public TypedForm form() {
        var card = decision.card();
        return new TypedForm(card.editable(), card.args(), card.types(), decision.zone());
    }

    /** Why it is asked, and on what ground. */
    public List<Fact> why() {
        var why = new ArrayList<Fact>();
        var because = decision.card().because();
        why.add(new Fact("Rule", because.isEmpty() ? "The playbook is supervised: it announces what it does."
                : because.stream().map(Say::sentence).collect(Collectors.joining("\n"))));
        var place = decision.place();
        if (place != null) {
            why.add(new Fact("Line", place));
        }
        why.add(new Fact("Facts", decision.facts().isEmpty() ? "Nothing was read from memory."
                : decision.facts().stream().map(this::fact).collect(Collectors.joining("\n"))));
        why.add(new Fact("Done", decision.done().isEmpty() ? "Nothing outside yet."
                : decision.done().stream().map(e -> Say.simple(connector(e.operation())) + "." + Say.simple(e
                        .operation()) + (e.kind().equals("irreversible") ? ", for good" : ""))
                        .collect(Collectors.joining("\n"))));
        return why;
    }

    private static String connector(String operation) {
        var dot = operation.lastIndexOf('.');
        return dot < 0 ? operation : operation.substring(0, dot);
    }

    private String fact(dev.steward.engine.Engine.StepTrace step) {
        var value = step.value();
        var text = value == null ? "" : Shown.text(value, decision.zone());
        return step.path() + ": " + (text.isBlank() ? "nothing found" : Say.oneLine(text, SHORT));
    }
}
