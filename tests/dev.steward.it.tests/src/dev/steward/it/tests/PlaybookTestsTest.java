package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code steward test} says about playbooks, and what a failing test tells. */
class PlaybookTestsTest {

    private static final String PLAYBOOKS = """
            package test

            type Answer { text: Text }
            type Page   { id: Text }
            type Paid   { sum: Int }

            agent writer : task {
              model "large"
              budget 0.10 USD per run
              prompt "Write about ${topic}."
              returns Text
            }

            connector site : site {
              op publish(title: Text, body: Text) -> Page  idempotent by title  compensated by unpublish
              op unpublish(id: Text)                       idempotent by id
            }

            policy calm for effect site.publish
              when title == "night" deny because "quiet hours"

            test policy calm { with title = "night" expect deny   with title = "day" expect allow }

            playbook letter(topic: Text) -> Text {
              delegate supervised 30 min
              step text = writer(topic)
                on Outage -> "no words"
                on any -> escalate "What now?"
              saga {
                step page = site.publish(topic, text)  undo site.unpublish(page.id)
                deadline 2 days {
                  step checked = human do "Is it good?" returns Answer expires 9 days -> abort
                } -> escalate "Is nobody there?"
              }
              mood = branch {
                when checked.text == "yes" -> "good"
                when checked.text == "so"  -> "so"
                else -> "bad"
              }
              return mood
            }

            playbook other(n: Int = 1) -> Int { return n }

            playbook pays() -> Int {
              paid = on event Paid within 3 days -> escalate "Who pays?"
              return paid.sum
            }

            playbook asks(topic: Text) -> Text {
              step page = site.publish(topic, topic)
                approve "Publish ${topic}?" { reject -> skip  expires 2 days -> skip }
              step said = human do "Is it good?" returns Answer expires 1 day -> skip
              mood = branch {
                when page != none and said != none -> "${page.id} ${said.text}"
                else -> "${page?.id ?? "no page"}, ${said?.text ?? "no word"}"
              }
              return mood
            }
            """;
    private static final String MOCKS = """
              input topic = "day"
              mock writer returns "Dear you"
              mock site.publish returns Page { id: "p1" }
              mock site.unpublish
            """;

    @TempDir
    Path folder = Path.of(".");

