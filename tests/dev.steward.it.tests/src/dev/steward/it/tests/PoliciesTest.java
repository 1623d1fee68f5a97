package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code steward policy} says: the list, and whether a call is allowed, which is what becomes of it in a run. */
class PoliciesTest {

    private static final String PLAYBOOKS = """
            package test

            fact Visit of company { city: Text  pii who: Text } retain 2 years scope guests

            connector desk : files {
              op write(path: Text, text: Text)  idempotent by path
              op delete(path: Text)             idempotent by path
            }

            agent writer(pii name: Text) : task {
              model "rehearsal"
              prompt "Write to ${name}."
              returns Text(max 80)
            }

            policy letters for effect desk.write
              when path == "no.md" deny because "never ${path}"
              when path == "ask.md" ask because "look at it first"
              when path == "few.md" limit 2 per day because "two are enough"
              when path.length > 3 and 10 / (path.length - 7) > 100 deny because "it is odd"

            policy calm for effect irreversible, desk.delete priority 5
              when now.hour not in 7..20 deny because "quiet hours"

            policy noNames for prompt writer
              when true redact pii because "the model needs no names"

            policy dear for cost
              when estimate > 1 USD ask because "that is much"

            policy guests for memory Visit
              when action == "remember" and city == "" deny because "a visit without a city helps nobody"

            test policy letters {
              with path = "no.md" expect deny
              with path = "few.md" after 1 expect allow
            }
            test policy calm { with now = 23:00 expect allow }

            playbook file(path: Text) {
              step written = desk.write(path, "Hello.")
            }

            playbook tidy(path: Text) {
              delegate supervised 30 min, full for desk.delete until 2026-12-31
              step kept = desk.write("kept.md", path) approve "Keep it?" { reject -> abort  expires 1 day -> abort }
              step gone = desk.delete(path)
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void company() throws IOException {
        place = new Place(folder).with("", PLAYBOOKS);
    }

    private Place.Answer ask(String... words) {
        var all = new ArrayList<>(List.of("policy"));
        all.addAll(List.of(words));
        return place.steward(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "a.md|0|allowed", "no.md|1|denied", "ask.md|3|asked", "few.md|0|allowed",
            "abcde.f|1|denied" })
    void aLookUpSaysWhatARunDoes(String path, int exit, String verdict) {
        var answer = ask("desk.write", "--set", "path=" + path, "--json");
        assertEquals(exit, answer.exit(), answer::toString);
        assertEquals(verdict, answer.last().get("verdict").getAsString(), answer::toString);
        var run = place.steward("run", "file", "--input", "path=" + path, "--json");
        var ended = run.last();
        var did = ended.get("state").getAsString().equals("waiting") ? "asked"
                : ended.get("state").getAsString().equals("failed") ? "denied" : "allowed";
        assertEquals(verdict, did, run::toString);
        if (did.equals("denied")) {
            var error = ended.get("error").getAsString();
            var because = answer.last().getAsJsonArray("rules").asList().stream().map(r -> r.getAsJsonObject())
                    .filter(r -> r.get("decides").getAsBoolean()).findFirst().orElseThrow().get("because")
                    .getAsString();
            assertTrue(error.contains(because), error + "\n" + because);
        }
    }

    @Test
    void theSentenceNamesTheRuleAndItsLine() {
        var answer = ask("desk.write", "--set", "path=no.md");
        assertTrue(answer.out().startsWith("✕ desk.write is denied now by letters (test.playbook:17): never no.md.\n"),
                answer::toString);
        assertTrue(answer.out().contains("▸ ✕ letters  test.playbook:17  when path == \"no.md\" deny because"),
                answer::toString);
        assertTrue(answer.out().contains("  tidy/kept  test.playbook:46  you approve this call, announced and held for "
                + "30 min"), answer::toString);
        assertTrue(answer.out().contains("  file/written  test.playbook:41  nobody is asked"), answer::toString);
    }

    @Test
    void limitsAreThoseOfNow() {
        for (var used = 0; used < 2; used++) {
            var answer = ask("desk.write", "--set", "path=few.md");
            assertEquals(0, answer.exit(), answer::toString);
            assertTrue(answer.out().contains("(" + used + " of 2 this day)"), answer::toString);
            assertEquals(0, place.steward("run", "file", "--input", "path=few.md").exit());
        }
        var full = ask("desk.write", "--set", "path=few.md");
        assertEquals(1, full.exit(), full::toString);
        assertTrue(full.out().contains("used or set aside: 2 of 2 this day"), full::toString);
        var later = ask("desk.write", "--set", "path=few.md", "--at", "2035-01-01 12:00");
        assertEquals(0, later.exit(), later::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2026-11-23 12:00|0|full", "2026-11-23 23:00|1|full",
            "2027-02-01 12:00|0|you approve such effects" })
    void itIsAskedForAMoment(String at, int exit, String freedom) {
        var answer = ask("test.desk.delete", "--at", at);
        assertEquals(exit, answer.exit(), answer::toString);
        assertTrue(answer.out().contains(freedom.equals("full") ? "tidy/gone  test.playbook:47  announced and held"
                : freedom), answer::toString);
        assertEquals(2, ask("desk.delete", "--at", "soon").exit());
    }

    @Test
    void whatIsMissingIsAskedFor() {
        var answer = ask("desk.write");
        assertEquals(2, answer.exit(), answer::toString);
        assertTrue(answer.err().contains("depends on path: add --set path=…."), answer::toString);
        var unknown = ask("desk.write", "--set", "txt=a");
        assertEquals(2, unknown.exit());
        assertTrue(unknown.err().contains("asks for 'txt'"), unknown::toString);
        assertTrue(ask("desk.wrte").err().contains("desk.write"), "the nearest name is told");
        assertEquals(2, ask("--set", "path=a").exit());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "writer|estimate=0.10 USD|0|with what is labelled replaced",
            "writer|estimate=2 USD|3|asks you first now, by dear", "remember Visit|city=|1|denied",
            "recall Visit|city=|0|no rule objects", "remember Visit|city=Porto|0|no rule objects" })
    void agentsAndMemoryAreAskedAbout(String subject, String set, int exit, String told) {
        var words = new ArrayList<>(List.of(subject.split(" ")));
        words.addAll(List.of("--set", set));
        var answer = ask(words.toArray(String[]::new));
        assertEquals(exit, answer.exit(), answer::toString);
        assertTrue(answer.out().contains(told), answer::toString);
    }

    @Test
    void theListTellsWherePoliciesApplyAndHowTheirTestsAre() {
        var answer = ask("--json");
        assertEquals(1, answer.exit(), answer::toString);
        var policies = answer.objects();
        assertEquals(List.of("test.letters", "test.calm", "test.noNames", "test.dear", "test.guests"),
                policies.stream().map(p -> p.get("policy").getAsString()).toList());
        var letters = policies.get(0);
        assertEquals("[\"test.file/written\",\"test.tidy/kept\"]", letters.get("steps").toString());
        assertEquals(2, letters.get("tests").getAsInt());
        assertEquals("[]", letters.get("failed").toString());
        var calm = policies.get(1);
        assertEquals("[\"test.desk.delete\"]", calm.get("covers").toString());
        assertEquals(1, calm.get("failed").getAsJsonArray().size());
        assertEquals(5, calm.get("priority").getAsInt());
        assertTrue(policies.get(3).get("findings").toString().contains("policy.untested"), answer::toString);
        assertEquals("[\"test.writer\"]", policies.get(3).get("covers").toString());
        var text = ask().out();
        assertTrue(text.contains("    for effect desk.write · looks at 1 operation in 2 steps\n"), text);
        assertTrue(text.contains("    ✓ 2 tests\n") && text.contains("    ✕ 1 of 1 test failed\n"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "playbook broken() { step a = nope() }",
            "policy odd for effect desk.write\n  when nope deny" })
    void errorsElsewhereLeaveTheListAndTheLookUp(String broken) throws IOException {
        Files.writeString(folder.resolve("other.playbook"), "package test\n" + broken + "\n");
        var list = ask();
        assertTrue(list.out().contains("tests can't run while the playbooks have errors"), list::toString);
        assertTrue(list.out().contains("letters"), list::toString);
        assertEquals(broken.startsWith("policy") ? 1 : 0, list.exit(), list::toString);
        assertEquals(1, ask("desk.write", "--set", "path=no.md").exit());
    }

    @Test
    void aCompanyWithoutPoliciesSaysSo() throws IOException {
        place.with("", "package test\nplaybook one() -> Int { return 1 }\n");
        var answer = ask();
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("There are no policies."), answer::toString);
    }
}
