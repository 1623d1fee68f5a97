package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ide.Rename;
import dev.steward.dsl.tests.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameTest {

    private static final Function<String, Optional<String>> UNKNOWN = path -> Optional.empty();

    private final Desk desk = Desk.withPrelude();

    private Rename rename(Desk.At at, String newName, Function<String, Optional<String>> committed) {
        return desk.ide.rename(at.snapshot(), at.offset(), newName, committed, () -> false);
    }

    /** The texts afterwards, in which nothing is found that was not found before. */
    private Map<String, String> renamed(Desk.At at, String newName) {
        Rename.Edits edits = assertInstanceOf(Rename.Edits.class, rename(at, newName, UNKNOWN));
        Map<String, String> out = desk.apply(edits.files());
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        out.forEach(workspace::put);
        assertEquals(at.snapshot().issues().size(), workspace.check().size(),
                () -> workspace.check() + "\n" + out.get("case.playbook"));
        return out;
    }

    private static String body(Map<String, String> texts) {
        String text = texts.getOrDefault("case.playbook", "");
        int from = text.indexOf(") {") + 4;
        return text.substring(from, text.length() - 3).strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "step d|d = writer(topic)~step e = site.tag(dd.title);new;"
                    + "step new was dd = writer(topic)~step e = site.tag(new.title)",
            "va|l = topic~step e = site.tag(val);new;new was val = topic~step e = site.tag(new)",
            "step a|a was old = site.tag(topic);new;step new was old = site.tag(topic)",
            "step a|a was old = site.tag(topic);old;step old = site.tag(topic)",
            "foreach p|p in people by pp.name max 3 { step x = site.tag(pp.name) };q;"
                    + "foreach q in people by q.name max 3 { step x = site.tag(q.name) }",
            "step dd = writer(topic)~step e = site.tag(d|d.title);branch;"
                    + "step branch was dd = writer(topic)~step e = site.tag(branch.title)" })
    void localNamesKeepTheFormerOne(String before, String newName, String after) {
        assertEquals(after.replace('~', '\n'), body(renamed(desk.openBody(before.replace('~', '\n')), newName)));
    }

    @Test
    void aDecisionFollowsTheStepOfACalledPlaybook() {
        Desk.At at = desk.open("calls.playbook", """
                package calls
                playbook asks() -> Text {
                  step fi|rst = human do "Type it" returns Text expires 1 day -> abort
                  return first
                }
                playbook caller() -> Text {
                  step said = asks()
                  return said
                }
                test caller "t" {
                  decide first of said edit returns "x"
                  assert output == "x"
                }
                """);
        String inner = renamed(at, "typed").getOrDefault("calls.playbook", "");
        assertTrue(inner.contains("decide typed of said edit"), inner);
    }

    @Test
    void theFormerNameIsTheOneThatOpenRunsKnow() {
        Desk.At at = desk.openBody("step a|a was old = site.tag(topic)");
        String committed = "package base\n" + Samples.body("step aa was old = site.tag(topic)");
        Rename known = rename(at, "new", path -> Optional.of(committed));
        assertEquals("step new was aa = site.tag(topic)",
                body(desk.apply(assertInstanceOf(Rename.Edits.class, known).files())));
        Rename notYet = rename(at, "new", path -> Optional.of(committed.replace("aa was old", "old")));
        assertEquals("step new was old = site.tag(topic)",
                body(desk.apply(assertInstanceOf(Rename.Edits.class, notYet).files())));
    }

    @Test
    void namesOfFilesChangeInAllOfThem() {
        desk.put("far.playbook", "package far\nimport base.{writer, site}\nplaybook q(topic: Text) -> base.Draft {\n"
                + "  step d = writer(topic)\n  step t = site.tag(d.title)\n  return d\n}\n");
        Map<String, String> agent = renamed(desk.openBody("step d = wri|ter(topic)\nstep e = site.tag(d.title)"),
                "author");
        assertTrue(agent.getOrDefault("far.playbook", "").contains("import base.{author, site}"), agent.toString());
        assertTrue(agent.getOrDefault("far.playbook", "").contains("step d = author(topic)"), agent.toString());
        Map<String, String> field = renamed(desk.openBody("step d = writer(topic)\nstep e = site.tag(d.ti|tle)"),
                "headline");
        assertTrue(field.getOrDefault("base.playbook", "").contains("headline: Text(max 90) was title"),
                field.toString());
        assertTrue(field.getOrDefault("far.playbook", "").contains("site.tag(d.headline)"), field.toString());
        Map<String, String> whole = renamed(desk.open("far.playbook", desk.text("far.playbook").replaceFirst("base",
                "ba|se")), "basis.all");
        assertTrue(whole.getOrDefault("base.playbook", "").startsWith("package basis.all\n"), whole.toString());
        assertTrue(whole.getOrDefault("far.playbook", "").contains("-> basis.all.Draft"), whole.toString());
    }

    @Test
    void anArgumentThatFilledAWordOfAPromptByItsNameSaysSoThen() {
        Desk.At at = desk.openBody("subject = topic\nstep d = writer(topic)\n"
                + "step e = site.tag(\"${d.title} ${subject}\")");
        int input = at.snapshot().text().indexOf("topic: Text");
        Map<String, String> out = renamed(new Desk.At(at.snapshot(), input), "about");
        assertTrue(body(out).contains("writer(topic: about)"), out::toString);
        int word = Samples.PRELUDE.indexOf("topic}");
        Desk.At prompt = desk.open("base.playbook", Samples.PRELUDE);
        Map<String, String> other = renamed(new Desk.At(prompt.snapshot(), word), "theme");
        assertTrue(other.getOrDefault("base.playbook", "").contains("about ${theme}"), other::toString);
        assertTrue(body(other).contains("writer(theme: topic)"), other::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "step a|a = site.tag(topic);topic;has the name topic already",
            "step a|a = site.tag(topic);3x;is no name", "step a|a = site.tag(topic);a b;is no name",
            "step a|a = writer(topic);writer;means something else there",
            "step aa = wri|ter(topic);judge;is taken in the package base",
            "x = draft.ti|tle;body;has the field body already", "x = to|pic;draft;has the name draft already",
            "x = n|ow;later;no name that could be changed", "x = [cra|ft];news;has the name news already",
            "x = Dra|ft { title: topic, body: \"\", tags: [] };Text;is a type of the language" })
    void clashesAreRefusedInOneSentence(String statement, String newName, String reason) {
        Rename.Refused refused = assertInstanceOf(Rename.Refused.class,
                rename(desk.openBody(statement), newName, UNKNOWN));
        assertTrue(refused.reason().contains(reason), refused.reason());
        assertTrue(refused.reason().endsWith("."), refused.reason());
    }

    @Test
    void aFileWithErrorsIsNotRenamedBehindItsBack() {
        desk.put("broken.playbook", "package base\nplaybook q(topic: Text) { step d = writer(topic");
        Rename refused = rename(desk.openBody("step d = wri|ter(topic)"), "author", UNKNOWN);
        assertTrue(assertInstanceOf(Rename.Refused.class, refused).reason().contains("broken.playbook"));
        assertEquals(List.of(), assertInstanceOf(Rename.Edits.class,
                rename(desk.openBody("step d|d = site.tag(topic)"), "dd", UNKNOWN)).files());
    }
}
