package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.tests.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for the graphs of whole playbooks. */
class GraphDataTest {

    private static final String CALLER = "package base\nimport far.{outer}\nplaybook case(topic: Text) {\n"
            + "  step a = writer(topic)\n  step b = outer(topic)\n  step c = outer(topic)\n}\n";
    private static final String FAR = "package far\nimport base.{writer}\nplaybook outer(t: Text) {\n"
            + "  step d = writer(t)\n  step e = inner(t)\n}\nplaybook inner(t: Text) {\n  step f = writer(t)\n}\n";

    private final Desk desk = Desk.withPrelude();

    private FlowGraph graph(Snapshot snapshot, String... unfolded) {
        return desk.ide.graph(snapshot, Optional.empty(), "case", Set.of(unfolded)).orElseThrow();
    }

    private static List<String> ids(FlowGraph graph) {
        return graph.all().map(Node::id).toList();
    }

    @Test
    void theBeginningTellsWhatThePlaybookMayDo() {
        Snapshot snapshot = desk.open("case.playbook", "package base\nplaybook case(topic: Text, n: Int) {\n"
                + "  trigger cron \"0 7 * * MON\" overlap skip\n  delegate supervised 30 min\n"
                + "  budget 1.50 USD, 10 min operator\n  wait 1 day\n}\n").snapshot();
        FlowGraph graph = graph(snapshot);
        assertEquals("base.case", graph.playbook());
        assertEquals("start case, topic, n, starts cron \"0 7 * * MON\" overlap skip, delegates supervised 30 min,"
                + " at most 1.50 USD, 10 min operator", graph.flow().nodes().getFirst().words());
        assertTrue(desk.ide.graph(snapshot, Optional.empty(), "other", Set.of()).isEmpty());
    }

    @Test
    void everyStepOfTheReferenceExampleIsThereOnce() {
        Samples.NAMES.forEach(n -> desk.put(n, Samples.read(n)));
        Snapshot snapshot = desk.open("content.playbook", Samples.read("content.playbook")).snapshot();
        FlowGraph graph = desk.ide.graph(snapshot, Optional.empty(), "weeklyLetter", Set.of()).orElseThrow();
        assertEquals(ids(graph).stream().distinct().toList(), ids(graph), "ids");
        assertEquals("#start, style, examples, draft, review, final, fix, saga, post, parallel, tag, card, "
                + "send#approve, send, wait, seen, kept, rememberOutcome, return",
                String.join(", ", ids(graph)));
    }

    @Test
    void playbooksInsideUnfoldOnDemandOverFilesAndLevels() {
        desk.put("far.playbook", FAR);
        Snapshot snapshot = desk.open("case.playbook", CALLER).snapshot();
        assertEquals(List.of("#start", "a", "b", "c"), ids(graph(snapshot)));
        assertEquals("far.outer", graph(snapshot).node("b").orElseThrow().calls());

        FlowGraph unfolded = graph(snapshot, "b", "b/e");
        assertEquals(List.of("#start", "a", "b", "b/#start", "b/d", "b/e", "b/e/#start", "b/e/f", "c"), ids(unfolded));
        Node far = unfolded.node("b/d").orElseThrow();
        assertEquals("agent d, writer · large", far.words(), "what stands in another file is known too");
        assertEquals("d", desk.word(far.name()));
        assertEquals("far.playbook", far.place().path());
    }

    @Test
    void aPlaybookThatRunsItselfEndsSomewhere() {
        String text = "package base\nplaybook case(topic: Text) {\n  step a = case(topic)\n}\n";
        Snapshot snapshot = desk.open("case.playbook", text).snapshot();
        String deep = "a/a/a/a/a/a/a/a/a/a/a/a";
        String[] all = IntStream.rangeClosed(1, 12).mapToObj(i -> deep.substring(0, 2 * i - 1))
                .toArray(String[]::new);
        assertEquals(18, ids(graph(snapshot, all)).size());
    }

    @Test
    void aPlaceOfTheTextHasItsNode() {
        Desk.At at = desk
                .openBody("saga {\n  step t = site.tag(to|pic)\n  approve \"Ok?\" { expires 1 day -> abort }\n}");
        FlowGraph graph = graph(at.snapshot());
        int gate = at.snapshot().text().indexOf("Ok?");
        assertEquals("t", graph.at("case.playbook", at.offset()).orElseThrow().id());
        assertEquals("t#approve", graph.at("case.playbook", gate).orElseThrow().id());
        assertEquals("saga", graph.at("case.playbook", at.snapshot().text().indexOf("saga")).orElseThrow().id());
        assertEquals("#start", graph.at("case.playbook", at.snapshot().text().indexOf("people")).orElseThrow().id());
        assertTrue(graph.at("other.playbook", at.offset()).isEmpty());
    }

    @Test
    void keysGoAlongTheArrowsInAndOutOfFrames() {
        FlowGraph graph = graph(desk.openBody("wait 1 day\nsaga { step t = site.tag(topic) step u = site.tag(topic) }\n"
                + "return topic").snapshot());
        assertEquals(List.of("saga"), graph.next("wait"));
        assertEquals(List.of("u"), graph.next("t"));
        assertEquals(List.of("return"), graph.next("u"));
        assertEquals(List.of("saga"), graph.previous("t"));
        assertEquals(List.of("wait"), graph.previous("saga"));
        assertEquals(List.of(), graph.next("return"));
    }

    @Test
    void aTextThatCannotBeReadShowsTheLastOneThatCould() {
        String good = "package base\n" + Samples.body("step a = site.tag(topic)\nstep b = site.tag(topic)");
        Snapshot readable = desk.open("case.playbook", good).snapshot();
        String broken = good.replace("step a = site", "step a = = {{ here site");
        Snapshot snapshot = desk.open("case.playbook", broken).snapshot();

        FlowGraph graph = desk.ide.graph(snapshot, Optional.of(readable), "case", Set.of()).orElseThrow();
        assertFalse(graph.current());
        assertEquals(List.of("#start", "a", "b"), ids(graph));
        Node last = graph.node("b").orElseThrow();
        assertEquals("step b = site.tag(topic)", broken.substring(last.place().offset(),
                last.place().offset() + last.place().length()));
        assertEquals("a", graph.at("case.playbook", broken.indexOf("here")).orElseThrow().id());
    }

    @Test
    void aTextThatNeverCouldBeReadShowsWhatCan() {
        Snapshot snapshot = desk.open("case.playbook",
                "package base\n" + Samples.body("step a = site.tag(topic)\nstep b = \nsaga {\n  step")).snapshot();
        assertEquals("a", graph(snapshot).flow().nodes().get(1).id());
    }

    @Test
    void anEditOfOneStepLeavesAllOthersEqual() {
        Snapshot before = desk.openBody("step a = site.tag(topic)\nwait 1 day\nstep b = site.tag(topic)").snapshot();
        Snapshot after = desk.openBody("step a = writer(topic) retry 3\nwait 1 day\nstep b = site.tag(topic)")
                .snapshot();
        assertEquals(ids(graph(before)), ids(graph(after)));
        assertEquals(graph(before).flow().edges(), graph(after).flow().edges());
    }
}
