package dev.steward.ui.govern.internal.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.ui.kit.Colours;
import dev.steward.ui.kit.Facts.Fact;
import dev.steward.ui.kit.Row;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;

/** What came of a run, in words. Pure. */
public final class ResultText {

    private static final int LONG = 4_000;
    private static final int SHORT = 140;
    private static final int ID = 12;

    private final Result result;
    private final Instant now;

    /** As of a moment. */
    public ResultText(Result result, Instant now) {
        this.result = result;
        this.now = now;
    }

    /** Its state. */
    public Sign sign() {
        return Sign.of(result.row().state());
    }

    /** Playbook and state. */
    public String title() {
        return Say.simple(result.row().playbook());
    }

    /** Below the title. */
    public String under() {
        var row = result.row();
        return sign().word() + "  ·  " + (row.state().ended() ? "ended " + Say.ago(row.updated(), now) + " after "
                + Say.span(Duration.between(row.started(), row.updated()))
                : "since " + Say.span(Duration.between(row.started(), now)));
    }

    /** What went wrong, or what it waits for; null when neither. */
    public @Nullable String trouble() {
        var row = result.row();
        var waiting = row.waitingFor();
        return row.error() != null ? row.error() : waiting == null ? null : "Waits for " + waiting;
    }

    /** What it gave back, laid open by field. */
    public List<Fact> output() {
        var trace = result.trace();
        if (trace == null) {
            return List.of(new Fact("Output", "The journal of this run was removed; only its row is kept."));
        }
        var output = trace.output();
        return output == null || output instanceof Value.None ? List.of()
                : output instanceof Value.Struct struct ? facts(struct.fields())
                        : facts(Map.of("output", output));
    }

    /** What it was started with. */
    public List<Fact> inputs() {
        var trace = result.trace();
        return trace == null ? List.of() : facts(trace.inputs());
    }

    private List<Fact> facts(Map<String, Value> values) {
        var facts = new ArrayList<Fact>();
        values.forEach((name, value) -> {
            var text = Shown.text(value, result.zone());
            if (!text.isBlank()) {
                facts.add(new Fact(Say.sentence(name), text.length() <= LONG ? text : text.substring(0, LONG) + " …"));
            }
        });
        return facts;
    }

    /** What it did outside, in order. */
    public List<Row> effects() {
        var trace = result.trace();
        return trace == null ? List.of() : trace.effects().stream().map(this::effect).toList();
    }

    private Row effect(Engine.Effect effect) {
        var what = new ArrayList<String>();
        effect.args()
                .forEach((name, value) -> what.add(name + ": " + Say.oneLine(Shown.text(value, result.zone()), 40)));
        return new Row(effect.path() + " " + effect.key(), Sign.of(effect.state()), effect.operation(),
                Say.oneLine(String.join(", ", what), SHORT), Say.effect(effect.kind()), "Key " + effect.key());
    }

    /** Steps in order. */
    public List<Row> steps() {
        var trace = result.trace();
        return trace == null ? List.of() : trace.steps().stream().map(this::step).toList();
    }

    private Row step(Engine.StepTrace step) {
        var value = step.value();
        var error = step.error();
        var detail = error != null ? error : value == null ? "" : Shown.text(value, result.zone());
        return new Row(step.path(), Sign.of(step.state()), step.path(), Say.oneLine(detail, SHORT),
                step.microUsd() == 0 ? step.kind() : Say.money(step.microUsd()),
                String.join("\n", step.why()));
    }

    /** What it cost. */
    public List<Fact> cost() {
        var row = result.row();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Money", Say.money(row.costMicroUsd())));
        facts.add(new Fact("Your time", result.minutes().isZero() ? "none" : Say.span(result.minutes())));
        facts.add(new Fact("Started", Say.exact(row.started(), result.zone())));
        if (row.state().ended()) {
            facts.add(new Fact("Ended", Say.exact(row.updated(), result.zone())));
        }
        var commit = result.commit();
        facts.add(new Fact("Version", cut(row.planHash()) + (commit == null ? ", not committed"
                : ", commit " + cut(commit))));
        facts.add(new Fact("Run", row.run().text(), Colours.MUTED));
        return facts;
    }

    private static String cut(String id) {
        return id.substring(0, Math.min(ID, id.length()));
    }
}
