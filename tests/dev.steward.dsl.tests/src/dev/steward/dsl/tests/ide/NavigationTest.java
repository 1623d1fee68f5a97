package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ide.FoldingRegion;
import dev.steward.dsl.ide.Location;
import dev.steward.dsl.tests.Samples;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigationTest {

    private final Desk desk = Desk.withPrelude();

    @Test
    void aSelectionGrowsFromTheWordToTheFile() {
        Desk.At at = desk.openBody("step x = writer(top|ic)\n    retry 2 backoff 1s..2s on Timeout");
        List<String> words = desk.ide.enclosing(at.snapshot(), at.offset(), 0).stream().map(desk::word).toList();
        assertEquals("topic", words.get(0));
        assertTrue(words.contains("writer(topic)"), words::toString);
        assertTrue(words.contains("step x = writer(topic)\n    retry 2 backoff 1s..2s on Timeout"), words::toString);
        assertEquals(at.snapshot().text(), words.getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "step x = wri|ter(topic); base writer",
            "step x = site.ta|g(topic); base tag",
            "step x = si|te.tag(topic); base site",
            "step x = site.tag(to|pic); case topic",
            "step x = site.tag(i|d: topic); base id",
            "x = draft.tit|le; base title",
            "x = Dra|ft { title: topic, body: \"\", tags: [] }; base Draft",
            "x = Draft { ti|tle: topic, body: \"\", tags: [] }; base title",
            "x = Draft { title: topic, body: \"\", tags: [cra|ft] }; base craft",
            "x = recall Voi|ce of company; base Voice",
            "remember Outcome of issue { ra|te: 3% }; base rate",
            "x = people.filter(p -> p|.age > 3); case p",
            "x = people.filter(p -> p.a|ge > 3); base age",
            "step a = site.tag(topic) approve \"${dra|ft.title}?\" { expires 1 day -> abort }; case draft",
            "step a = site.tag(topic) approve \"?\" { editable i|d expires 1 day -> abort }; base id",
            "repeat at most 3 { step x = site.tag(rou|nd.text) }; case repeat",
            "on event Draft within 1 day -> abort { x = eve|nt.title }; case on",
            "x = topic.leng|th;", "x = no|w;" })
    void aUseLeadsToItsDeclaration(String statement, String expected) {
        Desk.At at = desk.openBody(statement);
        List<String> found = desk.ide.definition(at.snapshot(), at.offset()).stream()
                .map(l -> l.path().replace(".playbook", " ") + desk.word(l)).toList();
        assertEquals(expected == null ? List.of() : List.of(expected.strip()), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "playbook p() { why gr|ow wait 1 day }; base grow",
            "playbook p() { trigger on event Dra|ft overlap skip wait 1 day }; base Draft",
            "type A { d: Dra|ft }; base Draft", "type A { d: bas|e.Draft }; base base",
            "type A { d: base.Dra|ft }; base Draft",
            "record A key t|itle { title: Text }; case title",
            "fact F of Iss|ue { t: Text } retain forever scope s; base Issue",
            "policy p for effect ma|il.send when true deny because \"x\"; base mail",
            "policy p for effect mail.se|nd when true deny because \"x\"; base send",
            "connector c : http { op a() -> Post compensated by b|b op bb(id: Text) idempotent by id }; case bb",
            "connector c : http { op a() reads probe a| }; case a",
            "agent a : task { model \"m\" tools [site.vis|its] prompt \"Do.\" }; base visits",
            "goal g : tactical under gr|ow { target openRate > 3% by 2027-01-01 }; base grow",
            "playbook p(n: Int) { wait 1 day } test p \"t\" { input n| = 3 }; case n",
            "playbook p(n: Int) { step s = site.tag(\"a\") } test p \"t\" { input n = 3 mock site.t|ag }; base tag" })
    void namesInClausesLeadToTheirDeclaration(String declaration, String expected) {
        Desk.At at = desk.open("case.playbook", "package base\n" + declaration);
        List<Location> found = desk.ide.definition(at.snapshot(), at.offset());
        assertTrue(found.stream().map(l -> l.path().replace(".playbook", " ") + desk.word(l)).toList()
                .contains(expected.strip()), () -> declaration + " leads to " + desk.shown(found));
    }

    @Test
    void referencesAreFoundInAllFiles() {
        desk.put("far.playbook", "package far\nimport base.{writer}\nplaybook q(topic: Text) -> Text {\n"
                + "  step d = writer(topic)\n  return d.title\n}\n");
        Desk.At at = desk.openBody("step d = wri|ter(topic)\nstep e = site.tag(d.title)");
        assertEquals(List.of("base:26 writer", "far:2 writer", "far:4 writer", "case:3 writer"),
                desk.shown(desk.ide.references(at.snapshot(), at.offset(), () -> false)));
        Desk.At field = desk.openBody("step d = writer(topic)\nstep e = site.tag(d.ti|tle)");
        assertEquals(List.of("base:5 title", "far:5 title", "case:4 title"),
                desk.shown(desk.ide.references(field.snapshot(), field.offset(), () -> false)));
        assertThrows(CancellationException.class,
                () -> desk.ide.references(field.snapshot(), field.offset(), () -> true));
    }

    @Test
    void theWordOfAPromptIsFoundInItsCalls() {
        Desk.At at = desk.openBody("step d = judge(dra|ft: draft)\nstep e = site.tag(d.ok.text)");
        assertEquals(List.of("base:33 draft", "case:3 draft"),
                desk.shown(desk.ide.references(at.snapshot(), at.offset(), () -> false)));
    }

    @Test
    void everyNameOfTheReferenceExampleLeadsSomewhere() {
        Samples.NAMES.forEach(n -> desk.put(n, Samples.read(n)));
        Desk.At at = desk.open("content.playbook", Samples.read("content.playbook"));
        int names = 0;
        for (int i = 0; i < at.snapshot().text().length(); i++) {
            names += desk.ide.definition(at.snapshot(), i).isEmpty() ? 0 : 1;
        }
        assertTrue(names > at.snapshot().text().length() / 4, "characters in names: " + names);
    }

    @Test
    void blocksTextsAndCommentsFold() {
        String text = "package base\n// one\n// two\n/* a\n b */\nagent a : task {\n  model \"m\"\n"
                + "  prompt \"\"\"\n    Do ${topic}.\n  \"\"\"\n}\ntype Short { x: Int }\n";
        Desk.At at = desk.open("case.playbook", text);
        List<String> found = desk.ide.folding(at.snapshot()).stream().map(f -> f.kind() + " "
                + text.substring(f.offset(), f.offset() + f.length()).lines().count()).toList();
        assertEquals(List.of("COMMENT 2", "COMMENT 2", "TEXT 3", "BLOCK 6"), found);
        assertEquals(List.of(FoldingRegion.Kind.BLOCK), desk.ide.folding(
                desk.open("case.playbook", "package base\nplaybook p( {\n  step x = {\n}\n").snapshot()).stream()
                .map(FoldingRegion::kind).toList());
    }

    @Test
    void theRoundOfOneRepeatIsNotThatOfAnother() {
        Desk.At at = desk.openBody("repeat at most 3 { step x = site.tag(rou|nd.text) }\n"
                + "repeat at most 3 { step y = site.tag(round.text) step z = site.tag(round.text) }");
        assertEquals(1, desk.ide.references(at.snapshot(), at.offset(), () -> false).size());
        assertEquals(1, desk.ide.highlights(at.snapshot(), at.offset()).size());
        assertTrue(desk.ide.renamable(at.snapshot(), at.offset()).isEmpty());
    }
}
