package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.it.tests.Place.Answer;

/** Requests are shown whole, and are answered with what they show. */
class AnswerFormTest {

    private static final String TEXT = """
            package test

            enum Kind { refund, exchange }

            type Reply { kind: Kind  reply: Text(max 20)  days: Int? }

            connector drafts : files {
              op write(path: Text(min 1, max 30), text: Text) -> Text idempotent by path
            }

            playbook answer() -> Text {
              step given = human do "Answer the letter" returns Reply expires 2 days -> abort
              return "${given.kind}: ${given.reply}"
            }

            playbook change() -> Text {
              first = Reply { kind: refund, reply: "Sorry." }
              step given = human edit first because "a person looks" expires 2 days -> abort
              return "${given.kind}: ${given.reply}"
            }

            playbook page(text: Text) -> Text {
              step page = drafts.write("page.md", text)
                approve "Write the page?" {
                  editable path
                  expires 8 hours -> abort
                }
              return page
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder).with("connector.drafts.folder = drafts\n", TEXT);
    }

    private String asked(String... run) {
        var answer = place.steward(run);
        assertEquals(3, answer.exit(), answer::toString);
        return place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
    }

    private static void has(Answer answer, int exit, String... words) {
        assertEquals(exit, answer.exit(), answer::toString);
        for (var word : words) {
            assertTrue((answer.out() + answer.err()).contains(word), () -> "'" + word + "' is missing in: " + answer);
        }
    }

    @Test
    void aLongTextIsShownWholeWithItsLines() {
        var id = asked("run", "page", "--input", "text=Dear Ana,\n\n  one " + "and more ".repeat(40) + "the end.\nBo");
        var shown = place.steward("inbox", id);
        has(shown, 0, "Dear Ana,\n", "  one and more", "and more the end.\n", "Bo\n", "path",
                "a text, 1 to 30 characters",
                "steward decide " + id + " approve");
        assertFalse(shown.out().contains("…"), shown::toString);
    }

    @Test
    void aFormShowsItsFieldsAndTheCommandThatFillsThemIn() {
        var run = place.steward("run", "answer");
        has(run, 3, "edit --set kind=refund --set reply=");
        var id = place.steward("inbox", "--json").objects().getFirst().get("id").getAsString();
        has(place.steward("inbox", id), 0, "to fill in", "one of refund, exchange", "a text, at most 20 characters",
                "a whole number or absent", "steward decide " + id + " edit --set kind=refund --set reply=");
        has(place.steward("decide", id, "approve"), 2, "asks for a value, kind (one of refund, exchange)",
                "edit --set kind=refund");
        has(place.steward("decide", id, "edit", "--set", "kind=refund"), 2, "its field 'reply', a text");
        has(place.steward("decide", id, "edit", "--set", "knd=refund"), 2, "'knd' is no field of Reply", "kind");
        has(place.steward("decide", id, "edit", "--set", "kind=money", "--set", "reply=x"), 2,
                "'kind' of Reply must be one of refund, exchange");
        has(place.steward("decide", id, "edit", "--set", "kind=refund", "--set", "reply=" + "x".repeat(21)), 2,
                "'reply' of Reply must be a text", "at most 20");
        has(place.steward("decide", id, "edit", "--set", "kind=refund", "--set", "reply=Sorry."), 0, "refund: Sorry.");
    }

    @Test
    void aWholeValueIsStillTaken() {
        var id = asked("run", "answer");
        has(place.steward("decide", id, "edit", "--set", "value={\"kind\": \"exchange\", \"reply\": \"Here.\"}"), 0,
                "exchange: Here.");
    }

    @Test
    void whatIsNotChangedStays() {
        var id = asked("run", "change");
        has(place.steward("inbox", id), 0, "one of refund, exchange, now refund", "steward decide " + id + " approve");
        has(place.steward("decide", id, "edit", "--set", "kind=exchange"), 0, "exchange: Sorry.");
    }

    @Test
    void anEditKeepsTheBoundsOfItsType() {
        var id = asked("run", "page", "--input", "text=Hello");
        has(place.steward("decide", id, "edit", "--set", "path="), 2, "'path' of the edit must be a text",
                "at least 1 characters");
        has(place.steward("decide", id, "edit", "--set", "path=other.md"), 0, "other.md");
    }
}
