package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.StyledRegion;
import dev.steward.dsl.ide.StyledRegion.Style;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.tests.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleTest {

    private final Desk desk = Desk.withPrelude();

    @Test
    void wordsLookLikeWhatTheyStandFor() {
        String text = "package base\n// why\nplaybook p(to: [Person], post: Post) {\n"
                + "  step s = mail.send(to, post, now) approve \"Ok ${post.id}?\" { expires 8 hours -> abort }\n}\n";
        Desk.At at = desk.open("case.playbook", text);
        List<String> found = desk.ide.styles(at.snapshot()).stream().map(r -> r.style() + " "
                + text.substring(r.offset(), r.offset() + r.length())).toList();
        assertEquals(List.of("KEYWORD package", "PACKAGE base", "COMMENT // why", "KEYWORD playbook", "PLAYBOOK p",
                "INPUT to", "TYPE Person", "INPUT post", "TYPE Post", "KEYWORD step", "STEP s", "CONNECTOR mail",
                "IRREVERSIBLE send", "INPUT to", "INPUT post", "WORD now", "KEYWORD approve", "TEXT \"Ok ${",
                "INPUT post", "FIELD id", "TEXT }?\"", "KEYWORD expires", "NUMBER 8 hours", "KEYWORD abort"),
                found.stream().map(s -> s.replaceAll("COMMENT (.*)\\n", "COMMENT $1")).toList());
    }

    @Test
    void wordsKeepTheirLookBehindWhatCannotBeRead() {
        String text = "memo package base\ntype A { x: Int }\nplaybook p() {\n  wait 1 day\n}\n";
        Desk.At at = desk.open("case.playbook", text);
        List<String> keywords = desk.ide.styles(at.snapshot()).stream().filter(r -> r.style() == Style.KEYWORD)
                .map(r -> text.substring(r.offset(), r.offset() + r.length())).toList();
        assertEquals(List.of("package", "type", "playbook", "wait"), keywords);
    }

    @ParameterizedTest
    @ValueSource(strings = { "content.playbook", "connectors.playbook", "wide.playbook" })
    void stylesNeverOverlap(String sample) {
        Samples.NAMES.forEach(n -> desk.put(n, Samples.read(n)));
        int end = 0;
        for (StyledRegion region : desk.ide.styles(desk.open(sample, Samples.read(sample)).snapshot())) {
            assertTrue(region.offset() >= end, region + " begins before " + end);
            end = region.offset() + region.length();
        }
    }

    @Test
    void typesInputsAndCostsAreShownBetweenTheWords() {
        Desk.At at = desk.open("case.playbook", "package base\nplaybook p(topic: Text, people: [Person]) {\n"
                + "  step d = writer(topic)\n  v = d.title\n  names = people.map(q -> q.name)\n  step t = site.tag(v)\n"
                + "  step w = site.tag(names.first ?? \"\")\n}\n");
        StringBuilder shown = new StringBuilder(at.snapshot().text());
        desk.ide.inlays(at.snapshot(), n -> Optional.of("0.40 USD")).reversed()
                .forEach(i -> shown.insert(i.offset(), "«" + i.text() + "»"));
        assertEquals("package base\nplaybook p« at most 0.40 USD»(topic: Text, people: [Person]) {\n"
                + "  step d«: Draft» = writer(topic)\n  v«: Text» = d.title\n"
                + "  names«: [Text]» = people.map(q«: Person» -> q.name)\n  step t = site.tag(«id: »v)\n"
                + "  step w = site.tag(«id: »names.first ?? \"\")\n}\n", shown.toString());
        assertTrue(desk.ide.inlays(at.snapshot(), n -> Optional.empty()).stream()
                .noneMatch(i -> i.text().contains("at most")));
    }

    @Test
    void onlyTheSelectionIsFormatted() {
        String text = "package base\ntype   A { x :Int }\ntype   B { y :Int }\n";
        int second = text.indexOf("type   B");
        List<TextEdit> edits = desk.ide.format(text, second, 10);
        assertEquals("package base\ntype   A { x :Int }\ntype B { y: Int }\n".replace("y: Int", "y :Int"),
                new FileEdit("x", edits).apply(text));
        assertEquals("package base\n\ntype A { x: Int }\ntype B { y: Int }\n",
                new FileEdit("x", desk.ide.format(text, 0, text.length())).apply(text));
        assertEquals(List.of(), desk.ide.format("type A {", 0, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = { "content.playbook", "connectors.playbook", "wide.playbook" })
    void formattingByEditsGivesTheOneLayout(String sample) {
        String text = Samples.read(sample);
        assertEquals(Samples.LANGUAGE.format(text).orElseThrow(),
                new FileEdit(sample, desk.ide.format(text, 0, text.length())).apply(text));
    }
}
