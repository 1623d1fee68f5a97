package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.cli.Cli;
import dev.steward.cli.Streams;
import dev.steward.engine.spi.RunStore;

/** One altered value in a journal makes the replay a finding that says where. */
class AlteredJournalTest {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void theReplayFailsAndSaysWhere() throws IOException {
        var place = new Place(folder).with("connector.drafts.folder = drafts\n", Texts.SMALL);
        assertEquals(0, place.steward("run", "greet", "--input", "who=Ana").exit());
        assertEquals(0, place.steward("replay", "last").exit());
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var exit = new Cli(OtherStore.runs(AlteredJournalTest::altered).steward()).run(
                List.of("replay", "last"),
                new Streams(new BufferedReader(new StringReader("")), stream, stream, false, false, 80, Map.of(),
                        folder));
        var told = out.toString(StandardCharsets.UTF_8);
        assertEquals(1, exit, told);
        assertTrue(told.matches("(?is).*\\bentry \\d+.*"), told);
    }

    private static RunStore altered(RunStore store) {
        return OtherStore.answering(RunStore.class, store, (name, arguments) -> {
        }, (name, answer) -> name.equals("read") && answer instanceof List<?> entries
                ? entries.stream().map(e -> e instanceof RunStore.Entry entry ? changed(entry) : e).toList()
                : answer);
    }

    /** Eve where Ana was written. */
    private static RunStore.Entry changed(RunStore.Entry entry) {
        var text = new String(entry.bytes(), StandardCharsets.ISO_8859_1).replace("Ana", "Eve");
        return new RunStore.Entry(entry.seq(), text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
