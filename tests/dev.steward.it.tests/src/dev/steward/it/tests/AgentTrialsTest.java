package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.runtime.CompanyFolder;

/** An agent by itself: what it would be asked, its answer as a run like any other, and that answer as a fixture. */
class AgentTrialsTest {

    private static final String PLAYBOOKS = """
            package test

            type Note  { title: Text  body: Text }
            type Draft { title: Text(max 90)  body: Text }

            agent writer : task {
              model "rehearsal"
              prompt "Write about ${topic} from ${notes}."
              returns Draft
            }

            agent greeter(pii name: Text, city: Text = "Porto") : task {
              model "rehearsal"
              prompt "Greet ${name} in ${city}."
              returns Text(max 80)
            }

            agent unused : task {
              model "rehearsal"
              prompt "Say ${what}."
              returns Text
            }

            policy noNames for prompt greeter
              when city == "Rome" deny because "nobody lives there"
              when city == "Oslo" ask because "look first"
              when true redact pii because "no names"

            playbook letter(topic: Text, notes: [Note]) -> Draft {
              step draft = writer(topic, notes)
              return draft
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void company() throws IOException {
        place = new Place(folder).with("", PLAYBOOKS);
    }

    @Test
    void thePromptIsTheOneThatAModelWouldGet() {
        var preview = place.steward("try", "greeter", "--input", "name=Ana", "--preview", "--json");
        assertEquals(0, preview.exit(), preview::toString);
        assertEquals("Greet [personal data 1] in Porto.", preview.last().get("prompt").getAsString());
        assertEquals("", place.steward("runs", "--json").out(), "nothing was recorded");
        var denied = place.steward("try", "greeter", "--input", "name=Ana", "--input", "city=Rome", "--preview");
        assertEquals(1, denied.exit(), denied::toString);
        assertTrue(denied.out().contains("nobody lives there"), denied::toString);
        var asked = place.steward("try", "greeter", "--input", "name=Ana", "--input", "city=Oslo", "--preview");
        assertTrue(asked.out().contains("You are asked first"), asked::toString);
    }

    @Test
    void itRunsLikeAnyOther() {
        var answer = place.steward("try", "greeter", "--input", "name=Ana", "--json");
        assertEquals(0, answer.exit(), answer::toString);
        assertEquals("test.try greeter", answer.last().get("playbook").getAsString());
        assertTrue(answer.out().contains("answered by the rehearsal model"), answer::toString);
        assertEquals(0, place.steward("replay", "last").exit());
        assertEquals(4, place.steward("try", "greeter", "--input", "name=Ana", "--input", "city=Rome").exit());
        assertEquals(3, place.steward("try", "greeter", "--input", "name=Ana", "--input", "city=Oslo").exit());
    }

    @Test
    void inputsComeFromCallsAndAWordThatNobodyFillsIsAText() {
        var notes = "[{\"title\": \"Kiln\", \"body\": \"Hot.\"}]";
        var preview = place.steward("try", "writer", "--input", "topic=clay", "--input", "notes=" + notes, "--preview");
        assertEquals(0, preview.exit(), preview::toString);
        assertTrue(preview.out().contains("Write about clay from") && preview.out().contains("Kiln"),
                preview::toString);
        var unused = place.steward("try", "unused", "--input", "what=yes", "--preview");
        assertTrue(unused.out().contains("Say yes."), unused::toString);
        var missing = place.steward("try", "writer", "--preview");
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("needs the input 'topic'"), missing::toString);
        assertTrue(place.steward("try", "wrter").err().contains("Did you mean"), "the nearest name is told");
    }

    @Test
    void itsAnswerBecomesTheFixtureOfAStep() throws IOException {
        var run = place.steward("try", "writer", "--input", "topic=clay", "--input", "notes=[]");
        assertEquals(0, run.exit(), run::toString);
        assertEquals(2, place.steward("fixture", "last", "--step", "letter/nope", "--yes").exit());
        var written = place.steward("fixture", "last", "--step", "letter/draft", "--yes");
        assertEquals(0, written.exit(), written::toString);
        assertTrue(Files.exists(folder.resolve("letter-draft.fixture.json")), written::toString);
        place.with("", PLAYBOOKS + """
                test letter "with an answer of the agent" {
                  fixture "letter-draft.fixture.json"
                  input topic = "clay", notes = []
                  assert state done
                  assert writer called once
                }
                """);
        var test = place.steward("test");
        assertEquals(0, test.exit(), test::toString);
    }

    @Test
    void theServiceStreamsStopsAndTellsHowFarItIs() throws Exception {
        try (var company = Place.steward(place.environment()).open(CompanyFolder.read(folder))) {
            var trial = company.agents().prepare("greeter", Map.of("test.playbook",
                    PLAYBOOKS.replace("Greet ${name}", "Good day, ${name},")));
            var inputs = trial.read(company.folder().settings(), Map.of("name", "Ana"));
            assertEquals("Good day, [personal data 1], in Porto.",
                    company.agents().preview(trial, inputs, null).prompt(), "as it is edited");
            var heard = new CopyOnWriteArrayList<String>();
            try (var listening = company.runs().listen(new Engine.Listener() {
                @Override
                public void event(Engine.RunEvent event) {
                    // only the words count here
                }

                @Override
                public void delta(RunId run, String path, String text) {
                    heard.add(path + "=" + text);
                }
            })) {
                var run = company.agents().start(trial, inputs, null);
                company.runs().await(run, Duration.ofSeconds(20));
                var outcome = company.agents().outcome(trial, run);
                assertEquals("done", outcome.state());
                assertTrue(outcome.over() && outcome.rehearsal() && !outcome.answer().isEmpty(), outcome::toString);
                assertTrue(outcome.tokens() > 0, outcome::toString);
                assertFalse(heard.isEmpty());
                assertTrue(heard.getFirst().startsWith("answer="), heard::toString);
            }
            var waiting = company.agents().start(trial,
                    trial.read(company.folder().settings(), Map.of("name", "Ana", "city", "Oslo")), null);
            company.runs().await(waiting, Duration.ZERO);
            assertEquals("waiting", company.agents().outcome(trial, waiting).state());
            company.agents().cancel(waiting);
            company.runs().await(waiting, Duration.ofSeconds(20));
            assertEquals("cancelled", company.agents().outcome(trial, waiting).state());
        }
    }
}
