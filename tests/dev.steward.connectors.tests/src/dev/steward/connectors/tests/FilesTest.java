package dev.steward.connectors.tests;

import static dev.steward.connectors.tests.Company.args;
import static dev.steward.connectors.tests.Company.field;
import static dev.steward.connectors.tests.Company.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.connectors.internal.files.FilesProvider;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

class FilesTest {

    private static final int LISTINGS = 100;
    private static final int FILES_MEANWHILE = 100;

    @TempDir
    Path folder;

    private Company company;
    private Connector notes;

    @BeforeEach
    void open() throws BoundaryException, IOException {
        company = new Company(folder);
        company.write("notes/b.md", "No heading here.\n");
        company.write("notes/a.md", "\uFEFF# Glaze *test*\n\nToo blue.\n");
        company.write("notes/sub/c.txt", "plain");
        company.write("notes/.hidden.md", "# Secret");
        company.write("outside.txt", "outside");
        notes = company.open(new FilesProvider(), "notes", Map.of());
    }

    @Test
    void notesAreTypedAndInOrder() throws Exception {
        var items = items(notes.call(Company.operation("notes", Map.of(), Types.list("t.Note"), "k")));
        assertEquals(List.of(text("a"), text("b")), items.stream().map(n -> field(n, "name")).toList());
        assertEquals(text("Glaze test"), field(items.get(0), "title"));
        assertEquals(text("# Glaze *test*\n\nToo blue.\n"), field(items.get(0), "body"));
        assertEquals(text("b"), field(items.get(1), "title"));
        assertEquals(new Value.Moment(Files.getLastModifiedTime(folder.resolve("notes/a.md")).toInstant()),
                field(items.get(0), "modified"));
    }

    @Test
    void aListHasPathsOrFilesAsDeclared() throws Exception {
        assertEquals(new Value.Items(List.of(text("a.md"), text("b.md"), text("sub/c.txt"))),
                notes.call(Company.operation("list", Map.of(), new Type.ListOf(Types.TEXT), "k")));
        var files = items(
                notes.call(Company.operation("list", args("folder", text("sub")), Types.list("t.File"), "k")));
        assertEquals(List.of(new Value.Int(5)), files.stream().map(f -> field(f, "size")).toList());
    }

    /** Moves a folder in and empties it, so that files go between being seen and being looked at. */
    @Test
    void filesThatOthersRemoveMeanwhileAreLeftOut() throws Exception {
        var listing = Company.operation("list", Map.of(), Types.list("t.File"), "k");
        var reading = Company.operation("notes", Map.of(), Types.list("t.Note"), "k");
        var ended = new AtomicBoolean();
        var others = CompletableFuture.runAsync(() -> comeAndGo(ended));
        try {
            for (int i = 0; i < LISTINGS; i++) {
                assertTrue(items(notes.call(listing)).size() >= 3);
                assertTrue(items(notes.call(reading)).size() >= 2);
            }
        } finally {
            ended.set(true);
        }
        others.join();
    }

