package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fixture that a person wrote answers with everything that a run can get from outside. */
class FixtureAnswersTest {

    private static final String PLAYBOOK = """
            package test

            type Paid    { sum: Int }
            type Verdict { ok: Bool }
            fact Voice of company { text: Text } retain forever scope brand
            record Bill key number { number: Int  text: Text }

            agent judge : task {
              model "large"
              prompt "Judge ${text} like ${voices}."
              returns Verdict
            }

            connector desk : files {
              op write(path: Text, text: Text)  idempotent by path
            }

            playbook bill(text: Text) -> Text {
              voices = recall Voice of company max 3
              step verdict = judge(text, voices)
                on InvalidOutput -> repair at most 1
              step filed = desk.write("bill.md", text)
                retry 2 backoff 1s..5s on Outage
              step said = human do "Say it" returns Verdict expires 2 days -> skip
              paid = on event Paid within 9 days -> skip
              step kept = Bill { number: next, text: text }
              return "${verdict.ok} ${voices.size} ${paid?.sum ?? 0} ${kept.number}"
            }

            test bill "as written" {
              fixture "bill.fixture.json"
              %s
            }
            """;
    private static final String FIXTURE = """
            {
              "fixture": 1,
              "playbook": "test.bill",
              "started": "2026-09-14T07:00:00Z",
              "state": "done",
              "inputs": {"text": "Bowls"},
              "answers": [
                {"path": "voices", "step": "test.bill/voices", "call": "recall test.Voice",
                 "returns": [{"text": "Plain."}, {"text": "Short."}]},
                {"path": "verdict", "step": "test.bill/verdict", "call": "test.judge", "says": "maybe", "usd": 0.25},
                {"path": "verdict", "step": "test.bill/verdict", "call": "test.judge", "returns": {"ok": true},
                 "usd": 0.5},
                {"path": "filed", "step": "test.bill/filed", "call": "test.desk.write", "raises": "Outage",
                 "message": "down"},
                {"path": "filed", "step": "test.bill/filed", "call": "test.desk.write", "returns": null},
                {"path": "kept", "step": "test.bill/kept", "call": "write test.Bill",
                 "returns": {"number": 41, "text": "Bowls"}}
              ],
              "decisions": [{"path": "said", "kind": "human", "answer": "expires"}],
              "events": [{"event": "test.Paid", "brings": {"sum": 12}}]
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    private Place.Answer test(String clauses, String fixture) throws IOException {
        var place = new Place(folder).with("", PLAYBOOK.formatted(clauses));
        Files.writeString(folder.resolve("bill.fixture.json"), fixture);
        return place.steward("test");
    }

    @Test
    void everyKindOfAnswerIsGiven() throws IOException {
        var answer = test("""
                assert output == "yes 2 12 41"
                assert judge called 2 times
                assert filed failed with Outage
                assert desk.write called 2 times
                assert cost == 0.75 USD
                assert took > 2 days and took < 3 days
                check false
                """, FIXTURE);
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("bill: 5 of 5 steps, 1 of 2 branches reached"), answer::toString);
        assertTrue(!answer.out().contains("nobody asked"), answer::toString);
    }

    @Test
    void whatTheTestSaysWins() throws IOException {
        var answer = test("""
                input text = "Cups"
                clock 2027-01-01 10:00
                mock voices returns []
                mock Paid returns Paid { sum: 7 }
                decide said edit returns Verdict { ok: true } after 1 day
                assert took == 1 day + 1 second or took < 2 days
                assert output == "yes 0 7 41"
                assert desk.write called with "bill.md", "Cups"
                """, FIXTURE);
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("nobody asked for 1 of the 6 answers of the fixture bill.fixture.json"),
                answer::toString);
    }

    @Test
    void anAnswerThatIsMissingIsNamedByItsStep() throws IOException {
        var answer = test("assert state done", FIXTURE.replace(
                "{\"path\": \"filed\", \"step\": \"test.bill/filed\", \"call\": \"test.desk.write\", \"returns\": null},",
                ""));
        assertEquals(1, answer.exit(), answer::toString);
        assertTrue(
                answer.out().contains("The test reaches desk.write at filed once more than its fixture has an answer"),
                answer::toString);
    }

    @Test
    void whatDoesNotFitAnyMoreIsToldForEachPlace() throws IOException {
        var answer = test("assert state done", FIXTURE.replace("{\"ok\": true}", "{\"ok\": 3}")
                .replace("\"sum\": 12", "\"sum\": \"x\"").replace("\"text\": \"Plain.\"", "\"words\": \"Plain.\""));
        assertEquals(1, answer.exit(), answer::toString);
        for (var place : new String[]{ "answer 1 (step voices, Voice): [0].text is missing",
                "answer 3 (step verdict, judge): ok must be", "event 1 (Paid): sum must be" }) {
            assertTrue(answer.out().contains(place), () -> place + "\n" + answer);
        }
    }
}
