package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.compiler.SemanticChange;
import dev.steward.git.CompanyRepository;
import dev.steward.git.GitRepository;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.VersionService;

/** What is new in a company since its last commit, for people and for programs. */
class VersionsTest {

    private static final String TEXT = """
            package v

            playbook greet(who: Text) -> Text {
              delegate full
              return "Hello ${who}"
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("model.large = rehearsal\n", TEXT);
    }

    @Test
    void outsideARepositoryItSaysHowToBeginOne() {
        var refused = assertThrows(ProblemException.class, () -> versions().changes());

        assertTrue(refused.sentence().contains("git init"), refused.sentence());
        assertEquals(2, place.steward("diff").exit());
    }

    @Test
    void aChangeIsToldInTheWordsOfTheLanguage() throws IOException {
        begin();
        change(TEXT.replace("full", "supervised 2h"));

        var answer = place.steward("diff", "--json");

        assertEquals(0, answer.exit(), answer::toString);
        assertEquals("test.playbook", answer.last().get("file").getAsString());
        assertEquals("greet: delegate full → supervised 2h",
                answer.last().getAsJsonArray("changes").get(0).getAsString());
        assertEquals(Set.of("type", "file", "state", "staged", "changes"), answer.last().keySet());
        assertEquals(Set.of("type", "message"), place.steward("diff", "--message", "--json").last().keySet());
        assertEquals("", place.steward("diff", "steward.properties", "--quiet").out());
        assertEquals("greet: delegate full → supervised 2h\n", place.steward("diff", "--message").out());
    }

    @Test
    void whatCommitsChangedSinceADayIsToldWithWhoAndWhen() throws IOException {
        begin();
        change(TEXT.replace("full", "supervised 2h"));
        versions().stage(List.of("test.playbook"));
        versions().versioned().commit("Ask first", false);
        change(TEXT.replace("full", "supervised 3h"));

        var answer = place.steward("diff", "--since", "today", "--json");

        assertEquals(0, answer.exit(), answer::toString);
        var newest = answer.objects().getFirst();
        assertEquals(Set.of("type", "file", "commit", "at", "by", "changes"), newest.keySet());
        assertEquals("test.playbook", newest.get("file").getAsString());
        assertEquals("greet: delegate full → supervised 2h", newest.getAsJsonArray("changes").get(0).getAsString());
        assertEquals(2, answer.objects().size(), "the commit, and the first one, but nothing that is not committed");
        assertEquals(List.of(), versions().since(Instant.now().plusSeconds(3_600), 10));
        assertEquals(2, place.steward("diff", "--since", "someday").exit());
    }

    @Test
    void severalChangesHaveAFirstLineAndAList() throws IOException {
        begin();
        change(TEXT.replace("full", "supervised 2h").replace("Hello", "Dear"));
        Files.writeString(folder.resolve("note.md"), "x");

        assertEquals("""
                greet: delegate full → supervised 2h, and 2 more

                - greet: delegate full → supervised 2h
                - greet: return "Hello … → "Dear …
                - note.md added""", VersionService.message(versions().changes().files()));
    }

    @Test
    void whatIsStagedIsWhatTheNextCommitHas() throws IOException {
        begin();
        change(TEXT.replace("full", "supervised 2h"));
        repository().stage(List.of("test.playbook"));
        change(TEXT.replace("full", "supervised 9h"));

        assertEquals(List.of("greet: delegate full → supervised 2h"),
                versions().changes().files().getFirst().lines());
        assertTrue(versions().changes().files().getFirst().isStaged());
    }

    @Test
    void historyTellsWhatEachCommitChanged() throws IOException {
        begin();
        change(TEXT.replace("full", "supervised 2h"));
        var made = commit("calmer");
        change(TEXT.replace("full", "supervised 2h").replace("who: Text)", "who: Text, times: Int)"));
        commit("more");

        var history = versions().history(folder.resolve("test.playbook"), 2);

        assertEquals(List.of("more", "calmer"), history.stream().map(v -> v.revision().subject()).toList());
        assertEquals(List.of("greet: input times added"), texts(history.getFirst().changes()));
        assertEquals(List.of("greet: delegate full → supervised 2h"), texts(history.get(1).changes()));
        assertEquals(List.of("greet: delegate full → supervised 2h"), texts(versions().changesIn(made)));
        assertEquals(3, versions().history(folder.resolve("test.playbook"), 10).size());
    }

    @Test
    void layoutAloneIsSaidToBeThat() throws IOException {
        begin();
        change("// a note\n" + TEXT);

        assertEquals("test.playbook: layout and comments\n", place.steward("diff", "--message").out());
        assertTrue(place.steward("diff").out().contains("only layout and comments"));
    }

    private static List<String> texts(List<SemanticChange> changes) {
        return changes.stream().map(SemanticChange::text).toList();
    }

    private VersionService versions() {
        return Place.steward(place.environment()).versions(folder);
    }

    private GitRepository repository() {
        return versions().versioned();
    }

    private void change(String text) throws IOException {
        Files.writeString(folder.resolve("test.playbook"), text);
    }

    private void begin() throws IOException {
        new CompanyRepository(folder, place.environment()).begin("first");
        Files.writeString(folder.resolve(".git/config"),
                Files.readString(folder.resolve(".git/config")) + "[user]\nname = Ana\nemail = ana@example.com\n");
    }

    private String commit(String message) throws IOException {
        repository().stage(repository().status().files().stream().map(f -> f.path()).toList());
        return repository().commit(message, false).id();
    }
}
