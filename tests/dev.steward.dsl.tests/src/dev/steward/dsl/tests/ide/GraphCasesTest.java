package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.ide.FlowGraph;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of a playbook has its boxes and arrows. */
class GraphCasesTest {

    private final Desk desk = Desk.withPrelude();

    static Stream<Arguments> constructs() {
        return Stream.of(steps(), blocks(), errors()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> steps() {
        return Stream.of(
                of("step d = writer(topic) retry 3 budget 0.40 USD",
                        "agent d: writer · large; tries 3; at most 0.40 USD"),
                of("step t = site.tag(topic)", "operation t: site.tag (has an effect)"),
                of("step v = site.visits(topic)", "operation v: site.visits (reads)"),
                of("step s = mail.send(people, maybe, now) approve \"Send to ${people.size}?\""
                        + " { expires 8 hours -> abort }",
                        "gate s#approve: Send to ${people.size}?; expires 8 hours → abort",
                        "operation s: mail.send (irreversible)", "s#approve -> s: approved"),
                of("step s = site.tag(topic) delegate approval", "gate s#approve: delegate approval",
                        "operation s: site.tag (has an effect)", "s#approve -> s: approved"),
                of("step h = human edit draft because \"why\" expires 1 day -> skip",
                        "human h: edit draft; expires 1 day → skip"),
                of("step h = human do \"Call ${topic}\"", "human h: do Call ${topic}"),
                of("step i = Issue { number: next, title: topic }", "record i: writes Issue"),
                of("v = recall Voice of company", "recall v: Voice of company"),
                of("remember Outcome of issue { rate: 3% } commit", "remember rememberOutcome: Outcome"),
                of("remember Outcome of issue { rate: 3% } propose", "remember rememberOutcome: Outcome, proposed"),
                of("x = topic.length + 1", "value x: topic.length + 1"),
                of("wait 2 days\nwait until now", "wait wait: 2 days", "wait wait2: until now", "wait -> wait2"),
                of("escalate \"Go on?\"", "gate escalate: Go on?"),
                of("return topic", "end return: topic"),
                of("end skipped \"not now\"", "end end: end skipped not now"),
                of("raise Outage \"down\"", "raise raise: raise Outage down"));
    }

    private static Stream<Arguments> blocks() {
        return Stream.of(
                of("x = branch { when n > 3 -> topic else -> \"\" }",
                        "value x: branch { when n > 3 -> topic else -> \"\" }"),
                of("x = branch { when n > 3 -> draft else -> step fix = human edit draft }\nwait 1 day",
                        "branch x", "human fix: edit draft", "wait wait: 1 day", "x -> fix: else",
                        "x -> wait: n > 3", "fix -> wait"),
                of("branch { when n > 3 -> { step t = site.tag(topic) } when n > 5 -> end skipped else -> topic }\n"
                        + "wait 1 day", "branch branch", "operation t: site.tag (has an effect)",
                        "end end: end skipped", "wait wait: 1 day", "branch -> t: n > 3", "branch -> end: n > 5",
                        "t -> wait", "branch -> wait: else"),
                of("foreach p in people by p.name max 20 { step t = site.tag(p.name) }",
                        "for each p: each p in people · max 20 { operation t: site.tag (has an effect) }"),
                of("xs = foreach p in people by p.name { step t = site.tag(p.name) }",
                        "for each xs: each p in people { operation t: site.tag (has an effect) }"),
                of("repeat at most 3 until n > 2 { step t = site.tag(topic) }",
                        "repeat repeat: repeat · at most 3 · until n > 2 { operation t: site.tag (has an effect) }"),
                of("parallel max 2 join any { step a = site.tag(topic) step b = site.tag(topic) }",
                        "parallel parallel: parallel · max 2 · join any { operation a: site.tag (has an effect),"
                                + " operation b: site.tag (has an effect) }"),
                of("w = race { step a = site.visits(topic) wait 1 day }",
                        "race w: race { operation a: site.visits (reads), wait wait: 1 day }"),
                of("saga { step p = site.publish(draft) undo site.unpublish(p.id) step t = site.tag(p.id) }",
                        "saga saga { operation p: site.publish (has an effect); undone by site.unpublish,"
                                + " operation t: site.tag (has an effect), p -> t }"),
                of("deadline 2 days { wait 1 day } -> escalate \"late\"",
                        "deadline deadline: deadline 2 days → escalate \"late\" { wait wait: 1 day }"),
                of("on event Issue where event.number > 3 within 1 day -> skip { x = event.title }",
                        "event event: on Issue · where event.number > 3 · within 1 day → skip"
                                + " { value x: event.title }"),
                of("e = on event Issue within 1 day -> abort", "event e: on Issue · within 1 day → abort"));
    }

    private static Stream<Arguments> errors() {
        return Stream.of(
                of("step d = writer(topic) on Timeout -> cached on any -> raise Outage \"x\"\nwait 1 day",
                        "agent d: writer · large; on Timeout → cached", "raise d#on2: raise Outage x",
                        "wait wait: 1 day", "d -> d#on2! any", "d -> wait"),
                of("step d = judge(draft) on Timeout, RateLimit -> judge(draft)\nwait 1 day", "agent d: judge · small",
                        "agent d#on1: judge · small", "wait wait: 1 day", "d -> d#on1! Timeout, RateLimit", "d -> wait",
                        "d#on1 -> wait"),
                of("saga { step t = site.tag(topic) } on any -> escalate \"Go on?\"",
                        "saga saga { operation t: site.tag (has an effect) }", "gate saga#on1: Go on?",
                        "saga -> saga#on1! any"));
    }

    private static Arguments of(String statements, String... expected) {
        return Arguments.of(statements, String.join("\n", expected));
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void isDrawn(String statements, String expected) {
        Desk.At at = desk.openBody(statements);
        FlowGraph graph = desk.ide.graph(at.snapshot(), Optional.empty(), "case", Set.of()).orElseThrow();
        assertEquals(expected, Drawn.withoutStart(graph));
    }
}
