package dev.steward.memory.lucene.tests;

import static dev.steward.memory.lucene.tests.Items.fill;
import static dev.steward.memory.lucene.tests.Items.ids;
import static dev.steward.memory.lucene.tests.Items.item;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.memory.lucene.LuceneIndexes;

class SearchTest {

    @TempDir
    Path folder;

    private MemoryIndex index;

    @BeforeEach
    void open() {
        index = new LuceneIndexes().open(folder.resolve("index"));
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void theBestFitComesFirst() {
        fill(index, item(1, "Glaze and clay"),
                item(2, "The price of a glaze test and of clay, and much about the weather"),
                item(3, "Prices, prices"), item(4, "The price of glaze"));
        assertEquals(4L, ids(index, "Price of GLAZE").getFirst());
        assertEquals(List.of(3L), ids(index, "prices"));
        assertEquals(List.of(), ids(index, "nothing like it"));
    }

    @Test
    void accentsAndScriptsAreFolded() {
        fill(index, item(1, "Grüße aus der Töpferei"), item(2, "Écoute le café"), item(3, "陶芸 だより"),
                item(4, "Глазурь"));
        assertEquals(List.of(1L), ids(index, "grusse topferei"));
        assertEquals(List.of(2L), ids(index, "CAFÉ"));
        assertEquals(List.of(3L), ids(index, "陶芸"));
        assertEquals(List.of(4L), ids(index, "глазурь"));
    }

    @Test
    void typeAndSubjectFilter() {
        fill(index, item(1, "content.Voice", "company", "clay"), item(2, "content.Issue", "41", "clay"),
                item(3, "content.Issue", "42", "clay"));
        assertEquals(2, index.search("clay", "content.Issue", null, 10).size());
        assertEquals(3, index.search("clay", "content.Issue", "42", 10).getFirst().id());
        assertEquals(List.of(), index.search("clay", "content.Voice", "42", 10));
        assertEquals(1, index.search("clay", "content.Issue", null, 1).size());
    }

    @Test
    void equalFitsComeNewestFirst() {
        fill(index, item(1, "clay"), item(2, "clay"), item(3, "clay"));
        assertEquals(List.of(3L, 2L, 1L), ids(index, "clay"));
    }

    @Test
    void aKnownIdIsReplaced() {
        fill(index, item(1, "clay"));
        fill(index, item(1, "glass"));
        assertEquals(List.of(), ids(index, "clay"));
        assertEquals(List.of(1L), ids(index, "glass"));
        assertEquals(1, index.position());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "*", "?*~", "a AND", "NOT", "text:clay", "clay\"", "(clay", "[a TO b]", "clay^9^",
            "\\", "clay~2~",
            "\uD83C", "🏺", "a\u0000b", "/clay/", "&& || !", "+clay -clay" })
    void everyTextIsAQuery(String query) {
        fill(index, item(1, "clay"), item(2, "glass"));
        var found = assertDoesNotThrow(() -> ids(index, query));
        assertTrue(
                query.contains("clay") ? found.equals(List.of(1L)) || found.equals(List.of(1L, 2L))
                        : !found.contains(1L),
                () -> query + " found " + found);
    }

    @Test
    void aVeryLongQueryIsCutNotRefused() {
        fill(index, item(1, "clay"));
        var words = new StringBuilder("clay ");
        for (var i = 0; i < 50_000; i++) {
            words.append("word").append(i).append(' ');
        }
        assertEquals(List.of(1L), ids(index, words.toString()));
    }

    @Test
    void additionsAreSeenAfterTheCommit() {
        index.add(List.of(item(1, "clay")));
        assertEquals(List.of(), ids(index, "clay"));
        assertEquals(0, index.position());
        index.commit();
        assertEquals(List.of(1L), ids(index, "clay"));
        assertEquals(1, index.position());
    }

    @Test
    void clearForgetsEverything() {
        fill(index, item(7, "clay"));
        index.clear();
        assertEquals(List.of(), ids(index, "clay"));
        assertEquals(0, index.position());
        fill(index, item(1, "clay"));
        assertEquals(List.of(1L), ids(index, "clay"));
    }
}
