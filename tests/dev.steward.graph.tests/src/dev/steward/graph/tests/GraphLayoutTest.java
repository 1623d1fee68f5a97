package dev.steward.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.graph.StepState;
import dev.steward.graph.draw.Painter;
import dev.steward.graph.draw.Scene;
import dev.steward.graph.draw.SvgPen;
import dev.steward.graph.layout.Layouter;
import dev.steward.graph.layout.Picture;
import dev.steward.graph.layout.Picture.Box;
import dev.steward.graph.layout.Rect;
import dev.steward.graph.layout.Ruler;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Where the boxes of graphs stand, and where they stay. Without a window. */
class GraphLayoutTest {

    private static final String HEAD = """
            package desk
            connector paper : files {
              op write(path: Text) -> Text  idempotent by path
              op burn(path: Text)  irreversible
            }
            agent writer : task { model "large" prompt \"""Write ${topic}.\""" }
            playbook desk(topic: Text, n: Int) {
            """;
    private static final String BODY = """
              step a = writer(topic)
              x = branch {
                when n > 3 -> step b = paper.write("b")
                else -> step c = paper.write("c")
              }
              saga {
                step d = paper.write("d")
                parallel { step e = paper.write("e") step f = paper.write("f") }
              }
              step g = paper.burn("g") approve "Burn <it> & more?" { expires 1 day -> abort }
              step h = paper.write("h") on Outage -> escalate "Go on?"
            }
            """;

    private final PlaybookIde ide = new PlaybookIde(ConnectorKinds.unknown());
    private final Ruler ruler = Ruler.ofEqualLetters(7, 16);
    private final Layouter layouter = new Layouter(ruler);

    private FlowGraph graph(String body) {
        return ide.graph(ide.update("desk.playbook", HEAD + body, 1), Optional.empty(), "desk", Set.of()).orElseThrow();
    }

    private static Map<String, Rect> places(Picture picture) {
        return picture.boxes().stream().collect(Collectors.toMap(box -> box.node().id(), Box::at));
    }

    @Test
    void boxesStandBesideAndBelowOneAnotherAndInTheirFrames() {
        Picture picture = layouter.layout(graph(BODY), Picture.NONE);
        List<Box> boxes = picture.boxes();
        for (Box one : boxes) {
            for (Box other : boxes) {
                boolean inside = one.node().id().equals(other.node().id())
                        || within(one, other.node().id()) || within(other, one.node().id());
                assertTrue(inside || !one.at().meets(other.at()), one + " is on " + other);
            }
        }
        Map<String, Rect> at = places(picture);
        assertTrue(at.get("b").x() < at.get("c").x(), "arms stand in the order of the text");
        assertTrue(at.get("a").bottom() < at.get("x").y(), "what comes next stands below");
        assertEquals(at.get("e").y(), at.get("f").y(), "lanes stand side by side");
        assertEquals(at.get("g#approve").centerX(), at.get("g").centerX(), "a gate stands above its step");
        Rect saga = at.get("saga");
        assertEquals(saga, saga.with(at.get("parallel")).with(at.get("d")), "a frame is around its steps");
    }

    private static boolean within(Box frame, String id) {
        return frame.node().inside().nodes().stream().anyMatch(node -> node.id().equals(id)
                || node.inside().nodes().stream().anyMatch(deeper -> deeper.id().equals(id)));
    }

    @Test
    void anEditOfAStepMovesNothing() {
        Picture before = layouter.layout(graph(BODY), Picture.NONE);
        String edited = BODY
                .replace("step a = writer(topic)", "step a = paper.burn(\"a much longer name than before\")")
                .replace("n > 3", "n > 4").replace("paper.write(\"d\")", "writer(\"d\")");
        Picture after = layouter.layout(graph(edited), before);
        assertNotEquals(before.graph(), after.graph());
        assertEquals(places(before), places(after));
    }

    @Test
    void aLineMoreInABoxMovesOnlyWhatIsAboveOrBelow() {
        Picture before = layouter.layout(graph(BODY), Picture.NONE);
        Picture after = layouter.layout(graph(BODY.replace("writer(topic)", "writer(topic) retry 3")), before);
        Map<String, Rect> then = places(before);
        Map<String, Rect> now = places(after);
        List<String> kept = then.keySet().stream().filter(id -> then.get(id).equals(now.get(id))).sorted().toList();
        assertEquals(List.of("b", "c", "d", "e", "f", "g", "g#approve", "h", "h#on1", "parallel", "saga", "x"), kept);
        assertTrue(now.values().stream().allMatch(at -> at.x() == Math.rint(at.x())));
    }

    @Test
    void aStepMoreKeepsTheFramesThatItIsNotIn() {
        Picture before = layouter.layout(graph(BODY), Picture.NONE);
        Picture after = layouter.layout(graph(BODY.replace("step g =", "wait 1 day\n  step g =")), before);
        Map<String, Rect> then = places(before);
        Map<String, Rect> now = places(after);
        assertTrue(now.containsKey("wait"));
        for (String id : List.of("#start", "a", "x", "b", "c", "saga", "d", "parallel", "e", "f")) {
            assertEquals(then.get(id), now.get(id), id);
        }
        assertEquals(then.get("g").x(), now.get("g").x(), "it moves down alone");
    }

    @Test
    void equalGraphsHaveEqualPlaces() {
        assertEquals(layouter.layout(graph(BODY), Picture.NONE),
                new Layouter(ruler).layout(graph(BODY), Picture.NONE));
    }

    @Test
    void aLongPlaybookIsPlacedSoonAndAnEditOfItSooner() {
        String steps = IntStream.range(0, 300).mapToObj(i -> "step s" + i + " = paper.write(\"p\")")
                .collect(Collectors.joining("\n")) + "\n}\n";
        long start = System.nanoTime();
        Picture before = layouter.layout(graph(steps), Picture.NONE);
        long first = System.nanoTime() - start;
        assertEquals(301, before.boxes().size());
        assertTrue(first < 15_000_000_000L, "300 steps took " + first / 1_000_000 + " ms");
        FlowGraph edited = graph(steps.replace("s7 = paper.write(\"p\")", "s7 = paper.write(\"q\")"));
        start = System.nanoTime();
        assertEquals(places(before), places(layouter.layout(edited, before)));
        long again = System.nanoTime() - start;
        assertTrue(again < 500_000_000L, "an edit took " + again / 1_000_000 + " ms");
    }

    @Test
    void aFileHasEverythingThatIsSeen() throws Exception {
        Picture picture = layouter.layout(graph(BODY), Picture.NONE);
        Scene scene = Scene.of(picture, Map.of("a", StepState.DONE));
        var pen = new SvgPen(scene.bounds(), ink -> "#123456",
                new SvgPen.Letters("sans-serif", 12, ruler));
        scene.draw(pen, new Painter(ruler), scene.bounds());
        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(pen.svg())));
        var texts = svg.getElementsByTagName("text");
        List<String> words = IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent())
                .toList();
        assertTrue(
                words.containsAll(List.of("desk", "a", "writer · large", "Burn <it> & more?", "expires 1 day → abort",
                        "saga", "parallel", "n > 3", "Outage")),
                words.toString());
    }
}
