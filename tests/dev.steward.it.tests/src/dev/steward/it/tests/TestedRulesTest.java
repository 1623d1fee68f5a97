package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests of playbooks say about policies, called playbooks, cheaper models and instances. */
class TestedRulesTest {

    @TempDir
    Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "with subject = \"a\" expect deny|the rule in line 9 needs at: add with at = …",
            "with subject = \"a\" expect allow|the rule in line 9 needs at: add with at = …",
            "with at = 12:00 expect deny|the rule in line 10 needs subject: add with subject = …",
            "expect deny|the rule in line 9 needs at: add with at = …",
            "with at = 12:00, subject = \"x\" expect deny|the rule in line 11 can't be evaluated: Arithmetic",
            "with at = 12:00, subject = \"dear\" expect allow|expected allow, the policy says ask, by the rule in "
                    + "line 10: dear is dear",
            "with at = 23:00, subject = \"a\" expect allow|expected allow, the policy says deny, by the rule in line 9: "
                    + "nobody is awake",
            "with at = 12:00, subject = \"a\" expect ask|expected ask, the policy says allow" })
    void aRuleThatCannotBeEvaluatedProvesNothing(String expectation, String complaint) throws IOException {
        var place = new Place(folder).with("", """
                package test

                connector desk : mail {
                  op send(to: Text, subject: Text, body: Text, at: DateTime)  irreversible
                }

                policy night for effect desk.send
                  // the rules
                  when at.hour not in 7..20 deny because "nobody is awake"
                  when subject == "dear" ask because "${subject} is dear"
                  when subject == "x" and 10 / (subject.length - 1) > 1 deny because "it is odd"

                test policy night {
                  with at = 12:00, subject = "a" expect allow
                  """ + expectation + "\n}\n");
        var answer = place.steward("test");
        assertEquals(1, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("test.playbook:15:"), answer::toString);
        assertTrue(answer.out().contains(complaint), answer::toString);
    }

    @Test
    void aQuestionOfACalledPlaybookIsMockedAway() throws IOException {
        var asks = """
                package test

                agent writer : task {
                  model "large"
                  prompt "Write."
                  returns Text
                }

                playbook asks() -> Text {
                  step said = writer() on any -> escalate "What now?"
                  return said
                }

                playbook caller() -> Text {
                  step result = asks()
                  return result
                }

                test caller "t" {
                """;
        var answer = new Place(folder).with("", asks + "  mock writer raises Outage\n}\n").steward("test");
        assertTrue(
                answer.out().contains("at result/said without an answer; a called playbook asks it: add 'decide said "
                        + "of result approve' to it, or a mock of that playbook."),
                answer::toString);
        var decided = new Place(folder).with("", asks + "  mock writer raises Outage\n"
                + "  decide said of result edit returns \"by hand\"\n  assert output == \"by hand\"\n}\n")
                .steward("test");
        assertEquals(0, decided.exit(), decided::toString);
        var mocked = new Place(folder).with("", asks + "  mock asks raises Rejected\n  assert state failed with "
                + "Rejected\n}\n").steward("test");
        assertEquals(0, mocked.exit(), mocked::toString);
    }

    private static final String SENDS = """
            package test

            connector desk : files {
              op write(path: Text, text: Text)  irreversible
            }

            playbook send(name: Text) {
              step page = desk.write("${name}.md", "Hello")
                approve "Keep ${name}?" { expires 1 day -> abort }
            }

            playbook twice() {
              step inner = send("deep")
            }

            playbook caller(names: [Text]) {
              step page = desk.write("own.md", "Hello") approve "Own?" { expires 1 day -> abort }
              foreach name in names by name max 5 {
                step sent = send(name)
              }
              step deep = twice()
            }

            test caller "t" {
              input names = ["a/1", "b"]
              mock desk.write
            """;

    @ParameterizedTest
    @ValueSource(strings = { "assert desk.write called 4 times\nassert state done",
            "decide page reject\nassert desk.write not called",
            "decide page of sent reject\nassert desk.write called once\nassert state failed",
            "decide page of sent approve then reject\nassert desk.write called 2 times",
            "decide page of deep reject\nassert desk.write called 3 times",
            "decide page of deep reject\ndecide page approve\nassert desk.write called 3 times" })
    void aGateInACalledPlaybookIsDecidedByItsCall(String expectation) throws IOException {
        var answer = new Place(folder).with("", SENDS + expectation + "\n}\n").steward("test");
        assertEquals(0, answer.exit(), answer::toString);
        assertFalse(answer.out().contains("was not needed"), answer::toString);
    }

    @Test
    void aGateOfACalledPlaybookMustBeThere() throws IOException {
        var answer = new Place(folder).with("", SENDS + "  decide pge of sent reject\n}\n").steward("check");
        assertTrue(answer.out().contains("The playbook send, which sent calls, has no step pge."), answer::toString);
    }

    private static final String DEGRADES = """
            package test

            agent liner : task {
              model "large"
              prompt "A line about ${topic}."
              returns Text
            }

            playbook line(topic: Text) -> Text {
              budget 0.10 USD at limit degrade model "small" else escalate "more money?"
              step first = liner(topic: topic)
              step second = liner(topic: first)
              return second
            }

            """;

    @ParameterizedTest
    @ValueSource(strings = {
            // the first one is dear
            "mock liner returns \"x\" for 0.25 USD then returns \"y\" for 0.01 USD\n"
                    + "assert output == \"y\" and cost == 0.02 USD\nassert first not asked\nassert liner called 2 times",
            // the second one is dear
            "mock liner returns \"w\" for 0.02 USD then returns \"x\" for 0.25 USD then returns \"y\" for 0.01 USD\n"
                    + "assert first == \"w\" and output == \"y\" and cost == 0.03 USD\nassert liner called 2 times",
            // the cheaper model is too dear, too
            "mock liner returns \"x\" for 0.25 USD\ndecide first reject\nassert first asked\nassert liner not called\n"
                    + "assert state failed with BudgetExceeded",
            "mock liner returns \"x\" for 0.25 USD then returns \"y\" for 0.20 USD\ndecide first approve\n"
                    + "decide second approve\nassert first asked\nassert second asked\nassert first == \"y\"\n"
                    + "assert cost == 0.40 USD",
            // no degrading, and an error of the cheaper model
            "mock liner returns \"x\" for 0.01 USD\nassert output == \"x\"\nassert first not asked",
            "mock liner returns \"x\" for 0.25 USD then raises Outage\nassert state failed with Outage\n"
                    + "assert first failed with Outage" })
    void aMockedAgentAnswersAlsoAsACheaperModel(String clauses) throws IOException {
        var answer = new Place(folder).with("", DEGRADES + "test line \"t\" {\n  input topic = \"a\"\n" + clauses
                + "\n}\n").steward("test");
        assertEquals(0, answer.exit(), answer::toString);
    }

    @Test
    void aDecisionThatNobodyNeededIsANoteAndNoCheck() throws IOException {
        var answer = new Place(folder).with("", DEGRADES + "test line \"t\" {\n  input topic = \"a\"\n"
                + "  mock liner returns \"x\"\n  decide first reject\n}\n").steward("test");
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("    note: test.playbook:19:3: this decide was not needed, as nobody was "
                + "asked about first"), answer::toString);
        assertTrue(!answer.out().contains("check: "), answer::toString);
    }

    @Test
    void anInstanceIsTestedWithItsPlaybook() throws IOException {
        var text = DEGRADES + "instance mondayLine = line(topic: \"Monday\")\n";
        var without = new Place(folder).with("", text).steward("test");
        assertTrue(without.out().contains("without a test: line\n"), without::toString);
        var answer = new Place(folder).with("", text + "test line \"t\" {\n  input topic = \"a\"\n"
                + "  mock liner returns \"x\"\n}\n").steward("test");
        assertTrue(!answer.out().contains("without a test"), answer::toString);
    }

    @Test
    void policiesThatLimitAndRedactAreSeen() throws IOException {
        var place = new Place(folder).with("", """
                package test

                connector desk : files {
                  op write(path: Text, pii text: Text)  idempotent by path
                }
                policy few for effect desk.write
                  when path == "b" limit 1 per day because "one is enough"
                  when path == "a" redact pii because "nobody needs it"
                test policy few { with path = "a" expect redact   with path = "b" after 1 expect limit }

                playbook two(pii post: Text) {
                  step first = desk.write("a", post)
                  step second = desk.write("b", post)
                }

                test two "is limited" {
                  input post = "Ana"
                  mock desk.write
                  assert first redacted by few
                  assert first not limited
                  assert second not redacted
                  assert effects.size == 2
                }
                """);
        var answer = place.steward("test");
        assertEquals(0, answer.exit(), answer::toString);
    }
}
