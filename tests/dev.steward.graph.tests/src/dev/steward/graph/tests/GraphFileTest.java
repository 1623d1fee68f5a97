package dev.steward.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.ide.FlowGraph;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.graph.GraphFile;
import dev.steward.graph.StepState;
import dev.steward.graph.layout.PaperRuler;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The graph as a file, where there is no screen. */
class GraphFileTest {

    private static final String TEXT = """
            package desk
            connector paper : files {
              op write(path: Text) -> Text  idempotent by path
            }
            playbook desk(topic: Text) {
              step wide = paper.write("WWWWWWWW")
              step aNameThatIsMuchTooLongForTheBoxThatItStandsIn = paper.write(topic)
              step h = paper.write("h") on Outage -> escalate "Go <on> & on?"
            }
            """;

    private static FlowGraph graph() {
        var ide = new PlaybookIde(ConnectorKinds.unknown());
        return ide.graph(ide.update("desk.playbook", TEXT, 1), Optional.empty(), "desk", Set.of()).orElseThrow();
    }

    private static Document read(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> words(Document svg) {
        var texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()).toList();
    }

    @Test
    void itShowsEveryStepAndCutsWhatHasNoRoom() throws Exception {
        var svg = read(GraphFile.svg(graph(), Map.of()));
        var words = words(svg);
        assertTrue(words.containsAll(List.of("desk", "wide", "h", "Outage")), words::toString);
        assertTrue(words.stream().anyMatch(word -> word.startsWith("aNameThatIs") && word.endsWith("…")),
                words::toString);
        assertTrue(
                ((Element) svg.getElementsByTagName("text").item(0)).getAttribute("fill").matches("#\\p{XDigit}{6}"));
    }

    @Test
    void textsKeepTheirWidthWhicheverFontsAreThere() throws Exception {
        var texts = read(GraphFile.svg(graph(), Map.of())).getElementsByTagName("text");
        var wide = IntStream.range(0, texts.getLength()).mapToObj(i -> (Element) texts.item(i))
                .filter(text -> text.getTextContent().equals("wide")).findFirst().orElseThrow();
        assertEquals(PaperRuler.of(13).width("wide", true), Double.parseDouble(wide.getAttribute("textLength")), 0.01);
    }

    @Test
    void itIsTheSameEachTimeAndAStateAddsABadge() {
        String plain = GraphFile.svg(graph(), Map.of());
        assertEquals(plain, GraphFile.svg(graph(), Map.of()));
        String running = GraphFile.svg(graph(), Map.of("wide", StepState.DONE));
        assertTrue(running.length() > plain.length() && running.contains("#15803d"), "done is green");
    }

    @Test
    void lettersAreAsWideAsTheyArePublished() {
        var ruler = PaperRuler.of(10);
        assertEquals(9.44, ruler.width("W", false), 0.001);
        assertEquals(2.78, ruler.width("i", true), 0.001);
        assertEquals(ruler.width("ee", false), ruler.width("éè", false), 0.001, "an accent makes no letter wider");
        assertEquals(10, ruler.width("→", false), 0.001);
    }
}
