package dev.steward.connectors.tests;

import static dev.steward.connectors.tests.Company.args;
import static dev.steward.connectors.tests.Company.field;
import static dev.steward.connectors.tests.Company.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.connectors.internal.mail.MailProvider;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

class MailTest {

    @TempDir
    Path folder;

    private Company company;
    private Connector mail;

    static Operation send(String key, String subject, String body, String... to) {
        var post = new Value.Struct("t.Post", args("id", text("p-" + key), "title", text(subject), "body", text(body)));
        return Company.operation("send",
                args("to", new Value.Items(Arrays.stream(to).<Value>map(Value.Text::new).toList()), "post", post),
                Types.named("t.Sending"), key);
    }

    @BeforeEach
    void open() throws BoundaryException, IOException {
        company = new Company(folder);
        company.write("subscribers.csv",
                "name,email\nAna,ana@example.org\n\"Bö, Zoë\",zoe@example.org\nAgain,ANA@example.org\n");
        mail = company.open(new MailProvider(), "mail", Map.of("from", "Marta Šimić <marta@kiln.example.org>"));
    }

    @Test
    void eachReaderGetsOneLetterAndSeesNoOther() throws Exception {
        var sending = mail
                .call(send("k1", "Pricing", "Hello", "ana@example.org", "bob@example.org", "Ana <ANA@example.org>"));
        assertEquals(new Value.Int(2), field(sending, "recipients"));
        var letters = letters();
        assertEquals(2, letters.size());
        assertTrue(letters.get(0).contains("To: ana@example.org\r\n") && !letters.get(0).contains("bob"),
                letters.get(0));
        assertTrue(letters.get(1).contains("To: bob@example.org\r\n") && !letters.get(1).contains("ana@"),
                letters.get(1));
    }

    @Test
    void aRetryAtAnotherTimeWritesNothingTwice() throws Exception {
        var first = mail.call(send("k1", "Pricing", "Hello", "ana@example.org"));
        var before = company.snapshot();
        var send = send("k1", "Pricing", "Hello", "ana@example.org");
        assertEquals(first, mail.call(Company.operation("send", send.args(), send.result(), send.types(), "k1",
                Company.NOW.plusSeconds(86_400))));
        assertEquals(before, company.snapshot());
    }

    @Test
    void sentReadsBack() throws Exception {
        var post = new Value.Struct("t.Post", args("id", text("p-k1"), "title", text("t"), "body", text("b")));
        var sent = Company.operation("sent", args("post", post), Types.optional("t.Sending"), "other");
        assertEquals(new Value.None(), mail.call(sent));
        var sending = mail.call(send("k1", "Pricing", "Hello", "ana@example.org"));
        assertEquals(sending, mail.call(sent));
        assertEquals(sending, mail.call(Company.operation("sent", args("id", field(sending, "id")),
                Types.optional("t.Sending"), "other")));
    }

    @Test
    void readingBackAsksForTheCallInQuestionOnly() throws Exception {
        var post = new Value.Struct("t.Post", args("id", text("p-k1"), "title", text("t"), "body", text("b")));
        var sending = mail.call(send("k1", "Pricing", "Hello", "ana@example.org"));
        assertEquals(sending,
                mail.call(Company.operation("sent", args("post", post), Types.optional("t.Sending"), "k1~verify")));
        assertEquals(new Value.None(), mail.call(
                Company.operation("sent", args("post", post), Types.optional("t.Sending"),
                        "the same post to others~verify")));
    }

