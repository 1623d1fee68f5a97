package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
