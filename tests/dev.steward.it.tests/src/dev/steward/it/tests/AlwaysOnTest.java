package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Many processes on one company: one owns it, all answer, and whoever is killed is replaced. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class AlwaysOnTest {

    private static final String PLAYBOOKS = Texts.SMALL + """

            playbook slow(pause: Duration = 3s) -> Text {
              step first = drafts.write("first.md", "one")
              wait pause
              step second = drafts.write("second.md", "two")
              return second
            }
            """;

    /** Long enough for a busy machine to do something else meanwhile. */
    private static final String[] SLOW = { "run", "slow", "--input", "pause=10s", "--json" };

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder.resolve("company")).with("model.large = rehearsal\nconnector.drafts.folder = drafts\n",
                PLAYBOOKS);
    }

    @Test
    void tenCommandsAtOnceBesideServe() throws Exception {
        try (var serve = Child.start(place, "serve", "--json")) {
            serve.until("serve.began");
            all(serve);
            serve.signal("TERM");
            var answer = serve.answer();
            assertTrue(answer.err().contains("Closed at a safe point"), answer::toString);
        }
        assertFalse(Files.exists(place.folder().resolve(".steward/door")), "the address is taken back");
    }

    @Test
    void tenCommandsAtOnceWithoutAnybodyElse() throws Exception {
        all(null);
    }

    /** What commands wrote down of what nobody foresaw. */
    private String logs() {
        try {
            var told = new StringBuilder();
            for (var file : place.files(".steward/log")) {
                told.append(Files.readString(place.folder().resolve(file)));
            }
            return told.toString();
        } catch (IOException e) {
            return "No details can be read: " + e;
        }
    }

    private void all(@Nullable Child serve) throws Exception {
        var children = new ArrayList<Child>();
        try {
            for (var words : List.of("run greet --input who=a --json", "runs --json", "run letter --json",
                    "inbox --json", "run greet --input who=b --json", "queue --json", "recall tea --json",
                    "run slow --json", "doctor --json", "runs --state done --json")) {
                children.add(Child.start(place, words.split(" ")));
            }
            for (var child : children) {
                var answer = child.answer();
                assertEquals(0, answer.exit(), () -> answer + logs());
            }
        } finally {
            children.forEach(Child::close);
        }
        var states = place.steward("runs", "--json").objects().stream().map(o -> o.get("state").getAsString()).toList();
        assertEquals(List.of("done", "done", "done", "done"), states);
        assertEquals(0, place.steward("replay", "--all").exit());
        assertEquals(List.of("drafts/first.md", "drafts/second.md"), place.files("drafts"));
        if (serve != null) {
            assertTrue(serve.until(o -> o.get("type").getAsString().equals("run.ended")).has("run"));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whenItsOwnerIsKilledACommandTakesOverAndHearsEverythingOnce() throws Exception {
        try (var serve = Child.start(place, "serve", "--json")) {
            serve.until("serve.began");
            try (var run = Child.start(place, SLOW)) {
                run.until(o -> o.get("type").getAsString().equals("step.done"));
                serve.kill();
                var answer = run.answer();
                assertEquals(0, answer.exit(), answer::toString);
                var heard = answer.objects().stream().filter(o -> o.has("seq")).map(o -> o.get("seq") + " "
                        + o.get("type") + o.get("path")).toList();
                assertEquals(heard.stream().distinct().toList(), heard, "each event once");
                assertTrue(heard.stream().anyMatch(event -> event.endsWith("\"call.done\"\"second\"")),
                        heard::toString);
                assertEquals("done", answer.last().get("state").getAsString(), answer::toString);
            }
        }
        assertEquals(List.of("drafts/first.md", "drafts/second.md"), place.files("drafts"));
        assertEquals(0, place.steward("replay", "--all").exit());
    }

    @Test
    void afterAKillTheNextCommandAnswersSoon() throws Exception {
        // The first opening loads classes, which every process does once.
        assertEquals(0, place.steward("runs").exit());
        try (var serve = Child.start(place, "serve", "--json")) {
            serve.until("serve.began");
            assertEquals(0, place.steward("run", "greet", "--input", "who=a").exit());
            serve.kill();
        }
        var after = runsTake();
        // A few tenths of a second each; a busy machine may do something else meanwhile.
        var usual = runsTake();
        var most = Math.max(TimeUnit.SECONDS.toNanos(10), 4 * usual);
        assertTrue(after < most, () -> Duration.ofNanos(after) + " after the kill, usually " + Duration.ofNanos(usual));
    }

    private long runsTake() {
        var began = System.nanoTime();
        var answer = place.steward("runs", "--json");
        var took = System.nanoTime() - began;
        assertEquals(0, answer.exit(), answer::toString);
        assertEquals(1, answer.objects().size(), answer::toString);
        return took;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whoStandsByTakesOver() throws Exception {
        try (var first = Child.start(place, "serve", "--json")) {
            first.until("serve.began");
            try (var second = Child.start(place, "serve", "--json")) {
                var waits = second.until("serve.waits");
                assertEquals(first.pid(), waits.get("owner").getAsLong());
                try (var run = Child.start(place, SLOW)) {
                    second.until("step.done");
                    first.kill();
                    // The command may be first to take over; then it hands over when its run is done.
                    var seen = new ArrayList<>(List.of("serve.began", "run.ended"));
                    second.until(o -> {
                        seen.remove(o.get("type").getAsString());
                        return seen.isEmpty();
                    });
                    assertEquals(0, run.answer().exit());
                }
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anOwnerThatHangsIsNamedAndTheExitIsSix() throws Exception {
        try (var serve = Child.start(place, "serve", "--json")) {
            serve.until("serve.began");
            serve.signal("STOP");
            var answer = place.steward("runs", "--json");
            assertEquals(6, answer.exit(), answer::toString);
            assertTrue(answer.last().get("message").getAsString().contains("process " + serve.pid()), answer::toString);
            serve.signal("CONT");
            assertEquals(0, place.steward("runs").exit());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anOwnerThatBeginsToHangWhileACommandWaitsIsNamed() throws Exception {
        try (var serve = Child.start(place, "serve", "--json")) {
            serve.until("serve.began");
            try (var run = Child.start(place, SLOW)) {
                run.until("step.done");
                serve.signal("STOP");
                var answer = run.answer();
                assertEquals(6, answer.exit(), answer::toString);
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aRunGoesOnInItsOwnerWhenItsCommandIsInterrupted() throws Exception {
        try (var serve = Child.start(place, "serve", "--json")) {
            serve.until("serve.began");
            try (var run = Child.start(place, SLOW)) {
                run.until("step.done");
                // as Ctrl-C does; INT itself is ignored below a shell that put a build into its background
                run.signal("TERM");
                var answer = run.answer();
                assertTrue(answer.err().contains("goes on in process " + serve.pid() + " (steward serve)"),
                        answer::toString);
            }
            serve.until("run.ended");
        }
        assertEquals(List.of("drafts/first.md", "drafts/second.md"), place.files("drafts"));
    }

    @Test
    void theSocketIsForItsUserAlone() throws Exception {
        try (var serve = Child.start(place, "serve", "--json")) {
            serve.until("serve.began");
            for (var name : List.of("door", "door.socket", "lock")) {
                assertEquals("rw-------", PosixFilePermissions
                        .toString(Files.getPosixFilePermissions(place.folder().resolve(".steward").resolve(name))),
                        name);
            }
        }
    }
}