    private void comeAndGo(AtomicBoolean ended) {
        try {
            for (int round = 0; !ended.get(); round++) {
                for (int i = 0; i < FILES_MEANWHILE; i++) {
                    company.write("drafts/" + i + ".md", "# Draft");
                }
                var inside = Files.move(folder.resolve("drafts"), folder.resolve("notes/" + round));
                for (int i = 0; i < FILES_MEANWHILE; i++) {
                    Files.delete(inside.resolve(i + ".md"));
                }
                Files.delete(inside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "../outside.txt", "/etc/passwd", "sub/../../outside.txt", "..", ".", "", " ", "a\\b",
            "C:x", "~/x",
            "a//b", "con", "sub/NUL.txt", ".hidden.md", "a\u0000b", "trailing.", "trailing ", "what?.md", "a\nb",
            "x\u202Ey", "sub/" })
    void aPathThatLeavesTheFolderOrIsOddIsRejectedByEachOperation(String path) throws IOException {
        var before = company.snapshot();
        for (var operation : List.of("read", "exists", "rows", "write", "delete")) {
            var args = operation.equals("write") ? args("path", text(path), "text", text("x"))
                    : args("path", text(path));
            var e = assertThrows(BoundaryException.class,
                    () -> notes.call(Company.operation(operation, args, Types.TEXT, "k")), operation);
            assertEquals(BoundaryException.BAD_REQUEST, e.error(), operation);
        }
        for (var args : List.of(args("from", text(path), "to", text("x.md")),
                args("from", text("a.md"), "to", text(path)))) {
            assertThrows(BoundaryException.class, () -> notes.call(Company.operation("move", args, Types.TEXT, "k")));
        }
        assertEquals(before, company.snapshot());
    }

    @Test
    void aLinkOutOfTheFolderIsNeitherReadNorWrittenNorListed() throws Exception {
        Files.createSymbolicLink(folder.resolve("notes/link.md"), folder.resolve("outside.txt"));
        Files.createSymbolicLink(folder.resolve("notes/up"), folder);
        for (var path : List.of("link.md", "up/outside.txt", "up/new.txt")) {
            var read = Company.operation("read", args("path", text(path)), Types.TEXT, "k");
            assertTrue(assertThrows(BoundaryException.class, () -> notes.call(read)).getMessage().contains("link"),
                    path);
            var write = Company.operation("write", args("path", text(path), "text", text("x")), Types.TEXT, "k");
            assertThrows(BoundaryException.class, () -> notes.call(write), path);
        }
        assertEquals("outside", company.read("outside.txt"));
        assertEquals(2, items(notes.call(Company.operation("notes", Map.of(), Types.list("t.Note"), "k"))).size());
    }

    @Test
    void twoSpellingsThatDifferInCaseAloneAreOneTooMany() {
        var write = Company.operation("write", args("path", text("A.md"), "text", text("x")), Types.TEXT, "k");
        assertTrue(assertThrows(BoundaryException.class, () -> notes.call(write)).getMessage()
                .contains("upper and lower case"));
    }

    @Test
    void writeReplacesAsAWholeAndMakesFolders() throws Exception {
        notes.call(Company.operation("write", args("path", text("new/deep/ü.md"), "text", text("Grüße")), Types.TEXT,
                "k"));
        notes.call(
                Company.operation("write", args("path", text("new/deep/ü.md"), "body", text("Neu")), Types.TEXT, "k2"));
        assertEquals("Neu", company.read("notes/new/deep/ü.md"));
    }

    @Test
    void deleteAndMoveCanBeRepeated() throws Exception {
        for (var i = 0; i < 2; i++) {
            assertEquals(text("z.md"), notes.call(
                    Company.operation("move", args("from", text("a.md"), "to", text("z.md")), Types.TEXT, "k")));
            notes.call(Company.operation("delete", args("path", text("b.md")), Types.NOTHING, "k"));
        }
        assertFalse(Files.exists(folder.resolve("notes/a.md")));
        assertFalse(Files.exists(folder.resolve("notes/b.md")));
        assertTrue(Files.exists(folder.resolve("notes/z.md")));
    }

    @Test
    void moveOverwritesNothing() {
        var move = Company.operation("move", args("from", text("a.md"), "to", text("b.md")), Types.TEXT, "k");
        assertEquals(BoundaryException.REJECTED, assertThrows(BoundaryException.class, () -> notes.call(move)).error());
    }

    @Test
    void aMissingFileIsNotFoundOrAbsentAsDeclared() throws Exception {
        var read = Company.operation("read", args("path", text("no.md")), Types.TEXT, "k");
        assertEquals(BoundaryException.NOT_FOUND,
                assertThrows(BoundaryException.class, () -> notes.call(read)).error());
        assertEquals(new Value.None(), notes.call(
                Company.operation("read", args("path", text("no.md")), Types.optional("t.Note"), "k")));
        assertEquals(new Value.Bool(false),
                notes.call(Company.operation("exists", args("path", text("no.md")), Types.BOOL, "k")));
    }

    @Test
    void textThatIsNotUtf8IsTold() throws Exception {
        Files.write(folder.resolve("notes/latin.md"), new byte[]{ 'a', (byte) 0xFC, 'b' });
        var read = Company.operation("read", args("path", text("latin.md")), Types.TEXT, "k");
        var e = assertThrows(BoundaryException.class, () -> notes.call(read));
        assertTrue(e.getMessage().contains("latin.md") && e.getMessage().contains("UTF-8"), e.getMessage());
    }

    @Test
    void sizesAreBounded() throws Exception {
        var small = company.open(new FilesProvider(), "notes", Map.of("maxBytes", "10", "maxFiles", "2"));
        var read = Company.operation("read", args("path", text("a.md")), Types.TEXT, "k");
        assertTrue(assertThrows(BoundaryException.class, () -> small.call(read)).getMessage().contains("maxBytes"));
        var write = Company.operation("write", args("path", text("n.md"), "text", text("12345678901")), Types.TEXT,
                "k");
        assertTrue(assertThrows(BoundaryException.class, () -> small.call(write)).getMessage().contains("maxBytes"));
        var list = Company.operation("list", Map.of(), new Type.ListOf(Types.TEXT), "k");
        assertTrue(assertThrows(BoundaryException.class, () -> small.call(list)).getMessage().contains("maxFiles"));
    }

    @Test
    void aReadOnlyConnectorWritesNothing() throws Exception {
        var readOnly = company.open(new FilesProvider(), "notes", Map.of("readOnly", "true"));
        for (var operation : List.of(
                Company.operation("write", args("path", text("n.md"), "text", text("x")), Types.TEXT, "k"),
                Company.operation("delete", args("path", text("a.md")), Types.TEXT, "k"),
                Company.operation("move", args("from", text("a.md"), "to", text("n.md")), Types.TEXT, "k"))) {
            var e = assertThrows(BoundaryException.class, () -> readOnly.call(operation));
            assertEquals(BoundaryException.REJECTED, e.error());
        }
    }

    @Test
    void aMissingFolderIsToldWithItsCure() throws Exception {
        var missing = company.open(new FilesProvider(), "papers", Map.of("readOnly", "yes"));
        assertTrue(String.valueOf(missing.trouble()).contains("connector.papers.folder"), missing::trouble);
        var list = Company.operation("list", Map.of(), new Type.ListOf(Types.TEXT), "k");
        assertEquals(BoundaryException.NOT_FOUND,
                assertThrows(BoundaryException.class, () -> missing.call(list)).error());
    }

    @Test
    void aDeclaredFieldThatNobodyKnowsIsToldWithTheKnownOnes() {
        var notesAsOdd = Company.operation("notes", Map.of(), Types.list("t.Odd"), "k");
        var e = assertThrows(BoundaryException.class, () -> notes.call(notesAsOdd));
        assertTrue(e.getMessage().contains("t.Odd") && e.getMessage().contains("modified"), e.getMessage());
    }

    @Test
    void aWrongSettingIsNamed() {
        var e = assertThrows(BoundaryException.class,
                () -> company.open(new FilesProvider(), "notes", Map.of("maxBytes", "lots")));
        assertTrue(e.getMessage().contains("connector.notes.maxBytes"), e.getMessage());
    }

    private static List<Value> items(Value value) {
        return value instanceof Value.Items(var items) ? items : List.of(text("no list: " + value));
    }
}
