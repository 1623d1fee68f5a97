package dev.steward.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in a colour of the themes can be read on what lies below it: 4.5 to 1, as WCAG AA wants. */
class ContrastTest {

    private static final double LEAST = 4.5;
    private static final Pattern COLOUR = Pattern
            .compile("ColorDefinition#dev-steward-ui-([\\w-]+) \\{\\s*color: #(\\p{XDigit}{6});");
    private static final Pattern MARKED = Pattern
            .compile("'(currentIPColor|secondaryIPColor|TextOccurrenceIndicationColor"
                    + "|dev\\.steward\\.ui\\.debug\\.here\\.colour)=(\\d+),(\\d+),(\\d+)'");
    private static final List<String> PAGES = List.of("surface", "card", "selected");
    private static final Set<String> NO_TEXT = Set.of("surface", "card", "selected", "line", "onAccent");
    /** The lines of an editor: all of them, and the one with the caret. */
    private static final Map<String, List<String>> EDITORS = Map.of("light", List.of("FFFFFF", "E8F2FE"), "dark",
            List.of("1B1F23", "262C32"));

    @ParameterizedTest
    @ValueSource(strings = { "light", "dark" })
    void textOnPagesCanBeRead(String theme) throws IOException {
        var colours = colours("dev.steward.ui", theme);
        var pages = PAGES.stream().map(colours::get).toList();
        assertEquals(List.of(), weak(colours, pages));
        assertTrue(contrast(colours.get("onAccent"), colours.get("accent")) >= LEAST, "a button's label");
    }

    @ParameterizedTest
    @ValueSource(strings = { "light", "dark" })
    void textOfPlaybooksCanBeRead(String theme) throws IOException {
        assertEquals(List.of(), weak(colours("dev.steward.ui.editor", theme), EDITORS.get(theme)));
    }

    /** Where a run is held or looked at, and where a name is found again. */
    @ParameterizedTest
    @ValueSource(strings = { "light", "dark" })
    void textOfMarkedLinesCanBeRead(String theme) throws IOException {
        var sheet = Files.readString(SourceTree.root().resolve("bundles/dev.steward.ui/css/" + theme + ".css"));
        var below = MARKED.matcher(sheet).results().map(found -> "%02X%02X%02X".formatted(
                Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4))))
                .toList();
        assertEquals(4, below.size(), below::toString);
        assertEquals(List.of(), weak(colours("dev.steward.ui.editor", theme), below));
    }

    /** A graph in a file has the light colours, which the command line can't ask the theme for. */
    @Test
    void paperHasTheLightColours() throws IOException {
        var ink = Files.readString(SourceTree.root()
                .resolve("bundles/dev.steward.graph/src/dev/steward/graph/draw/Ink.java"));
        var found = Pattern.compile("(\\w+)\\(\"#(\\p{XDigit}{6})\"\\)").matcher(ink);
        var paper = new TreeMap<String, String>();
        while (found.find()) {
            paper.put(found.group(1).toLowerCase(Locale.ROOT), found.group(2).toUpperCase(Locale.ROOT));
        }
        var light = new TreeMap<>(colours("dev.steward.ui", "light"));
        light.keySet().retainAll(paper.keySet());
        assertEquals(light, paper);
        assertTrue(paper.size() > 10, paper::toString);
    }

    /** The light sheets repeat the values of the definitions, and must be those. */
    @ParameterizedTest
    @ValueSource(strings = { "dev.steward.ui", "dev.steward.ui.editor" })
    void everyColourIsInBothSheets(String bundle) throws IOException {
        var defined = new TreeMap<String, String>();
        var plugin = Files.readString(SourceTree.root().resolve("bundles/" + bundle + "/plugin.xml"));
        var found = Pattern
                .compile("<colorDefinition id=\"dev.steward.ui.([\\w.]+)\"[^>]*value=\"(\\d+),(\\d+),(\\d+)\"")
                .matcher(plugin);
        while (found.find()) {
            defined.put(found.group(1).replace('.', '-'), "%02X%02X%02X".formatted(Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)), Integer.parseInt(found.group(4))));
        }
        assertTrue(defined.size() > 10, defined::toString);
        assertEquals(defined, colours(bundle, "light"));
        assertEquals(defined.keySet(), colours(bundle, "dark").keySet());
    }

    @Test
    void contrastIsMeasuredAsItIsDefined() {
        assertEquals(21, contrast("000000", "FFFFFF"), 0.01);
        assertEquals(4.54, contrast("767676", "FFFFFF"), 0.01);
    }

    private static List<String> weak(Map<String, String> colours, List<String> below) {
        var weak = new ArrayList<String>();
        colours.forEach((name, colour) -> {
            for (var page : NO_TEXT.contains(name) ? List.<String>of() : below) {
                var contrast = contrast(colour, page);
                if (contrast < LEAST) {
                    weak.add("%s #%s on #%s: %.2f".formatted(name, colour, page, contrast));
                }
            }
        });
        return weak;
    }

    private static Map<String, String> colours(String bundle, String theme) throws IOException {
        var sheet = Files.readString(SourceTree.root().resolve("bundles/" + bundle + "/css/" + theme + ".css"));
        var colours = new TreeMap<String, String>();
        COLOUR.matcher(sheet).results().forEach(found -> colours.put(found.group(1), found.group(2).toUpperCase()));
        assertTrue(colours.size() > 10, () -> bundle + ", " + theme + ": " + colours);
        return colours;
    }

    private static double contrast(String one, String other) {
        var brighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * light(colour, 0) + 0.7152 * light(colour, 2) + 0.0722 * light(colour, 4);
    }

    private static double light(String colour, int at) {
        var part = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
