package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookIssue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A finding about labels tells the way by which the data came, and is told once. */
class LabelMessagesTest {

    private static final String TEXT = """
            type Ticket { id: Text  untrusted body: Text }
            connector desk : http {
              op fetch(id: Text) -> Ticket  reads
              op reply(id: Text, text: Text)  idempotent by id
            }
            agent sum : task { model "m" prompt "Sum up ${text}." returns Text }
            playbook answer(text: Text) { step sent = desk.reply("1", text) }
            playbook first() {
              step ticket = desk.fetch("1")
              step short = sum(text: ticket.body)
              step told = answer("Hello ${short}")
            }
            playbook second() {
              step ticket2 = desk.fetch("2")
              step told2 = answer(ticket2.body)
            }
            """;

    @Test
    void theWayIsTold() {
        List<PlaybookIssue> found = Samples.check(TEXT);
        assertEquals(1, found.size(), found.toString());
        assertEquals(
                "Text that nobody has checked would reach desk.reply. It comes from desk.fetch, through ticket, short"
                        + " and text: add approve to the step, let a person edit the text, or put a branch before it whose"
                        + " condition looks at the text itself. What an agent thinks of it is no check.",
                found.getFirst().message());
        assertEquals(8, found.getFirst().line());
    }
}
