package dev.steward.connectors.tests;

import static dev.steward.connectors.tests.Company.args;
import static dev.steward.connectors.tests.Company.field;
import static dev.steward.connectors.tests.Company.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

import dev.steward.connectors.internal.Texts;
import dev.steward.connectors.internal.site.SiteProvider;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

class SiteTest {

    @TempDir
    Path folder;

    private Company company;
    private Connector site;

    static Value draft(String title, String body) {
        return new Value.Struct("t.Draft", args("title", text(title), "body", text(body), "tags",
                new Value.Items(List.of(new Value.Choice("t.Tag", "craft")))));
    }

    @BeforeEach
    void open() throws BoundaryException {
        company = new Company(folder);
        site = company.open(new SiteProvider(), "site",
                Map.of("title", "Kiln & <Co>", "url", "https://kiln.example.org"));
    }

    @Test
    void publishingMakesPageIndexAndFeed() throws Exception {
        var post = publish("k1", draft("Über Preise", "Hello *there*."));
        assertEquals(text("uber-preise"), field(post, "id"));
        var page = company.read("site/posts/uber-preise.html");
        assertTrue(page.contains("<h1>Über Preise</h1>") && page.contains("<em>there</em>"), page);
        assertTrue(page.contains("<time datetime=\"2026-09-14\">September 14, 2026</time>"), page);
        assertTrue(company.read("site/index.html").contains("<a href=\"posts/uber-preise.html\">Über Preise</a>"));
        var feed = xml(company.read("site/feed.xml"));
        assertEquals(1, feed.getElementsByTagName("entry").getLength());
        assertEquals("Kiln & <Co>", feed.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(company.read("site/feed.xml").contains("https://kiln.example.org/posts/uber-preise.html"));
    }

    @Test
    void unpublishIsTheExactInverse() throws Exception {
        var before = company.snapshot();
        publish("k1", draft("One", "1"));
        var one = company.snapshot();
        publish("k2", draft("Two", "2"));
        assertNotEquals(one, company.snapshot());
        for (var i = 0; i < 2; i++) {
            unpublish("two");
            assertEquals(one, company.snapshot());
        }
        unpublish("one");
        assertEquals(before, company.snapshot());
    }

    @Test
    void anUpdateUnderTheSameKeyKeepsIdAndDate() throws Exception {
        publish("k1", draft("One", "first"));
        var later = Company.operation("publish", args("draft", draft("Renamed", "second")), Types.named("t.Post"),
                Types.TABLE,
                "k1", Company.NOW.plusSeconds(3_600));
        assertEquals(text("one"), field(site.call(later), "id"));
        var page = company.read("site/posts/one.html");
        assertTrue(page.contains("Renamed") && page.contains("second") && !page.contains("first"), page);
        var feed = company.read("site/feed.xml");
        assertTrue(feed.contains("<published>2026-09-14T07:00:00Z") && feed.contains("<updated>2026-09-14T08:00:00Z"),
                feed);
    }

    /** As with {@code idempotent by draft.title}, when a second run comes with the title of a first one. */
    @Test
    void aSecondRunUnderTheSameKeyNeitherReplacesNorUndoesThePostOfTheFirst() throws Exception {
        assertEquals(text("one"), field(by("r-1/post", "publish", "draft", draft("One", "first")), "id"));
        var published = company.snapshot();
        var told = assertThrows(BoundaryException.class,
                () -> by("r-2/post", "publish", "draft", draft("One", "second"))).getMessage();
        assertTrue(told != null && told.contains("'One'") && told.contains("another title"), told);
        assertEquals(published, company.snapshot());
        assertEquals(text("one"), field(by("r-2/post", "publish", "draft", draft("One", "first")), "id"));
        by("r-2/post~undo", "unpublish", "id", text("one"));
        assertEquals(published, company.snapshot());
        by("r-1/post~undo", "unpublish", "id", text("one"));
        assertFalse(company.snapshot().toString().contains("one.md"));
    }

    private Value by(String caller, String operation, String name, Value value)
            throws BoundaryException, InterruptedException {
        return site.call(new Operation(operation, args(name, value),
                operation.equals("publish") ? Types.named("t.Post") : Types.NOTHING, Types.TABLE, "site/One",
                Duration.ofSeconds(5), Company.NOW, caller));
    }

    @Test
    void equalTitlesUnderTwoKeysAreTwoPosts() throws Exception {
        assertEquals(text("same"), field(publish("k1", draft("Same", "1")), "id"));
        assertEquals(text("same-2"), field(publish("k2", draft("Same", "2")), "id"));
    }

    @Test
    void aTitleWithoutLatinLettersHasAnIdToo() throws Exception {
        var id = field(publish("k1", draft("陶芸だより", "x")), "id");
        assertTrue(id instanceof Value.Text(var name) && name.matches("post-[0-9a-f]{8}"), () -> "id was " + id);
        assertEquals(text("post-" + hash8("k2")), field(publish("k2", draft("CON", "x")), "id"));
    }

    @Test
    void markupInTitleBodyAndTagsIsHarmless() throws Exception {
        var tags = new Value.Items(List.of(text("<b>a</b>"), text("b,c\nkey: x")));
        site.call(Company.operation("publish", args("title", text("</title><script>alert(1)</script>"), "body",
                text("<script>alert(2)</script>\n\n[x](javascript:alert(3)) <img src=x onerror=alert(4)>\n\n---\nkey: y\n---\n"),
                "tags", tags), Types.named("t.Post"), "k1"));
        for (var file : company.snapshot().entrySet()) {
            if (!file.getKey().endsWith(".md")) {
                assertFalse(file.getValue().matches("(?s).*(<script|<img|href=\"javascript|<b>).*"), file.toString());
            }
        }
        assertEquals(1, xml(company.read("site/feed.xml")).getElementsByTagName("entry").getLength());
        var found = site
                .call(Company.operation("find", args("title", text("")), Types.optional("t.Post"), "k1~verify"));
        assertTrue(field(found, "body") instanceof Value.Text(var body) && body.endsWith("---\nkey: y\n---\n"));
    }

    @Test
    void controlCharactersDoNotBreakTheFeed() throws Exception {
        publish("k1", draft("Bell\u0007 \uFFFE and\r\nline", "a\u0000b\u0008c"));
        assertEquals("Bell and line",
                xml(company.read("site/feed.xml")).getElementsByTagName("title").item(1).getTextContent());
    }

    @Test
    void whatACrashLeftOutIsDerivedAgain() throws Exception {
        publish("k1", draft("One", "1"));
        publish("k2", draft("Two", "2"));
        var whole = company.snapshot();
        Files.delete(folder.resolve("site/posts/two.html"));
        Files.delete(folder.resolve("site/index.html"));
        company.write("site/feed.xml", company.read("site/feed.xml").substring(0, 100) + "Steward site connector");
        company.write("site/posts/ghost.html", "<meta name=\"generator\" content=\"Steward site connector\">");
        publish("k2", draft("Two", "2"));
        assertEquals(whole, company.snapshot());
    }

    @Test
    void tagReplacesTagsAndCanBeRepeated() throws Exception {
        publish("k1", draft("One", "1"));
        var tag = Company.operation("tag", args("id", text("one"), "tags",
                new Value.Items(List.of(new Value.Choice("t.Tag", "news")))), Types.NOTHING, "k2");
        site.call(tag);
        var after = company.snapshot();
        site.call(tag);
        assertEquals(after, company.snapshot());
        assertTrue(company.read("site/posts/one.html").contains("<li>news</li>"));
        assertFalse(company.read("site/posts/one.html").contains("<li>craft</li>"));
    }

    @Test
    void findTellsWhetherThisCallHappened() throws Exception {
        var find = Company.operation("find", args("draft", draft("One", "1")), Types.optional("t.Post"), "k1");
        assertEquals(new Value.None(), site.call(find));
        var post = publish("k1", draft("One", "1"));
        assertEquals(post, site.call(find));
        assertEquals(new Value.None(), site.call(
                Company.operation("find", args("draft", draft("One", "1")), Types.optional("t.Post"), "another run")));
    }

    @Test
    void someoneElsesSiteIsNotTouched() throws Exception {
        company.write("site/index.html", "<h1>My own</h1>");
        var before = company.snapshot();
        assertTrue(String.valueOf(site.trouble()).contains("index.html"));
        assertEquals(BoundaryException.REJECTED,
                assertThrows(BoundaryException.class, () -> publish("k1", draft("One", "1"))).error());
        assertEquals(before, company.snapshot());
    }

    @Test
    void markdownOfSomeoneElseIsLeftAlone() throws Exception {
        company.write("site/posts/mine.md", "# Mine");
        publish("k1", draft("Mine", "1"));
        unpublish("mine-2");
        assertEquals("# Mine", company.read("site/posts/mine.md"));
        assertFalse(Files.exists(folder.resolve("site/index.html")));
    }

    @Test
    void newestComesFirst() throws Exception {
        publish("k1", draft("Old", "1"));
        site.call(
                Company.operation("publish", args("draft", draft("New", "2")), Types.named("t.Post"), Types.TABLE, "k2",
                        Instant.parse("2026-09-15T07:00:00Z")));
        var index = company.read("site/index.html");
        assertTrue(index.indexOf("New") < index.indexOf("Old"), index);
    }

    @Test
    void badArgumentsAreTold() throws Exception {
        for (var wrong : List.of(draft("", "x"), draft(" \n ", "x"), draft("t".repeat(301), "x"))) {
            assertTrue(assertThrows(BoundaryException.class, () -> publish("k", wrong)).getMessage().contains("title"));
        }
        for (var id : List.of("../x", "A", "a/b", "")) {
            assertThrows(BoundaryException.class, () -> unpublish(id), id);
        }
        var settings = new HashMap<String, String>();
        settings.put("url", "kiln.example.org");
        assertTrue(assertThrows(BoundaryException.class, () -> company.open(new SiteProvider(), "site", settings))
                .getMessage()
                .contains("connector.site.url"));
    }

    private Value publish(String key, Value draft) throws BoundaryException, InterruptedException {
        return site.call(Company.operation("publish", args("draft", draft), Types.named("t.Post"), key));
    }

    private void unpublish(String id) throws BoundaryException, InterruptedException {
        site.call(Company.operation("unpublish", args("id", text(id)), Types.NOTHING, "undo " + id));
    }

    private static String hash8(String key) {
        return Texts.hash(key, 8);
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The post is there by then: nobody may take it for not published. */
    @Test
    void pagesThatCantBeWrittenLeaveTheOutcomeOpen() throws Exception {
        publish("k1", draft("One", "1"));
        Files.delete(folder.resolve("site/posts/one.html"));
        Files.createDirectories(folder.resolve("site/posts/one.html/in-the-way"));
        var failed = assertThrows(BoundaryException.class, () -> publish("k2", draft("Two", "2")));
        assertTrue(failed.unknown(), failed.getMessage());
        Files.delete(folder.resolve("site/posts/one.html/in-the-way"));
        Files.delete(folder.resolve("site/posts/one.html"));
        assertEquals(text("two"), field(publish("k2", draft("Two", "2")), "id"));
    }

    @Test
    void anAnswerThatDoesNotFitIsNoRefusal() {
        var failed = assertThrows(BoundaryException.class, () -> site.call(Company.operation("publish",
                args("draft", draft("One", "1")), new Type.Prim(Type.Kind.INT), "k1")));
        assertEquals(BoundaryException.INVALID_OUTPUT, failed.error());
        assertTrue(Files.exists(folder.resolve("site/posts/one.md")));
    }
}
