package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.types.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's table of errors is the language's. */
class ErrorTableTest {

    @Test
    void theGuideNamesEveryErrorAndNoOther() throws IOException {
        List<String> lines = Files.readAllLines(ChecksPageTest.project().resolve(ChecksPageTest.GUIDE)
                .resolve("flow.md"));
        int head = lines.indexOf("| error | when |");
        List<String> rows = lines.subList(head + 2, lines.size()).stream().takeWhile(line -> line.startsWith("|"))
                .toList();
        assertEquals(Vocabulary.ERRORS.entrySet().stream()
                .map(error -> "| `" + error.getKey() + "` | " + error.getValue() + " |").toList(), rows);
    }
}
