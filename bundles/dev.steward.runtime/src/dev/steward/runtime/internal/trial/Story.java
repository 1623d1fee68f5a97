package dev.steward.runtime.internal.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.TestCase;
import dev.steward.compiler.TestCase.Callee;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.Value;
import dev.steward.runtime.internal.fixture.PlanSteps;

/** What the story of a trial says of a call or a step that its test names. One thread. */
final class Story {

    private static final Map<String, String> RULES = Map.of("denied", "deny", "asked", "ask", "limited", "limit",
            "redacted", "redact");

    private final List<Engine.RunEvent> events;
    private final PlanSteps steps;
    private final Set<String> ids;
    private final Map<String, String> staticIds = new HashMap<>();
    /** What models asked for, by path. */
    private final Map<String, String> tools = new HashMap<>();

    /** @param plan as it was before anything was mocked */
    Story(Engine.Trace trace, Plan plan) {
        events = trace.events();
        steps = new PlanSteps(plan);
        ids = steps.all().keySet();
        events.stream().filter(e -> e.type().equals("step.started"))
                .forEach(e -> {
                    staticIds.put(e.path(), text(e, "staticId"));
                    if (PlanSteps.isTool(e.path())) {
                        tools.put(e.path(), text(e, "target"));
                    }
                });
    }

    /** Static ids of what runs by itself: steps, and blocks with a name. */
    Map<String, String> staticIds() {
        return staticIds;
    }

    /** Whether what a path is of is meant. */
    private boolean concerns(TestCase.Named target, String path) {
        var id = staticIds.get(path.endsWith("~verify") ? path.substring(0, path.length() - 7) : path);
        if (id == null) {
            return false;
        }
        if (tools.containsKey(path)) {
            return target.callee() == Callee.OPERATION && target.name().equals(tools.get(path));
        }
        return target.callee() == Callee.STEP ? id.endsWith("/" + target.name())
                : target.name().equals(target(steps.call(id).orElse(null)));
    }

    private static @Nullable String target(@Nullable Call call) {
        return call instanceof Call.Sub sub ? sub.playbook() : call == null ? null : PlanSteps.target(call);
    }

    /** Where in the story it begins first, -1 when it does not. */
    int first(TestCase.Named target) {
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var begins = event.type().equals(calls(target) ? "call.intended" : "step.started");
            if (begins && concerns(target, event.path())) {
                return i;
            }
        }
        return -1;
    }

    /** Paths at which it begins. */
    List<String> beginnings(TestCase.Named target) {
        return events.stream().filter(e -> e.type().equals("step.started") && concerns(target, e.path()))
                .map(Engine.RunEvent::path).toList();
    }

    /** Whether its call shows in the journal; a playbook and a value are done without one. */
    private boolean calls(TestCase.Named target) {
        return target.callee() == Callee.OPERATION || target.callee() == Callee.AGENT
                || target.callee() == Callee.STEP && ids.stream().filter(id -> id.endsWith("/" + target.name()))
                        .allMatch(id -> steps.call(id).map(PlanSteps::target).isPresent());
    }

    /** Whether it was said of it; in words what was said instead when nothing fits. */
    boolean says(TestCase.Judged expected) {
        return events.stream().filter(e -> concerns(expected.target(), e.path())).anyMatch(verdict(expected));
    }

    private static Predicate<Engine.RunEvent> verdict(TestCase.Judged expected) {
        var policy = expected.policy();
        var rule = RULES.get(expected.verdict());
        Predicate<Engine.RunEvent> ruled = e -> e.type().equals("policy.decided") && rule != null
                && text(e, "verdict").startsWith(rule) && (policy == null || policy.equals(text(e, "policy")));
        return switch (expected.verdict()) {
            case "asked" -> ruled.or(e -> policy == null && e.type().equals("ask.opened") && !opened(e, "hold"));
            case "held" -> e -> opened(e, "hold");
            case "undone" -> e -> e.type().equals("effect.compensated");
            case "failed" -> e -> (e.type().equals("call.failed") || e.type().equals("step.failed"))
                    && (expected.error() == null || text(e, "error").equals(expected.error()));
            default -> ruled;
        };
    }

    private static boolean opened(Engine.RunEvent event, String kind) {
        return event.type().equals("ask.opened") && text(event, "kind").equals(kind);
    }

    /** What is known of it, for a message. */
    String known(TestCase.Named target) {
        var said = events.stream().filter(e -> concerns(target, e.path())).map(Story::words).filter(w -> !w.isEmpty())
                .distinct().collect(Collectors.joining(", "));
        return said.isEmpty() ? first(target) < 0 ? "it was not reached" : "it was done without any of that" : said;
    }

    private static String words(Engine.RunEvent event) {
        return switch (event.type()) {
            case "policy.decided" -> text(event, "policy") + " said " + text(event, "verdict");
            case "ask.opened" -> "it was asked about (" + text(event, "kind") + ")";
            case "call.failed", "step.failed" -> "it failed with " + text(event, "error");
            case "effect.compensated" -> "it was undone";
            default -> "";
        };
    }

    static String text(Engine.RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Text t ? t.text() : "";
    }
}
