package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.PlaybookSource;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.internal.Language;

/** Which playbooks a folder has, also while other programs work in it. */
class CompanyFolderTest {

    private static final int LOOKS = 60;
    private static final int FILES_MEANWHILE = 100;

    @TempDir
    Path dir = Path.of(".");

    @BeforeEach
    void make() throws IOException {
        Files.writeString(dir.resolve("steward.properties"), "name = Ana");
        Files.writeString(dir.resolve("b.playbook"), "package b\nimport a.{X}\ntype Y { x: X }");
        Files.createDirectories(dir.resolve("sub"));
        Files.writeString(dir.resolve("sub/a.playbook"), "package a\ntype X { n: Int }");
        Files.createDirectories(dir.resolve(".steward"));
        Files.writeString(dir.resolve(".steward/c.playbook"), "nonsense");
        Files.writeString(dir.resolve("notes.md"), "nonsense");
    }

    private CompanyFolder folder() {
        return CompanyFolder.read(dir);
    }

    @Test
    void stewardsOwnFolderAndOtherFilesAreNoPlaybooks() {
        assertEquals(List.of("b.playbook", "sub/a.playbook"),
                folder().playbooks().stream().map(folder()::display).toList());
        assertEquals(List.of(), new Language(ConnectorKinds::unknown).load(folder(), List.of()).check());
    }

    @Test
    void whatIsNotThereIsSaid() {
        var gone = dir.resolve("gone");
        assertEquals(gone + " can't be read; check that the folder exists and belongs to you.",
                assertThrows(ProblemException.class, () -> folder().playbooksBelow(gone)).getMessage());
        var language = new Language(ConnectorKinds::unknown);
        var asked = List.of(dir.resolve("asked.playbook"));
        assertEquals("asked.playbook can't be read; check that it belongs to you.",
                assertThrows(ProblemException.class, () -> language.load(folder(), asked)).getMessage());
    }

    @Test
    void aLinkToNothingIsSaid() throws IOException {
        Files.createSymbolicLink(dir.resolve("sub/link.playbook"), dir.resolve("gone.playbook"));
        var language = new Language(ConnectorKinds::unknown);
        assertEquals("sub/link.playbook can't be read; check that it belongs to you.",
                assertThrows(ProblemException.class, () -> language.load(folder(), List.of())).getMessage());
    }

    /** Git takes a branch's playbooks away while the company is read. */
    @Test
    void playbooksThatOthersRemoveMeanwhileAreLeftOut() throws Exception {
        var language = new Language(ConnectorKinds::unknown);
        var ended = new AtomicBoolean();
        var others = CompletableFuture.runAsync(() -> comeAndGo(ended));
        try {
            for (int i = 0; i < LOOKS; i++) {
                assertTrue(language.load(folder(), List.of()).sources().stream().map(PlaybookSource::path).toList()
                        .containsAll(List.of("b.playbook", "sub/a.playbook")));
            }
        } finally {
            ended.set(true);
        }
        others.join();
    }

    private void comeAndGo(AtomicBoolean ended) {
        try {
            for (int round = 0; !ended.get(); round++) {
                var outside = Files.createDirectory(dir.resolve(".steward/branch"));
                for (int i = 0; i < FILES_MEANWHILE; i++) {
                    Files.writeString(outside.resolve(i + ".playbook"), "package p" + i);
                }
                var inside = Files.move(outside, dir.resolve("branch" + round));
                for (int i = 0; i < FILES_MEANWHILE; i++) {
                    Files.delete(inside.resolve(i + ".playbook"));
                }
                Files.delete(inside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
