package dev.steward.ui.runs.internal.differ;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.trace.RunDifference;
import dev.steward.runtime.trace.RunDifference.Side;
import dev.steward.runtime.trace.StepFacts;
import dev.steward.runtime.trace.StepSight.Sent;
import dev.steward.runtime.trace.ValueDifference;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;
import dev.steward.ui.kit.Say;
import dev.steward.ui.kit.Sign;
import dev.steward.ui.runs.internal.differ.Compared.Field;
import dev.steward.ui.runs.internal.differ.Compared.Line;
import dev.steward.ui.runs.internal.inspect.ValueNodes;

/** Makes lines of what the runtime says about two runs, or two tries. Not on the UI thread. */
final class Comparer {

    private static final int ID_END = 6;
    private static final String TOOK = "took";
    /** What people ask first comes first. */
    private static final List<String> ORDER = List.of("playbook", "version", "inputs", "state", "error", "output",
            "target", "attempts", "tokens", "cost", TOOK, "decisions", "effects", "sent", "received", "value");

    private final Instant now;
    private final BiFunction<Value, Boolean, String> words;

    private Comparer(ZoneId zone) {
        now = Instant.now();
        var values = new ValueNodes(zone);
        words = (value, all) -> all ? values.full(value) : values.line(value);
    }

    /** Reads both. */
    static Compared read(Session session, Pair pair) {
        var comparer = new Comparer(session.company().folder().settings().zone());
        var traces = session.company().traces();
        return switch (pair) {
            case Pair.Runs runs -> comparer.runs(traces.difference(runs.left(), runs.right()), runs.path());
            case Pair.Before some -> comparer.runs(traces.difference(traces.before(some.run())
                    .orElseThrow(() -> ProblemException.wrongUse("This is the first run of its playbook; select two "
                            + "runs in the list to compare them.")),
                    some.run()), some.path());
            case Pair.Tries tries -> comparer.tries(tries.run(), tries.path(),
                    traces.step(tries.run(), Long.MAX_VALUE, tries.path()).calls(), tries.number());
        };
    }

    // ---- runs

