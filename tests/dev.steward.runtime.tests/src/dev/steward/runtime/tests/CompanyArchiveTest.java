package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.runtime.internal.CompanyArchive;

/** A company in one file, and out of it. */
class CompanyArchiveTest {

    @TempDir
    Path folder = Path.of(".");
    private final byte[] content = new byte[2_000];

    @BeforeEach
    void aFolder() throws IOException {
        new Random(1).nextBytes(content);
        Files.createDirectories(folder.resolve("company/drafts"));
        Files.write(folder.resolve("company/drafts/a.bin"), content);
        Files.writeString(folder.resolve("company/hook"), "#!/bin/sh\n");
        assertTrue(folder.resolve("company/hook").toFile().setExecutable(true));
        Files.writeString(folder.resolve("store"), "the store");
    }

    private Path written() throws IOException {
        var file = folder.resolve("backup.zip");
        assertEquals(2, CompanyArchive.write(folder.resolve("company"), folder.resolve("store"), file).files());
        return file;
    }

    @Test
    void comesBackAsItWas() throws IOException {
        try (var archive = CompanyArchive.unpack(written(), folder.resolve("again"))) {
            archive.finish();
        }
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("again/drafts/a.bin")));
        assertTrue(Files.isExecutable(folder.resolve("again/hook")), "what may be executed");
        assertFalse(Files.isExecutable(folder.resolve("again/drafts/a.bin")), "and what may not");
    }

    @Test
    void aFileOfTheUserIsNoDraft() throws IOException {
        var part = Files.writeString(folder.resolve("backup.zip.part"), "mine");
        written();
        assertEquals("mine", Files.readString(part));
        try (var files = Files.list(folder)) {
            assertEquals(List.of("backup.zip", "backup.zip.part", "company", "store"),
                    files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aChangedFileIsNoticed() throws IOException {
        var file = written();
        var bytes = Files.readAllBytes(file);
        var at = new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(content, 100, 1_000, StandardCharsets.ISO_8859_1));
        assertTrue(at > 0, "what can't be compressed stands in it as it is");
        bytes[at] ^= 1;
        Files.write(file, bytes);
        var problem = assertThrows(IOException.class,
                () -> CompanyArchive.unpack(file, folder.resolve("again")).close());
        assertTrue(problem.toString().contains("company/drafts/a.bin"), problem::toString);
        assertFalse(Files.exists(folder.resolve("again")));
    }
}
