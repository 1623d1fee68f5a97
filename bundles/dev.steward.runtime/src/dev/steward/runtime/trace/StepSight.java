package dev.steward.runtime.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Remembered;
import dev.steward.engine.past.Variable;
import dev.steward.engine.value.Value;

/**
 * One activation of a step, looked into; money in millionths of a US dollar.
 *
 * @param used       the names that its call was made from, with who gave them
 * @param remembered what of memory is in them, or what it read itself, with the revisions
 * @param calls      in order, those that read back an unknown outcome too
 * @param decisions  of policies, and of the settings of the run
 * @param asked      the operator
 * @param effects    its rows of the effect ledger
 */
public record StepSight(Engine.StepTrace step, List<Variable> used, List<Remembered> remembered, List<Sent> calls,
        List<Decision> decisions, List<Asked> asked, List<Engine.Effect> effects) {

    public StepSight {
        used = List.copyOf(used);
        remembered = List.copyOf(remembered);
        calls = List.copyOf(calls);
        decisions = List.copyOf(decisions);
        asked = List.copyOf(asked);
        effects = List.copyOf(effects);
    }

    /**
     * A call.
     *
     * @param attempt  from 1
     * @param target   the operation, or the model that was asked
     * @param sent     what was handed over; to a model under {@code prompt} what it was told since it said something
     * @param ended    null while it is under way
     * @param received what came back as it came, such as a model's text; null when nothing did
     * @param error    null when it went well
     * @param notes    what it used, such as the model that answered
     */
    public record Sent(int number, int attempt, String path, String target, Map<String, Value> sent, Instant began,
            @Nullable Instant ended, @Nullable Value received, @Nullable String error, long tokens, long microUsd,
            List<String> notes) {
        public Sent {
            notes = List.copyOf(notes);
        }

        /** How long it took, zero while it is under way. */
        public Duration took() {
            var until = ended;
            return until == null ? Duration.ZERO : Duration.between(began, until);
        }
    }

    /** What a rule said. */
    public record Decision(Instant at, String policy, String verdict, String because) {
    }

    /**
     * A question to the operator.
     *
     * @param options what there was to choose from
     * @param answer  in a word, null while it is open
     * @param by      who answered, empty for nobody
     * @param took    how long the operator was busy with it
     */
    public record Asked(String id, Instant at, String kind, String title, List<String> because, List<Value> options,
            @Nullable String answer, String by, Duration took) {
    }

    /** At a moment; {@code path} is one that had begun by then. */
    public static StepSight of(Past past, int moment, String path) {
        var events = past.events(moment, path);
        var step = past.step(moment, path).map(told -> named(past, told))
                .orElseThrow(() -> new IllegalArgumentException("no step " + path + " at moment " + moment));
        var used = past.find(path).filter(at -> at.kind() != Activation.Kind.PLAYBOOK)
                .map(at -> past.used(at.number())).orElse(List.of());
        var sources = used.stream().map(one -> one.given().by()).toList();
        return new StepSight(step, used,
                past.remembered(moment).stream().filter(one -> one.path().equals(path) || sources.contains(one.path()))
                        .toList(),
                calls(events), decisions(events), asked(events), past.effects(moment).stream()
                        .filter(effect -> effect.path().equals(path) || effect.path().startsWith(path + "~")).toList());
    }

    /** The events of a step that is held before it begins don't tell which step of the text it is; where the run stands does. */
    private static Engine.StepTrace named(Past past, Engine.StepTrace told) {
        var known = told.staticId().isEmpty() ? past.find(told.path()).map(Activation::staticId).orElse(null) : null;
        return known == null ? told
                : new Engine.StepTrace(told.path(), known, told.kind(), told.state(), told.started(), told.ended(),
                        told.attempts(), told.microUsd(), told.value(), told.error(), told.why());
    }

    /** What rules said of a step, by its events. */
    static List<Decision> decisions(List<RunEvent> events) {
        return events.stream().filter(event -> event.type().equals("policy.decided")).map(event -> new Decision(
                event.at(), text(event, "policy"), text(event, "verdict"), text(event, "because"))).toList();
    }

    /** The calls of a step, by its events. */
    static List<Sent> calls(List<RunEvent> events) {
        var calls = new LinkedHashMap<Long, Sent>();
        for (var event : events) {
            var number = number(event, "call");
            var before = calls.get(number);
            if (event.type().equals("call.intended")) {
                calls.put(number, new Sent((int) number, (int) number(event, "attempt"), event.path(),
                        text(event, "target"), fields(event, "args"), event.at(), null, null, null, 0, 0, List.of()));
            } else if (before != null && event.type().startsWith("call.")) {
                calls.put(number, ended(before, event));
            }
        }
        return List.copyOf(calls.values());
    }

    private static Sent ended(Sent call, RunEvent event) {
        var error = switch (event.type()) {
            case "call.failed" -> text(event, "error") + ": " + text(event, "message");
            case "call.lost" -> "Its answer was lost with the process.";
            default -> null;
        };
        return new Sent(call.number(), call.attempt(), call.path(), call.target(), call.sent(), call.began(),
                event.at(), event.facts().get("value"), error, number(event, "tokens"), cost(event),
                texts(event, "notes"));
    }

    /** What the operator was asked by a step, by its events. */
    static List<Asked> asked(List<RunEvent> events) {
        var asked = new LinkedHashMap<String, Asked>();
        for (var event : events) {
            var id = text(event, "ask");
            var before = asked.get(id);
            if (event.type().equals("ask.opened")) {
                var options = event.facts().get("options") instanceof Value.Items items ? items.items()
                        : List.<Value>of();
                asked.put(id, new Asked(id, event.at(), text(event, "kind"), text(event, "title"),
                        texts(event, "because"), options, null, "", Duration.ZERO));
            } else if (before != null && event.type().startsWith("ask.")) {
                var took = event.facts().get("took") instanceof Value.Span span ? span.duration() : Duration.ZERO;
                asked.put(id, new Asked(id, before.at(), before.kind(), before.title(), before.because(),
                        before.options(), text(event, "answer"), text(event, "by"), took));
            }
        }
        return new ArrayList<>(asked.values());
    }

    private static String text(RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Text text ? text.text() : "";
    }

    private static List<String> texts(RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Items items
                ? items.items().stream().map(item -> item instanceof Value.Text text ? text.text() : "").toList()
                : List.of();
    }

    private static Map<String, Value> fields(RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Struct struct ? struct.fields() : Map.of();
    }

    private static long number(RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Int number ? number.number() : 0;
    }

    private static long cost(RunEvent event) {
        return event.facts().getOrDefault("cost", event.facts().get("charged")) instanceof Value.Money money
                ? money.amount().movePointRight(6).longValue()
                : 0;
    }
}
