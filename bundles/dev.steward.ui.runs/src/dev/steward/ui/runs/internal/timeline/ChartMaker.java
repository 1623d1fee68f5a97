package dev.steward.ui.runs.internal.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine.RunEvent;
import dev.steward.engine.value.Value;

/** Makes the timeline of a run from its events. One thread. */
public final class ChartMaker {

    private static final String VERIFY = "~verify";
    /** Between two events where only their order is drawn; what goes on slower than a quarter of it is drawn by time. */
    private static final Duration STEP = Duration.ofMillis(1);

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final List<Open> all = new ArrayList<>();

    /**
     * The timeline of a run.
     *
     * @param events in order
     * @param now    where open spans end; ignored when the run has ended
     */
    public static Chart of(List<RunEvent> events, boolean ended, Instant now) {
        if (events.isEmpty()) {
            return Chart.NONE;
        }
        var last = events.getLast().at();
        var end = ended || now.isBefore(last) ? last : now;
        var timed = new ChartMaker().chart(events, events.stream().map(RunEvent::at).toList(), false, end);
        if (TimeScale.seen(timed).compareTo(STEP.multipliedBy(events.size()).dividedBy(4)) >= 0) {
            return timed;
        }
        var times = ordered(events);
        return new ChartMaker().chart(events, times, true, times.getLast().plus(step(last, end)));
    }

    /** One after the other; what would be folded keeps its length, and is. */
    private static List<Instant> ordered(List<RunEvent> events) {
        var times = new ArrayList<Instant>();
        for (var event : events) {
            times.add(times.isEmpty() ? event.at()
                    : times.getLast().plus(step(events.get(times.size() - 1).at(), event.at())));
        }
        return times;
    }

    private static Duration step(Instant from, Instant to) {
        var gap = Duration.between(from, to);
        return gap.compareTo(TimeScale.LEAST_FOLD) < 0 ? STEP : gap;
    }

    private void event(RunEvent event, Instant at) {
        if (event.path().isEmpty()) {
            return;
        }
        var path = event.path().endsWith(VERIFY)
                ? event.path().substring(0, event.path().length() - VERIFY.length()) : event.path();
        switch (event.type()) {
            case "step.started" -> begin(path, event, at);
            case "call.intended" -> of(path, event, at).begin(Span.Kind.CALL, at);
            case "call.done" -> of(path, event, at).end(Span.Kind.CALL, Span.Kind.CALL, at);
            case "call.failed", "call.lost" -> of(path, event, at).end(Span.Kind.CALL, Span.Kind.FAILED, at);
            case "ask.opened", "timer.set" -> of(path, event, at).begin(Span.Kind.WAIT, at);
            case "ask.answered", "ask.closed", "timer.fired" -> of(path, event, at).end(Span.Kind.WAIT, Span.Kind.WAIT,
                    at);
            case "step.done" -> of(path, event, at).close("done", at);
            case "step.failed" -> of(path, event, at).close("failed", at);
            case "step.stopped" -> of(path, event, at).close("cancelled", at);
            case "effect.compensated" -> of(path, event, at).state = "compensated";
            default -> {
                // takes no time
            }
        }
    }

    private Open begin(String path, RunEvent event, Instant at) {
        var id = event.facts().get("staticId") instanceof Value.Text text ? text.text() : "";
        var made = new Open(path, id, at);
        open.put(path, made);
        all.add(made);
        return made;
    }

    /** What is open under a path; something done to what has no beginning begins it. */
    private Open of(String path, RunEvent event, Instant at) {
        var found = open.get(path);
        return found == null ? begin(path, event, at) : found;
    }

    private Chart chart(List<RunEvent> events, List<Instant> times, boolean ordered, Instant end) {
        for (var i = 0; i < events.size(); i++) {
            event(events.get(i), times.get(i));
        }
        all.forEach(each -> each.cut(end));
        all.sort(Comparator.comparing((Open each) -> each.from));
        var lanes = new Lanes();
        var spans = all.stream().map(each -> each.span(lanes.of(each.path, each.from, each.to(end)), end)).toList();
        return new Chart(spans, lanes.count(), events, times, ordered, times.getFirst(), end);
    }

    /** A span that is being told. */
    private static final class Open {
        private final String path;
        private final String id;
        private final Instant from;
        private final List<Span.Part> parts = new ArrayList<>();
        private final Map<Span.Kind, List<Instant>> begun = new LinkedHashMap<>();
        private String state = "running";
        private @Nullable Instant to;

        Open(String path, String id, Instant from) {
            this.path = path;
            this.id = id;
            this.from = from;
        }

        void begin(Span.Kind kind, Instant at) {
            begun.computeIfAbsent(kind, k -> new ArrayList<>()).add(at);
            state = kind == Span.Kind.WAIT ? "waiting" : "running";
        }

        void end(Span.Kind kind, Span.Kind as, Instant at) {
            var times = begun.getOrDefault(kind, List.of());
            if (!times.isEmpty()) {
                parts.add(new Span.Part(as, times.removeFirst(), at));
                state = to == null ? "running" : state;
            }
        }

        void close(String how, Instant at) {
            state = how;
            to = at;
            cut(at);
        }

        /** What is still open ends here. */
        void cut(Instant at) {
            begun.forEach((kind, times) -> times.forEach(begin -> parts.add(new Span.Part(kind, begin, at))));
            begun.clear();
        }

        Instant to(Instant end) {
            var known = to;
            return known == null ? end : known;
        }

        Span span(int lane, Instant end) {
            parts.sort(Comparator.comparing(Span.Part::from));
            return new Span(path, id, lane, state, from, to(end), parts);
        }
    }
}
