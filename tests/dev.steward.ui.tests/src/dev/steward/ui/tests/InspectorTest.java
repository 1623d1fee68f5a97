package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.steward.engine.value.Value;
import dev.steward.ui.runs.internal.inspect.Node;
import dev.steward.ui.runs.internal.inspect.TextInput;
import dev.steward.ui.runs.internal.inspect.ValueNodes;

/** Values as the inspector lays them open. No window is needed. */
class InspectorTest {

    private final ValueNodes nodes = new ValueNodes(ZoneId.of("Europe/Lisbon"));

    private static Value text(String text) {
        return new Value.Text(text);
    }

    @Test
    void aStructureIsLaidOpenByFieldAndTheWholeIsJson() {
        var node = nodes.of("value", "Value", new Value.Struct("Letter", Map.of("subject", text("Pricing"))));

        assertEquals(List.of("subject  Pricing"), node.children().stream().map(Node::toString).toList());
        assertEquals("{\n  \"subject\": \"Pricing\"\n}", node.full());
    }

    @Test
    void aLongListIsLaidOpenInParts() {
        var items = IntStream.range(0, 12_345).mapToObj(i -> (Value) new Value.Int(i)).toList();

        var node = nodes.of("value", "Value", new Value.Items(items));
        assertEquals("12345 items", node.text());
        assertTrue(node.children().size() <= 100, () -> node.children().size() + " lines at once");
        var parts = node.children().get(1).children();
        assertTrue(parts.size() <= 100, () -> parts.size() + " lines at once");
        assertEquals("[10000 … 10099]  100 items", parts.getFirst().toString());
        assertEquals("[10000]  10000", parts.getFirst().children().getFirst().toString());
    }

    @Test
    void ofALongTextOneShortLineIsShownAndAllOfItKept() {
        var node = nodes.of("value", "Value", text("word ".repeat(2_000_000)));

        assertTrue(node.text().length() <= 200, node.text());
        assertEquals(10_000_000, node.full().length());
    }

    @Test
    void whatIsAboutTheSameThingIsTheSameLineWhateverItsValue() {
        assertEquals(nodes.of("value", "Value", text("old")), nodes.of("value", "Value", text("new")));
    }

    @Test
    void linesThatAnEditorCouldNotDrawAreBroken() {
        var broken = TextInput.broken("a".repeat(3 * TextInput.LONGEST) + "\nshort");

        assertTrue(broken.lines().allMatch(line -> line.length() <= TextInput.LONGEST), "a line is too long");
        assertEquals("a".repeat(3 * TextInput.LONGEST) + "short", broken.replace("\n", ""));
        assertEquals("short\nlines\n", TextInput.broken("short\nlines\n"));
    }

    @Test
    void aLetterOfTwoCharactersIsNotTornWhereALineIsBroken() {
        var broken = TextInput.broken("a".repeat(TextInput.LONGEST - 1) + "😀" + "b");

        assertTrue(broken.contains("😀"), broken.substring(TextInput.LONGEST - 5));
    }
}