    private Compared runs(RunDifference found, String path) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(found.about().isEmpty() ? Compared.SAME : Compared.CHANGED, "The run itself",
                told(found.left()), told(found.right()), Optional.empty(), fields(found.about(), Map.of(), Map.of())));
        var first = -1;
        for (var step : found.steps()) {
            if (step.path().equals(path)) {
                first = lines.size();
            }
            lines.add(step(found, step));
        }
        var different = found.different().size();
        return new Compared(Say.simple(found.right().playbook()), head(Compared.LEFT, found.left(), found.right()),
                head(Compared.RIGHT, found.right(), found.left()),
                different == 0 && found.about().isEmpty() ? "the two runs did the same"
                        : Say.count(different, "step", "steps") + " different, " + found.same() + " the same",
                lines, first, words);
    }

    private static String told(RunDifference.Told run) {
        var sign = Sign.of(run.state());
        return sign.text() + " " + sign.word() + "  ·  " + Say.money(run.microUsd());
    }

    /** What tells the two apart: the playbook where it is another one, when, the end of the id. */
    private String head(Sign side, RunDifference.Told run, RunDifference.Told other) {
        var id = run.run().text();
        return side.text() + " " + (run.playbook().equals(other.playbook()) ? "" : Say.simple(run.playbook()) + "  ")
                + Say.ago(run.started(), now) + "  …" + id.substring(Math.max(0, id.length() - ID_END));
    }

    private static Line step(RunDifference found, RunDifference.StepDifference step) {
        var left = step.left();
        var right = step.right();
        var run = step.side() == Side.RIGHT ? found.right().run() : found.left().run();
        var sign = step.isSame() ? Compared.SAME : step.side() == Side.LEFT ? Compared.LEFT
                : step.side() == Side.RIGHT ? Compared.RIGHT : Compared.CHANGED;
        return new Line(sign, step.path(), line(left), line(right),
                Optional.of(new RunMoment(run, RunMoment.LATEST, step.path())),
                fields(step.differences(), facts(left), facts(right)));
    }

    private static String line(@Nullable StepFacts step) {
        if (step == null) {
            return "";
        }
        var sign = Sign.of(step.state());
        return sign.text() + " " + sign.word() + "  ·  " + time(step.took())
                + (step.microUsd() == 0 ? "" : "  ·  " + Say.money(step.microUsd()))
                + (step.tokens() == 0 ? "" : "  ·  %,d tokens".formatted(step.tokens()))
                + (step.attempts() < 2 ? "" : "  ·  " + step.attempts() + " tries");
    }

    private static Map<String, Value> facts(@Nullable StepFacts step) {
        var facts = new LinkedHashMap<String, Value>();
        if (step != null) {
            facts.put("state", new Value.Text(step.state()));
            var error = step.error();
            if (error != null) {
                facts.put("error", new Value.Text(error));
            }
            if (!step.target().isEmpty()) {
                facts.put("target", new Value.Text(step.target()));
                facts.put("attempts", new Value.Int(step.attempts()));
            }
            if (step.tokens() > 0) {
                facts.put("tokens", new Value.Int(step.tokens()));
            }
            facts.put("cost", new Value.Money(BigDecimal.valueOf(step.microUsd(), 6), "USD"));
            facts.put(TOOK, new Value.Span(step.took()));
            for (var i = 0; i < step.decisions().size(); i++) {
                facts.put("decisions[" + (i + 1) + "]", new Value.Text(step.decisions().get(i)));
            }
            for (var i = 0; i < step.effects().size(); i++) {
                facts.put("effects[" + (i + 1) + "]", new Value.Text(step.effects().get(i)));
            }
            step.sent().forEach((name, value) -> facts.put("sent." + name, value));
            var value = step.value();
            if (value != null) {
                facts.put("value", value);
            }
        }
        return facts;
    }

    // ---- tries

    private Compared tries(RunId run, String path, List<Sent> calls, int number) {
        if (calls.size() < 2) {
            throw ProblemException.wrongUse("The step " + path + " was tried once, so there is nothing to compare it "
                    + "with; its tries can be compared when there are several.");
        }
        var lines = new ArrayList<Line>();
        for (var at = 1; at < calls.size(); at++) {
            var differences = RunDifference.between(calls.get(at - 1), calls.get(at));
            lines.add(new Line(differences.isEmpty() ? Compared.SAME : Compared.CHANGED,
                    "Try " + at + " and try " + (at + 1), line(calls.get(at - 1)), line(calls.get(at)),
                    Optional.of(new RunMoment(run, RunMoment.LATEST, path)),
                    fields(differences, facts(calls.get(at - 1)), facts(calls.get(at)))));
        }
        var first = Math.clamp((number == 0 ? calls.size() : number) - 2L, 0, lines.size() - 1);
        return new Compared(path, Compared.LEFT.text() + " the try before", Compared.RIGHT.text() + " the try",
                Say.count(calls.size(), "try", "tries") + " of " + path,
                lines, first, words);
    }

    private static String line(Sent call) {
        var sign = Sign.of(call.ended() == null ? "running" : call.error() == null ? "done" : "failed");
        return sign.text() + " " + sign.word() + "  ·  " + time(call.took())
                + (call.microUsd() == 0 ? "" : "  ·  " + Say.money(call.microUsd()))
                + (call.tokens() == 0 ? "" : "  ·  %,d tokens".formatted(call.tokens()));
    }

    private static Map<String, Value> facts(Sent call) {
        var facts = new LinkedHashMap<String, Value>();
        facts.put("target", new Value.Text(call.target()));
        var error = call.error();
        if (error != null) {
            facts.put("error", new Value.Text(error));
        }
        facts.put("tokens", new Value.Int(call.tokens()));
        facts.put("cost", new Value.Money(BigDecimal.valueOf(call.microUsd(), 6), "USD"));
        facts.put(TOOK, new Value.Span(call.took()));
        call.sent().forEach((name, value) -> facts.put("sent." + name, value));
        var received = call.received();
        if (received != null) {
            facts.put("received", received);
        }
        return facts;
    }

    // ---- both

    /** What differs as it was found, and what is the same as a whole, in the order of the facts. */
    private static List<Field> fields(List<ValueDifference> differences, Map<String, Value> left,
            Map<String, Value> right) {
        var fields = new ArrayList<Field>();
        differences.forEach(one -> fields.add(new Field(one.place(), one.left(), one.right(), false)));
        var names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        for (var name : names) {
            var one = left.get(name);
            var other = right.get(name);
            if (name.equals(TOOK) && one != null && other != null || Objects.equals(one, other)) {
                fields.add(new Field(name, one, other, true));
            } else if (left.isEmpty() || right.isEmpty()) {
                fields.add(new Field(name, one, other, false));
            }
        }
        fields.sort(Comparator.comparingInt(field -> rank(field.place())));
        return fields;
    }

    private static int rank(String place) {
        var at = ORDER.indexOf(place.split("[.\\[]", 2)[0]);
        return at < 0 ? ORDER.size() : at;
    }

    private static String time(Duration length) {
        return length.toMillis() < 10_000 ? "%.3f s".formatted(length.toMillis() / 1000.0) : Say.span(length);
    }
}