    @Test
    void numbersAreReadAndNeverMadeUp() throws Exception {
        var latest = Company.operation("latestStats", Map.of(), Types.named("t.Stats"), "k");
        assertEquals(BoundaryException.NOT_FOUND,
                assertThrows(BoundaryException.class, () -> mail.call(latest)).error());
        var sending = mail.call(send("k1", "Pricing", "Hello", "ana@example.org"));
        var stats = Company.operation("stats", args("send", field(sending, "id")), Types.named("t.Stats"), "k");
        assertEquals(new Value.None(), field(mail.call(stats), "openRate"));
        assertEquals(new Value.Int(1), field(mail.call(stats), "recipients"));
        var id = field(sending, "id") instanceof Value.Text(var name) ? name : "";
        company.write("stats.csv", "sending,openRate\nother,10%\n" + id + ",38.5%\n");
        assertEquals(new Value.Percent(new BigDecimal("38.5")), field(mail.call(stats), "openRate"));
        assertEquals(mail.call(stats), mail.call(latest));
    }

    @Test
    void subscribersComeAsDeclared() throws Exception {
        assertEquals(new Value.Int(2), mail.call(Company.operation("subscribers", Map.of(), Types.INT, "k")));
        var people = mail.call(Company.operation("subscribers", Map.of(), Types.list("t.Reader"), "k"));
        assertTrue(people instanceof Value.Items(var items) && field(items.get(1), "name").equals(text("Bö, Zoë")));
        var segment = mail.call(Company.operation("subscribers", Map.of(), Types.named("t.Segment"), "k"));
        assertEquals(new Value.Items(List.of(text("ana@example.org"), text("zoe@example.org"))),
                field(segment, "addresses"));
        assertEquals(new Value.Items(List.of(text("ana@example.org"), text("zoe@example.org"))),
                mail.call(Company.operation("subscribers", Map.of(), new Type.ListOf(Types.TEXT), "k")));
    }

    @Test
    void aBadSubscriberIsNamedByItsLineAndNotByTheAddress() throws Exception {
        company.write("subscribers.csv", "email\nana@example.org\nnobody\n");
        var e = assertThrows(BoundaryException.class,
                () -> mail.call(Company.operation("subscribers", Map.of(), Types.INT, "k")));
        assertTrue(e.getMessage().contains("line 3") && !e.getMessage().contains("nobody"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ana", "@example.org", "ana@", "ana@localhost", "ana@@example.org", "a b@example.org",
            "ana@example.org, bob@example.org", "ana@example.org\r\nBcc: x@example.org", "ana@-x.org", "ana@x..org",
            ".ana@example.org",
            "ana@exam ple.org", "<ana@example.org", "änä@example.org", "ana@127.0.0.1x_" })
    void aBadAddressIsRejectedWithItsRowAndNothingIsWritten(String address) throws Exception {
        var e = assertThrows(BoundaryException.class, () -> mail.call(send("k1", "S", "B", "ok@example.org", address)));
        assertEquals(BoundaryException.BAD_REQUEST, e.error());
        assertTrue(e.getMessage().contains("row 2"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("outbox")));
    }

    @Test
    void aDomainInAnotherScriptIsWrittenInAscii() throws Exception {
        mail.call(send("k1", "S", "B", "ana@müller.example"));
        assertTrue(letters().getFirst().contains("To: ana@xn--mller-kva.example\r\n"));
    }

    @Test
    void withoutASenderNothingIsSentAndTheCureIsNamed() throws Exception {
        var unsigned = company.open(new MailProvider(), "mail", Map.of());
        assertTrue(String.valueOf(unsigned.trouble()).contains("connector.mail.from"));
        var e = assertThrows(BoundaryException.class, () -> unsigned.call(send("k1", "S", "B", "ana@example.org")));
        assertEquals(BoundaryException.REJECTED, e.error());
    }

    @Test
    void theOutboxIsForItsOwnerOnly() throws Exception {
        mail.call(send("k1", "S", "B", "ana@example.org"));
        assertEquals("rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("outbox"))));
    }

    @Test
    void aMissingTableIsToldWithItsCure() throws Exception {
        Files.delete(folder.resolve("subscribers.csv"));
        assertTrue(String.valueOf(mail.trouble()).contains("subscribers.csv"));
    }

    private List<String> letters() throws IOException {
        return company.snapshot().entrySet().stream().filter(f -> f.getKey().endsWith(".eml")).map(Map.Entry::getValue)
                .toList();
    }
}
