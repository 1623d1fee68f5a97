package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.tests.CheckCase;
import dev.steward.dsl.tests.ChecksTest;
import dev.steward.dsl.tests.Samples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the checks is given to the fixes: what the first one makes of it has that issue no more. */
class FixTest {

    private static final Desk DESK = Desk.withPrelude();

    /** A fix of one text. */
    private record Cure(CheckCase of, QuickFix fix, List<PlaybookIssue> before, Map<String, String> texts) {

        List<PlaybookIssue> after() {
            PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
            texts.forEach(workspace::put);
            return workspace.check();
        }
    }

    private static List<Cure> cures(CheckCase each) {
        String text = each.text(each.failing());
        Desk.At at = DESK.open("case.playbook", text.startsWith("package") ? text : "package base\n" + text);
        return at.snapshot().issues().stream().filter(i -> i.code().equals(each.code()))
                .flatMap(i -> DESK.ide.fixes(at.snapshot(), i).stream())
                .map(f -> new Cure(each, f, at.snapshot().issues(), DESK.apply(f.files()))).toList();
    }

    @ParameterizedTest
    @MethodSource("dev.steward.dsl.tests.ChecksTest#cases")
    void theFirstFixCures(CheckCase each) {
        List<Cure> cures = cures(each);
        if (cures.isEmpty()) {
            return; // the next test says for which codes that may be
        }
        Cure cure = cures.getFirst();
        List<PlaybookIssue> after = cure.after();
        long left = after.stream().filter(i -> i.code().equals(each.code())).count();
        long had = cure.before().stream().filter(i -> i.code().equals(each.code())).count();
        assertTrue(left < had, () -> cure.fix().title() + " leaves " + after + " in\n" + cure.texts());
        Set<String> known = cure.before().stream().map(PlaybookIssue::code).collect(Collectors.toSet());
        List<PlaybookIssue> fresh = after.stream().filter(i -> i.isError() && !known.contains(i.code())).toList();
        assertEquals(List.of(), fresh, () -> cure.fix().title() + " makes new errors in\n" + cure.texts());
    }

    @ParameterizedTest
    @MethodSource("dev.steward.dsl.tests.ChecksTest#cases")
    void noFixLeavesATextThatCannotBeRead(CheckCase each) {
        for (Cure cure : cures(each)) {
            assertTrue(cure.after().stream().noneMatch(i -> i.code().equals(IssueCodes.SYNTAX)),
                    () -> cure.fix().title() + " gives\n" + cure.texts());
        }
    }

