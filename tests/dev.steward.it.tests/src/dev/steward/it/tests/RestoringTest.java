package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.spi.StoreProvider.Stores;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Steward;
import dev.steward.runtime.internal.Template;

/** Backups and what is made of them, when a process or an answer is lost in between. */
class RestoringTest {

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder.resolve("company"), Map.of()).with("", Texts.SMALL);
    }

    private CompanyFolder company() {
        return CompanyFolder.read(place.folder());
    }

    @Test
    void aCompanyIsStoppedBeforeItIsInItsPlace() {
        var file = folder.resolve("backup.zip");
        var target = folder.resolve("restored");
        var there = new ArrayList<Boolean>();
        var steward = new Steward(new RealRooms(), Template.of(Place.suite()), Map.of(),
                name -> there.add(Files.exists(target)), "0.1.0");
        try (var company = steward.open(company())) {
            company.backups().write(file);
        }
        there.clear();
        steward.restorer().restore(file, target);
        assertFalse(there.isEmpty(), "the store reaches places where a process may be killed");
        assertFalse(there.contains(true), () -> "in its place before it was stopped: " + there);
        try (var again = steward.open(CompanyFolder.read(target))) {
            assertNotNull(again.queue().show().stopped());
        }
    }

    @Test
    void aBackupWhoseAnswerWasLostIsMadeAgain() {
        var asked = new ArrayList<Path>();
        var steward = OtherStore.stores(real -> OtherStore.answering(Stores.class, real, (name, arguments) -> {
            if (name.equals("backup") && arguments != null && arguments[0] instanceof Path file && asked.add(file)
                    && asked.size() == 1) {
                real.backup(file);
                throw new StoreException(StoreException.Reason.EXISTS, file + " exists already.", null);
            }
        }, (name, answer) -> answer)).steward();
        try (var company = steward.open(company())) {
            company.backups().write(folder.resolve("backup.zip"));
        }
        assertEquals(2, asked.stream().distinct().count(), asked::toString);
        assertTrue(asked.stream().noneMatch(Files::exists), "no draft is left");
        Place.steward(Map.of()).restorer().restore(folder.resolve("backup.zip"), folder.resolve("restored"));
    }

    @Test
    void whatKilledBackupsLeftIsRemoved() throws IOException {
        var state = Files.createDirectories(place.folder().resolve(".steward"));
        var dead = Files.writeString(state.resolve("backup-999999999-1"), "x");
        var half = Files.createDirectories(state.resolve(".backup-999999999-1-2").resolve("db"));
        var ours = Files.writeString(state.resolve("backup-" + ProcessHandle.current().pid() + "-1"), "x");
        Place.steward(Map.of()).open(company()).close();
        assertEquals(List.of(false, false, true),
                List.of(Files.exists(dead), Files.exists(half.getParent()), Files.exists(ours)));
    }
}
