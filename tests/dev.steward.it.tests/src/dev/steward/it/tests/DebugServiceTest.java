package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Act;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Value;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.debug.Breakpoint;
import dev.steward.runtime.debug.DebugSession;
import dev.steward.runtime.debug.Stop;
import dev.steward.runtime.debug.Wish;
import dev.steward.runtime.debug.Wish.Mode;

/** Runs step by step over a real company. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DebugServiceTest {

    private static final String PLAYBOOKS = """
            package test

            connector drafts : files {
              op write(path: Text, text: Markdown) -> Text idempotent by path compensated by delete
              op delete(path: Text) idempotent by path
            }

            playbook inner(n: Int) -> Int {
              step twice = n * 2
              step more = twice + 1
              return more
            }

            playbook outer(names: [Text] = ["ana", "bo"]) -> Int {
              step first = 1
              step called = inner(first)
              step last = called + 1
              foreach name in names max 9 {
                step hello = "Hello ${name}"
              }
              return last
            }

            playbook pages(title: Markdown = "T") -> Text {
              saga {
                step page = drafts.write("page.md", title) undo drafts.delete("page.md")
                step second = drafts.write("second.md", title) undo drafts.delete("second.md")
              }
              return page
            }

            playbook fails(n: Int = 0) -> Number {
              step share = 100 / n
              return share
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    @BeforeEach
    void aCompany() throws Exception {
        new Place(folder, Map.of()).with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
    }

    private static void step(DebugSession session, Stop stop, Mode mode) {
        session.go(stop.branch(), spot -> Wish.step(mode, spot));
    }

    private static Breakpoint line(int line, String condition, int hits) {
        return new Breakpoint("line " + line, new Breakpoint.Line("test.playbook", line, false), true, condition, hits);
    }

    @Test
    void stepsIntoOverAndOut() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of(), true);
            var stop = lab.next();
            assertEquals("first", stop.held().key());
            step(session, stop, Mode.OVER);
            stop = lab.next();
            assertEquals("called", stop.held().key());
            assertEquals(new Value.Int(1), stop.held().names().get("first"));
            step(session, stop, Mode.INTO);
            stop = lab.next();
            assertEquals("called/twice", stop.held().key());
            assertEquals(List.of("test.inner", "test.outer"),
                    stop.levels().stream().map(level -> level.call().playbook()).toList());
            assertEquals(new Value.Int(10), session.evaluate(stop, 0, "n * 10").value());
            assertEquals(new Value.Int(3), session.evaluate(stop, 1, "first + 2").value());
            step(session, stop, Mode.RETURN);
            stop = lab.next();
            assertEquals("last", stop.held().key());
            step(session, stop, Mode.OVER);
            lab.expect("name[ana]/hello");
            session.resume();
            assertEquals(RunState.DONE, lab.end());
            assertEquals(List.of(), session.stops());
        }
    }

    @Test
    void stepsOverWhatIsCalledWithoutAskingInside() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of(), true);
            step(session, lab.next(), Mode.OVER);
            step(session, lab.next(), Mode.OVER);
            var stop = lab.next();
            assertEquals("last", stop.held().key());
            session.past().refresh();
            assertTrue(session.past().events(0, session.past().events()).stream()
                    .noneMatch(event -> event.type().equals("step.held") && event.path().startsWith("called/")),
                    "steps inside were asked for");
            session.go(stop.branch(), spot -> Wish.to("test.outer/hello"));
            lab.expect("name[ana]/hello");
            session.disconnect();
            assertEquals(RunState.DONE, lab.company.runs().await(session.run(), Duration.ofSeconds(20)).state());
        }
    }

    @Test
    void lineBreakpointsWithConditionsAndHits() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of("names", "[\"ana\", \"bo\", \"cy\"]"), false,
                    line(19, "name == \"bo\"", 1));
            lab.expect("name[bo]/hello");
            session.breakpoints(List.of(line(19, "", 9)));
            session.resume();
            assertEquals(RunState.DONE, lab.end());
            var counted = lab.debug("outer", Map.of("names", "[\"ana\", \"bo\", \"cy\"]"), false, line(19, "", 3));
            lab.expect("name[cy]/hello");
            counted.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void aConditionThatCantBeReadHoldsAndSaysWhy() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of(), false, line(16, "nothing > 1", 1));
            var stop = lab.next();
            assertEquals("called", stop.held().key());
            var complaint = String.valueOf(stop.complaint());
            assertTrue(complaint.startsWith("'nothing > 1' can't be read: "), complaint);
            assertEquals(List.of("line 16 " + complaint), lab.judged());
            assertTrue(String.valueOf(session.evaluate(stop, 0, "first / 0").complaint()).contains("zero"),
                    () -> String.valueOf(session.evaluate(stop, 0, "first / 0").complaint()));
            session.breakpoints(List.of(line(17, "first", 1)));
            session.resume();
            assertEquals("'first' is neither true nor false.", lab.next().complaint());
            session.breakpoints(List.of());
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void anErrorElsewhereInTheFolderDoesNotBreakConditionsAndAComplaintIsNotKeptLongerThanItsReason()
            throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of("names", "[\"ana\", \"bo\"]"), false,
                    new Breakpoint("c", new Breakpoint.Step("test.outer/hello", false), true, "name == \"bo\"", 1));
            Files.writeString(folder.resolve("broken.playbook"), "package broken\nplaybook {{{\n");
            Files.writeString(folder.resolve("wrong.playbook"),
                    "package wrong\nplaybook x() -> Int {\n  return nothing\n}\n");
            Files.move(folder.resolve("test.playbook"), folder.resolve("moved.playbook"));
            var stop = lab.next();
            assertEquals("name[bo]/hello", stop.held().key());
            assertNull(stop.complaint());
            assertEquals(List.of("c ok", "c ok"), lab.judged());
            assertEquals(new Value.Int(2), session.evaluate(stop, 0, "name.length").value());
            assertTrue(String.valueOf(session.evaluate(stop, 0, "name.length >").complaint())
                    .startsWith("'name.length >' can't be read: "),
                    () -> String.valueOf(session.evaluate(stop, 0, "name.length >").complaint()));
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void errorsAndEffectsAndWhatIsAfter() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("fails", Map.of(), false,
                    Breakpoint.at("e", new Breakpoint.Error("Arithmetic")));
            lab.expect("error share");
            session.resume();
            assertEquals(RunState.FAILED, lab.end());
            var after = lab.debug("outer", Map.of(), false,
                    new Breakpoint("a", new Breakpoint.Step("test.inner/more", true), true, "more == 3", 1));
            var done = lab.next();
            assertEquals("after called/more", done.held().key());
            assertNull(done.complaint());
            after.resume();
            assertEquals(RunState.DONE, lab.end());
            var pages = lab.debug("pages", Map.of(), false, Breakpoint.at("x", new Breakpoint.Effect("*")));
            var stop = lab.next();
            assertEquals("effect page", stop.held().key());
            assertFalse(Files.exists(folder.resolve("drafts/page.md")));
            pages.resume();
            lab.expect("effect second");
            pages.resume();
            assertEquals(RunState.DONE, lab.end());
            assertTrue(Files.exists(folder.resolve("drafts/page.md")));
        }
    }

    @Test
    void theWorkbenchIsClosedAtABreakpointAndOpenedTomorrow() throws Exception {
        var breakpoint = Breakpoint.at("x", new Breakpoint.Step("test.outer/last", false));
        dev.steward.engine.RunId run;
        try (var lab = new Debugged(folder)) {
            run = lab.debug("outer", Map.of(), false, breakpoint).run();
            lab.expect("last");
        }
        try (var lab = new Debugged(folder)) {
            lab.company.runs().recover();
            assertEquals(RunState.WAITING, lab.company.runs().row(run).state());
            var session = lab.attach(run, List.of(breakpoint));
            var stop = lab.next();
            assertEquals("last", stop.held().key());
            assertEquals(Stop.Why.BREAKPOINT, stop.why());
            step(session, stop, Mode.OVER);
            lab.expect("name[ana]/hello");
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void debuggedThroughTheProcessThatOwnsTheCompany() throws Exception {
        try (var owner = new Debugged(folder); var lab = new Debugged(folder)) {
            assertTrue(owner.company.owner().here());
            assertFalse(lab.company.owner().here());
            var session = lab.debug("outer", Map.of(), true);
            var stop = lab.next();
            step(session, stop, Mode.OVER);
            stop = lab.next();
            assertEquals("called", stop.held().key());
            step(session, stop, Mode.INTO);
            stop = lab.next();
            assertEquals(new Value.Int(4), session.evaluate(stop, 0, "n + 3").value());
            session.act(stop, new Act.Replace(new Value.Int(20)));
            assertEquals("called/more", lab.next().held().key());
            session.disconnect();
            assertEquals(RunState.DONE, lab.company.runs().await(session.run(), Duration.ofSeconds(20)).state());
            assertEquals(new Value.Int(22), lab.company.runs().trace(session.run(), Long.MAX_VALUE).output());
        }
    }

    @Test
    void breakpointsChangeWhileItRuns() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of(), true);
            lab.expect("first");
            session.breakpoints(List.of(Breakpoint.at("x", new Breakpoint.Step("test.inner/more", false))));
            session.resume();
            lab.expect("called/more");
            session.breakpoints(List.of());
            assertEquals(1, session.stops().size(), "what is held stays so");
            session.suspend();
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void whatTheOperatorChanges() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("pages", Map.of(), true);
            var stop = lab.next();
            var wrong = assertThrows(ProblemException.class,
                    () -> session.act(stop, new Act.Inputs(Map.of("text", new Value.Int(1)))));
            assertTrue(wrong.sentence().contains("text must be"), wrong.sentence());
            session.act(stop, new Act.Inputs(Map.of("text", new Value.Text("changed"))));
            assertEquals(new Value.Text("changed"), session.stops().getFirst().held().inputs().get("text"));
            step(session, stop, Mode.OVER);
            var second = lab.next();
            assertEquals("second", second.held().key());
            assertTrue(session.takesBack());
            session.act(second, new Act.Replace(new Value.Text("by hand")));
            assertEquals(RunState.DONE, lab.end());
            assertEquals("changed", Files.readString(folder.resolve("drafts/page.md")));
            assertFalse(Files.exists(folder.resolve("drafts/second.md")));
        }
    }

    @Test
    void terminatedWhileItIsHeldItsSagaIsTakenBack() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("pages", Map.of(), false,
                    Breakpoint.at("x", new Breakpoint.Step("test.pages/second", false)));
            lab.expect("second");
            assertTrue(Files.exists(folder.resolve("drafts/page.md")));
            session.terminate();
            assertEquals(RunState.CANCELLED, lab.end());
            assertTrue(session.isOver());
            assertThrows(ProblemException.class, () -> lab.attach(session.run(), List.of()));
        }
    }

    @Test
    void aRunThatComesToItsFirstStepLaterIsHeldThere() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debugLater("outer");
            assertEquals("first", lab.next().held().key());
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void aTestIsWrittenThroughALinkAndNotOverWhatWasChanged() throws Exception {
        var file = folder.resolve("test.playbook");
        var real = Files.move(file, folder.resolve("real.text"));
        Files.createSymbolicLink(file, real);
        var permissions = java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-r--");
        Files.setPosixFilePermissions(real, permissions);
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of(), true);
            var run = session.run();
            lab.expect("first");
            session.resume();
            assertEquals(RunState.DONE, lab.end());
            var fixtures = lab.steward.fixtures(lab.company);
            var old = fixtures.testWithFreeName(run, "old");
            fixtures.write(fixtures.testWithFreeName(run, "day"));
            assertTrue(Files.isSymbolicLink(file));
            assertEquals(permissions, Files.getPosixFilePermissions(real));
            assertEquals("day 2", fixtures.testWithFreeName(run, "day").name());
            assertThrows(ProblemException.class, () -> fixtures.test(run, "day"));
            assertTrue(assertThrows(ProblemException.class, () -> fixtures.write(old)).sentence()
                    .contains("was changed meanwhile"));
            assertFalse(Files.exists(old.fixture().file()));
        }
    }

    @Test
    void sixtyFourBranchesAreHeldOneByOne() throws Exception {
        var lanes = new StringBuilder("playbook wide() -> Text {\n  parallel max 64 {\n");
        for (var i = 0; i < 64; i++) {
            lanes.append("    step s" + i + " = \"v" + i + "\"\n");
        }
        Files.writeString(folder.resolve("wide.playbook"),
                "package test\n\n" + lanes + "  }\n  step joined = s1\n  return joined\n}\n");
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("wide", Map.of(), true);
            var stops = new ArrayList<Stop>();
            for (var i = 0; i < 64; i++) {
                stops.add(lab.next());
            }
            assertEquals(64, new HashSet<>(stops.stream().map(Stop::branch).toList()).size());
            for (var stop : stops) {
                step(session, stop, Mode.OVER);
            }
            var joined = lab.next();
            assertEquals("joined", joined.held().key());
            assertEquals("", joined.branch());
            assertNull(joined.complaint());
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }
}