    @Test
    void mostCodesHaveAFix() {
        Set<String> cured = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        ChecksTest.cases().forEach(each -> {
            all.add(each.code());
            if (!cures(each).isEmpty()) {
                cured.add(each.code());
            }
        });
        all.removeAll(cured);
        assertTrue(cured.size() >= 76, () -> cured.size() + " codes have a fix; none have " + all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "step x = mail.send(people, Post { id: topic }, now);Add an approval to this step;"
                    + "step x = mail.send(people, Post { id: topic }, now)"
                    + "~  approve \"Do x?\" { expires 8 hours -> abort }",
            "foreach p in people by p.name { step x = site.tag(p.name) };Add max 20;"
                    + "foreach p in people by p.name max 20 { step x = site.tag(p.name) }",
            "foreach p in people max 5 { step x = site.tag(p.name) };Tell the rounds apart by p.name;"
                    + "foreach p in people by p.name max 5 { step x = site.tag(p.name) }",
            "step x = human do \"Call\";Give up after 1 day;step x = human do \"Call\" expires 1 day -> abort",
            "step x = site.tag();Add id;step x = site.tag(id: \"\")",
            "step x = site.tag(n);Make it a text;step x = site.tag(n.text)",
            "step x = site.tag(maybe.id);Give a value for the case that it is missing;"
                    + "step x = site.tag((maybe?.id ?? \"\"))",
            "saga { step a = site.publish(draft) };Add undo site.unpublish;"
                    + "saga { step a = site.publish(draft) undo site.unpublish(a.id) }",
            "step x = site.tag(topic) on any -> escalate on Outage -> escalate;Put on any last;"
                    + "step x = site.tag(topic) on Outage -> escalate on any -> escalate",
            "x = writer(topic)~step y = site.tag(x.title);Make it a step;"
                    + "step x = writer(topic)~step y = site.tag(x.title)",
            "a = n + 1~step y = site.tag(topic);Remove the line;step y = site.tag(topic)",
            "step x = site.tag(nope);Add the input nope: Text;step x = site.tag(nope)",
            "x = branch { when n > 1 -> topic }~step y = site.tag(x);Add else;"
                    + "x = branch { when n > 1 -> topic else -> \"\" }~step y = site.tag(x)",
            "repeat until n > 3 { step x = site.tag(topic) };Add at most 5;"
                    + "repeat at most 5 until n > 3 { step x = site.tag(topic) }",
            "deadline 3 days { step x = site.tag(topic) };Ask me when the time is over;"
                    + "deadline 3 days { step x = site.tag(topic) } -> escalate \"It is late.\"",
            "on event paid;Wait at most 3 days;on event paid within 3 days -> escalate \"It did not come.\"" })
    void aFixWritesWhatAPersonWouldWrite(String before, String title, String after) {
        Desk.At at = DESK.openBody(before.replace('~', '\n'));
        QuickFix fix = at.snapshot().issues().stream().flatMap(i -> DESK.ide.fixes(at.snapshot(), i).stream())
                .filter(f -> f.title().equals(title)).findFirst()
                .orElseThrow(() -> new AssertionError("no such fix for " + at.snapshot().issues()));
        String text = DESK.apply(fix.files()).getOrDefault("case.playbook", "");
        assertTrue(text.contains("\n" + after.replace('~', '\n') + "\n}"), () -> text);
    }

    @Test
    void aFixReachesIntoOtherFiles() {
        Desk.At at = DESK.openBody("step x = site.brandNew(topic)\nstep y = site.tag(x)");
        List<QuickFix> fixes = DESK.ide.fixes(at.snapshot(), at.snapshot().issues().getFirst());
        FileEdit edit = fixes.stream().filter(f -> f.title().equals("Declare brandNew in site")).findFirst()
                .orElseThrow().files().getFirst();
        assertEquals("base.playbook", edit.path());
        assertEquals("  op brandNew(topic: Text)  idempotent by topic\n", edit.edits().getFirst().text());
    }

    @Test
    void aToolSaysThatItTakesPersonalData() {
        Desk desk = Desk.withPrelude();
        Desk.At at = desk.open("far.playbook", """
                package far
                connector web : http { op look(q: Text) -> Text  reads }
                agent finder : task { model "m" tools [web.look] prompt "Who is ${who}?" returns Text }
                playbook p(pii name: Text) -> Int {
                  step x = finder(who: name)
                  return x.length
                }
                """);
        QuickFix fix = at.snapshot().issues().stream().flatMap(i -> desk.ide.fixes(at.snapshot(), i).stream())
                .filter(f -> f.title().equals("Say that look takes pii as q")).findFirst()
                .orElseThrow(() -> new AssertionError("no such fix for " + at.snapshot().issues()));
        String text = desk.apply(fix.files()).getOrDefault("far.playbook", "");
        assertTrue(text.contains("op look(pii q: Text) -> Text"), () -> text);
    }

    @Test
    void aNameOfAnotherPackageIsImported() {
        Desk desk = Desk.withPrelude();
        Desk.At at = desk.open("far.playbook", "package far\n\ntype A { d: Draft }\n");
        QuickFix fix = desk.ide.fixes(at.snapshot(), at.snapshot().issues().getFirst()).getFirst();
        assertEquals("Import Draft from base", fix.title());
        assertEquals("package far\nimport base.{Draft}\n\ntype A { d: Draft }\n",
                desk.apply(fix.files()).get("far.playbook"));
    }
}
