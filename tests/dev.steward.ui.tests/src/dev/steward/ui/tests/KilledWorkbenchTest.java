package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.git.GitRepository;
import dev.steward.runtime.CompanyMaker;
import dev.steward.ui.OpenCompany;

/**
 * The workbench in a process of its own, killed (kill -9) and started again: nothing that was saved is lost, no run is,
 * and what was typed and not saved is there again. One life of everything in CI; with the system property
 * {@code steward.kills=N} also N at moments of a seeded die, which {@code steward.kills.seed} begins.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledWorkbenchTest {

    private static final List<String> MOMENTS = List.of("up", "saving", "run", "committing", "type");
    private static final int LONGEST_MILLIS = 1_500;

    @TempDir
    Path folder = Path.of(".");

    private Path company = Path.of(".");

    @BeforeEach
    void makeTheSample() throws Exception {
        Ui.company();
        Path studio = folder.resolve("studio");
        company = PlatformUI.getWorkbench().getService(OpenCompany.class).ask(session -> session.steward().maker()
                .make(studio, CompanyMaker.Identity.of(studio)).root()).get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatWasSavedTypedAndRunIsThereAgain() throws Exception {
        String ask;
        try (var killed = OtherWorkbench.start(folder, company, "save,break,run,asked,type")) {
            ask = killed.await(line -> line.startsWith("asks ")).substring("asks ".length());
            killed.await("typed"::equals);
            killed.kill();
        }
        assertEquals(Life.MARK + "1", first(Life.SAVED), "what was saved is on disk");
        assertTrue(!first(Life.TYPED).startsWith(Life.MARK), "what was typed is not");

        try (var next = OtherWorkbench.start(folder, company, "look,finish")) {
            next.await("over"::equals);
            List<String> told = next.lines();
            assertTrue(told.contains("dirty week-plan.playbook " + Life.MARK + "1"), told::toString);
            assertTrue(told.contains("approved " + ask), () -> ask + " is still asked: " + told);
            assertTrue(told.contains("holds before " + Life.BROKEN), told::toString);
            assertEquals(1, told.stream().filter(line -> line.startsWith("ended ") && line.endsWith(" DONE")).count(),
                    told::toString);
        }
        assertEquals(5, files("outbox", ".eml"), "each mail is sent once");
        assertEquals(1, files("site/posts", ".html"), "the post is published once");
    }

    @Test
    @EnabledIfSystemProperty(named = "steward.kills", matches = "[1-9]\\d*")
    void atAnyMoment() throws Exception {
        long seed = Long.getLong("steward.kills.seed", 1);
        var die = new Random(seed);
        for (int i = 0; i < Integer.getInteger("steward.kills"); i++) {
            String moment = MOMENTS.get(i % MOMENTS.size());
            int after = die.nextInt(LONGEST_MILLIS);
            String where = "kill " + i + " of seed " + seed + ", " + after + " ms into " + moment;
            String told = killed(moment, after);
            check(where, told);
        }
    }

    /** Returns what it told last. */
    private String killed(String moment, int after) throws IOException, InterruptedException {
        try (var life = OtherWorkbench.start(folder, company, "up," + moment)) {
            life.await(line -> line.startsWith("up"));
            if (!moment.equals("up")) {
                life.await(line -> !line.startsWith("up"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(after));
            life.kill();
            return life.lines().getLast();
        }
    }

    private void check(String where, String told) throws Exception {
        String saved = first(Life.SAVED);
        try (var next = OtherWorkbench.start(folder, company, "look,finish")) {
            next.await(line -> line.equals("over") || line.startsWith("failed"));
            List<String> lines = next.lines();
            assertTrue(lines.contains("over"), () -> where + ": " + lines);
            if (told.startsWith("saved ")) {
                int last = Integer.parseInt(told.substring("saved ".length()));
                assertTrue(marks(saved, lines).anyMatch(mark -> mark >= last), () -> where + " saved " + last
                        + ", but the file begins with " + saved + " and it told " + lines);
            }
            if (told.equals("typed")) {
                assertTrue(lines.stream().anyMatch(line -> line.startsWith("dirty week-plan.playbook " + Life.MARK)),
                        () -> where + ": " + lines);
            }
            if (told.startsWith("runs ")) {
                String run = told.substring("runs ".length());
                assertTrue(lines.contains("ended " + run + " DONE"), () -> where + ": " + lines);
            }
        }
        if (told.startsWith("committed ")) {
            var repository = GitRepository.find(company, Map.of("PATH", System.getenv("PATH"))).orElseThrow();
            String id = told.substring("committed ".length());
            assertTrue(repository.log(1_000).stream().anyMatch(revision -> revision.id().equals(id)),
                    () -> where + ": " + id + " is lost");
            repository.status();
        }
    }

    /** How often the file was changed, as it is on disk and as an editor has it again. */
    private static Stream<Integer> marks(String first, List<String> lines) {
        return Stream.concat(Stream.of(first), lines.stream().filter(line -> line.startsWith("dirty weekly-letter"))
                .map(line -> line.substring(line.indexOf(Life.MARK)))).filter(line -> line.startsWith(Life.MARK))
                .map(line -> Integer.parseInt(line.substring(Life.MARK.length())));
    }

    private String first(String file) throws IOException {
        return Files.readString(company.resolve(file)).lines().findFirst().orElse("");
    }

    private long files(String place, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(company.resolve(place))) {
            return all.filter(file -> file.toString().endsWith(ending)).count();
        }
    }
}