    private Place.Answer test(String playbook, String clauses, String... words) throws IOException {
        var all = new java.util.ArrayList<>(List.of("test"));
        all.addAll(List.of(words));
        return new Place(folder).with("", PLAYBOOKS + "test " + playbook + " \"t\" {\n" + clauses + "\n}\n")
                .steward(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = { "assert state done", "assert page held",
            "assert took == 30 min",
            "assert site.publish called before checked",
            "assert text not failed",
            "assert effects == [\"site.publish\"]",
            "assert cost == 0 USD and error == none and output == \"good\"" })
    void aSupervisedEffectIsHeldAndTimeIsSkipped(String assertion) throws IOException {
        var answer = test("letter", MOCKS + "decide checked edit returns Answer { text: \"yes\" }\n"
                + assertion);
        assertEquals(0, answer.exit(), answer::toString);
    }

    @Test
    void theOperatorObjectsToAnAnnouncedEffectBeforeItHappens() throws IOException {
        var answer = test("letter", MOCKS + "decide page reject after 10 min\nassert site.publish not called\n"
                + "assert page held\nassert took == 10 min\nassert effects == []");
        assertEquals(0, answer.exit(), answer::toString);
    }

    @Test
    void theQuestionOfADeadlineIsAnswered() throws IOException {
        var answer = test("letter", MOCKS + "decide checked edit returns Answer { text: \"yes\" } after 5 days\n"
                + "decide deadline of checked approve after 3 hours then approve then reject\n"
                + "assert state done\nassert page not undone");
        assertEquals(0, answer.exit(), answer::toString);
        var rejected = test("letter", MOCKS + "decide checked edit returns Answer { text: \"yes\" } after 5 days\n"
                + "decide deadline of checked approve then reject\n"
                + "assert state compensated\nassert page undone\nassert took <= 4 days + 1 hour");
        assertEquals(0, rejected.exit(), rejected::toString);
    }

    @Test
    void anEscalatedWaitForAnEventIsAnsweredAndAnEventMayNotCome() throws IOException {
        var answer = test("pays", "decide paid approve after 1 hour then reject\nassert took == 6 days + 1 hour\n"
                + "assert state failed with Rejected");
        assertEquals(0, answer.exit(), answer::toString);
        var waiting = test("pays", "assert state waiting");
        assertEquals(0, waiting.exit(), waiting::toString);
        var stuck = test("pays", "assert took > 2 days");
        assertTrue(stuck.out().contains("waits for something that never comes"), stuck::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = { "decide page reject\ndecide said expires\nassert output == \"no page, no word\"",
            "decide page expires\ndecide said reject\nassert output == \"no page, no word\"",
            "decide page reject\ndecide said edit returns Answer { text: \"yes\" }\n"
                    + "assert output == \"no page, yes\"",
            "decide page approve\ndecide said edit returns Answer { text: \"yes\" }\nassert output == \"p1 yes\"" })
    void aRunGoesOnWithoutWhatAPersonLeftOut(String clauses) throws IOException {
        var answer = test("asks", "input topic = \"day\"\nmock site.publish returns Page { id: \"p1\" }\n" + clauses
                + "\nassert state done");
        assertEquals(0, answer.exit(), answer::toString);
    }

    @Test
    void aSequenceOfAnswersReachesEachHandler() throws IOException {
        var answer = test("letter", MOCKS.replace("returns \"Dear you\"",
                "raises Timeout then raises Outage then returns \"x\"")
                + "decide text approve then edit returns \"own\"\ndecide checked edit returns Answer { text: \"no\" }\n"
                + "assert writer called 2 times\nassert text failed with Outage\nassert output == \"bad\"");
        assertEquals(0, answer.exit(), answer::toString);
    }

    @Test
    void anAnswerThatIsTooDearMeetsTheBudget() throws IOException {
        var answer = test("letter", MOCKS.replace("\"Dear you\"", "\"Dear you\" for 0.20 USD")
                + "decide text reject\nassert state failed with BudgetExceeded\nassert writer not called");
        assertEquals(0, answer.exit(), answer::toString);
        var within = test("letter", MOCKS.replace("\"Dear you\"", "\"Dear you\" for 0.05 USD")
                + "decide checked edit returns Answer { text: \"yes\" }\nassert cost == 0.05 USD");
        assertEquals(0, within.exit(), within::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "assert output == \"bad\"|found 'good', expected 'bad'",
            "assert cost > 0.10 USD|found '0.00 USD', expected more than '0.10 USD'",
            "assert output == \"good\" and took < 1 min|found '30 min', expected less than '1 min'",
            "assert site.publish called 2 times|it was called once",
            "assert site.publish called with \"x\"|it was called once, last with 'day', 'Dear you'",
            "assert site.unpublish called|it was called never",
            "assert checked called before writer|writer was called earlier",
            "assert state failed with Outage|the state is done",
            "assert page denied by calm|it was asked about (hold)",
            "assert page undone|it was asked about (hold)",
            "assert text failed|it was done without any of that",
            "assert page not held|it was asked about (hold)" })
    void aFailureSaysWhatWasFoundAndWhere(String assertion, String complaint) throws IOException {
        var answer = test("letter", MOCKS + "decide checked edit returns Answer { text: \"yes\" }\n" + assertion);
        assertEquals(1, answer.exit(), answer::toString);
        var line = PLAYBOOKS.lines().count() + MOCKS.lines().count() + 3;
        assertTrue(answer.out().contains("test.playbook:" + line + ":1: " + assertion.split(" ")[0] + " "),
                answer::toString);
        assertTrue(answer.out().contains(": " + complaint), answer::toString);
        var reported = test("letter", MOCKS + "decide checked edit returns Answer { text: \"yes\" }\n"
                + assertion.replaceFirst("assert", "check"));
        assertEquals(0, reported.exit(), reported::toString);
        assertTrue(reported.out().contains("check: test.playbook:" + line) && reported.out().contains(complaint),
                reported::toString);
    }

    @Test
    void aPolicyThatDeniesIsSeen() throws IOException {
        var answer = test("letter", MOCKS.replace("\"day\"", "\"night\"") + "assert site.publish denied by calm\n"
                + "assert page failed with PolicyDenied\nassert state failed with PolicyDenied");
        assertEquals(0, answer.exit(), answer::toString);
    }

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

    @Test
    void whatIsReachedWithoutAMockFailsWhenItRunsToo() throws IOException {
        var answer = test("letter", "input topic = \"day\" mock writer returns \"x\" mock site.unpublish\n"
                + "mock site.publish returns Page { id: \"p1\" } raises Outage".replace(" raises Outage", "")
                + "\ndecide nobody approve");
        assertEquals(2, answer.exit(), answer::toString);
        var before = test("letter", MOCKS + "assert state done");
        assertTrue(before.err().contains("add mock for checked"), before::toString);
        var question = test("letter", MOCKS + "decide page expires\nassert state done");
        assertTrue(question.out().contains("reaches the question 'Is it good?' at checked without an answer; add "
                + "'decide checked approve'"), question::toString);
    }

    @Test
    void whatNoTestCameToIsToldWithItsLine() throws IOException {
        var answer = test("letter", MOCKS + "decide checked edit returns Answer { text: \"so\" }");
        assertEquals(0, answer.exit(), answer::toString);
        assertTrue(answer.out().contains("letter: 3 of 3 steps, 1 of 7 branches reached"), answer::toString);
        for (var missed : List.of("27: not reached: on Outage of text", "28: not reached: on any of text",
                "30: not reached: undo of page", "31: not reached: the deadline passes", "36: not reached: arm 1",
                "38: not reached: else")) {
            assertTrue(answer.out().contains("test.playbook:" + missed), () -> missed + "\n" + answer);
        }
        assertTrue(answer.out().contains("without a test: asks, other, pays"), answer::toString);
        var json = test("letter", MOCKS + "decide checked edit returns Answer { text: \"so\" }", "--json").objects();
        var coverage = json.stream().filter(o -> o.get("type").getAsString().equals("coverage")).findFirst()
                .orElseThrow();
        assertEquals("[27,28,30,31,36,38]", coverage.get("missedLines").toString());
        assertEquals(7, coverage.get("branches").getAsInt());
    }

    @Test
    void aFilterThatFitsNothingIsWrongUse() throws IOException {
        assertEquals(0, test("other", "assert output == 1", "--filter", "OTHER").exit());
        var answer = test("other", "assert output == 1", "--filter", "nope");
        assertEquals(2, answer.exit(), answer::toString);
        assertTrue(answer.err().contains("No test's name holds 'nope'"), answer::toString);
    }

    @Test
    void theReportForBuildServersIsValid() throws Exception {
        var answer = test("other", "assert output == 2\ncheck output == 3 // <&\"\u0001", "--junit", "report.xml");
        assertEquals(1, answer.exit(), answer::toString);
        var xml = Files.readString(folder.resolve("report.xml"));
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var schema = factory.newSchema(new StreamSource(new StringReader(SCHEMA)));
        assertDoesNotThrow(() -> schema.newValidator().validate(new StreamSource(new StringReader(xml))), xml);
        assertTrue(xml.contains("tests=\"1\" failures=\"1\" errors=\"0\"")
                && xml.contains("name=\"coverage.branches\" value=\"0\"")
                && xml.contains("found &apos;1&apos;, expected &apos;2&apos;".replace("&apos;", "'")), xml);
    }

    /** What the schemas that build servers use have in common, in the strictest form of each. */
    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:simpleType name="time"><xs:restriction base="xs:dateTime">
                <xs:pattern value="\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"/></xs:restriction></xs:simpleType>
              <xs:element name="testsuites"><xs:complexType>
                <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
                <xs:attribute name="name" type="xs:string"/>
                <xs:attributeGroup ref="counts"/>
              </xs:complexType></xs:element>
              <xs:attributeGroup name="counts">
                <xs:attribute name="tests" type="xs:int" use="required"/>
                <xs:attribute name="failures" type="xs:int" use="required"/>
                <xs:attribute name="errors" type="xs:int" use="required"/>
                <xs:attribute name="time" type="xs:decimal" use="required"/>
              </xs:attributeGroup>
              <xs:element name="testsuite"><xs:complexType>
                <xs:sequence>
                  <xs:element name="properties"><xs:complexType><xs:sequence>
                    <xs:element name="property" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                      <xs:attribute name="name" type="xs:token" use="required"/>
                      <xs:attribute name="value" type="xs:string" use="required"/>
                    </xs:complexType></xs:element>
                  </xs:sequence></xs:complexType></xs:element>
                  <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                    <xs:sequence>
                      <xs:element name="failure" minOccurs="0"><xs:complexType><xs:simpleContent>
                        <xs:extension base="xs:string">
                          <xs:attribute name="message" type="xs:string"/>
                          <xs:attribute name="type" type="xs:string" use="required"/>
                        </xs:extension></xs:simpleContent></xs:complexType></xs:element>
                    </xs:sequence>
                    <xs:attribute name="name" type="xs:token" use="required"/>
                    <xs:attribute name="classname" type="xs:token" use="required"/>
                    <xs:attribute name="time" type="xs:decimal" use="required"/>
                  </xs:complexType></xs:element>
                  <xs:element name="system-out" type="xs:string"/>
                  <xs:element name="system-err" type="xs:string"/>
                </xs:sequence>
                <xs:attribute name="name" type="xs:token" use="required"/>
                <xs:attribute name="package" type="xs:token" use="required"/>
                <xs:attribute name="id" type="xs:int" use="required"/>
                <xs:attribute name="timestamp" type="time" use="required"/>
                <xs:attribute name="hostname" type="xs:token" use="required"/>
                <xs:attributeGroup ref="counts"/>
              </xs:complexType></xs:element>
            </xs:schema>
            """;
}
