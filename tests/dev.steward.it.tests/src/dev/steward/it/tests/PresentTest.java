package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.Act;
import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.runtime.InboxService;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunService;
import dev.steward.runtime.debug.Breakpoint;
import dev.steward.runtime.debug.Choices;
import dev.steward.runtime.debug.DebugSession;
import dev.steward.runtime.debug.ForkOffer;
import dev.steward.runtime.debug.Stop;
import dev.steward.runtime.debug.Wish;

/** What can be done to a step that is held, over a real company. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PresentTest {

    private static final String PLAYBOOKS = """
            package test

            connector drafts : files {
              op write(path: Text, text: Text) -> Text idempotent by path compensated by delete
              op delete(path: Text) idempotent by path
            }

            agent poet : task {
              model "large"
              prompt "A line about ${theme}, in ${words} words."
              returns Text
            }

            playbook inner(title: Text) -> Text {
              step page = drafts.write("page.md", title)
              return page
            }

            playbook asked(title: Text = "T") -> Text {
              step page = drafts.write("page.md", title)
                approve "Write it?" { expires 8 hours -> abort }
                retry 2 backoff 1s..2s on Outage
                on NotFound -> "none"
              return page
            }

            playbook outer(title: Text = "by default", times: Int = 2) -> Text {
              step size = times * 2
              step first = inner(title)
              step last = poet(theme: title, words: size)
              return "${first} ${title}"
            }
            """;

    @TempDir
    Path folder = Path.of(".");

    @BeforeEach
    void aCompany() throws Exception {
        new Place(folder, Map.of()).with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
    }

    private static void approve(Debugged lab, DebugSession session) {
        var inbox = lab.company.inbox();
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (inbox.open(session.run()).isEmpty()) {
            assertTrue(System.nanoTime() < end, "nobody is asked");
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        inbox.decide(inbox.open(session.run()).getFirst().id(), Engine.Answer.APPROVE, Map.of(), null,
                InboxService.UNMEASURED);
    }

    private static Stop over(Debugged lab, DebugSession session, Stop stop) throws InterruptedException {
        session.go(stop.branch(), spot -> Wish.step(Wish.Mode.OVER, spot));
        return lab.next();
    }

    @Test
    void whatIsChangedAfterItsApprovalIsAskedAboutAgainAndTheFormSaysSoBefore() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("asked", Map.of(), false, Breakpoint.at("x", new Breakpoint.Effect("*")));
            approve(lab, session);
            var stop = lab.next();
            var choices = session.choices(stop);
            assertEquals(List.of("path", "text"), List.copyOf(stop.held().editable().keySet()));
            assertEquals("It was approved with these inputs: with other ones you are asked about it again.",
                    choices.again());
            assertEquals(Choices.Gives.VALUE, choices.gives());
            assertEquals("test.drafts.write", choices.own());
            session.act(stop, new Act.Inputs(Map.of("text", new Value.Text("changed"))));
            assertFalse(Files.exists(folder.resolve("drafts/page.md")));
            approve(lab, session);
            assertEquals("effect page", lab.next().held().key());
            session.resume();
            assertEquals(RunState.DONE, lab.end());
            assertEquals("changed", Files.readString(folder.resolve("drafts/page.md")));
        }
    }

    @Test
    void noRuleIsSaidToHaveBeenAskedBeforeTheCallOfAStep() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("inner", Map.of("title", "T"), true);
            var stop = lab.next();
            var run = lab.company.runs().list(List.of(), 1).getFirst().run();
            assertEquals("none was asked so far: it is not done",
                    lab.company.traces().why(run, Long.MAX_VALUE, "page").rule());
            assertEquals("test.inner/page", lab.company.traces().step(run, Long.MAX_VALUE, "page").step().staticId());
            session.act(stop, new Act.Replace(new Value.Text("by hand")));
            assertEquals(RunState.DONE, lab.end());
            assertEquals("none was asked, as nothing was called",
                    lab.company.traces().why(run, Long.MAX_VALUE, "page").rule());
        }
    }

    @Test
    void errorsThatTheStepHandlesComeFirst() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("asked", Map.of(), true);
            var stop = lab.next();
            var choices = session.choices(stop);
            assertNull(choices.again());
            assertEquals(List.of("NotFound", "Outage"),
                    choices.errors().stream().filter(Choices.Failing::handled).map(Choices.Failing::name).toList());
            assertEquals("NotFound", choices.errors().getFirst().name());
            session.act(stop, new Act.Fail("NotFound", "by hand"));
            assertEquals(RunState.DONE, lab.end());
            assertEquals(new Value.Text("none"),
                    lab.company.runs().trace(session.run(), Long.MAX_VALUE).output());
        }
    }

    @Test
    void aMockIsToldUntilItIsTakenAway() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of(), true);
            var stop = lab.next();
            assertEquals(Map.of("test.drafts.delete", new Type.Nothing(), "test.drafts.write",
                    new Type.Prim(Type.Kind.TEXT)), session.choices(stop).operations());
            session.mock("test.drafts.write", new Act.Replace(new Value.Text("mocked")));
            session.mock("test.drafts.delete", new Act.Fail("Outage", "down"));
            assertEquals(Map.of("test.drafts.write", "gives", "test.drafts.delete", "fails"),
                    session.choices(stop).mocked());
            session.mock("test.drafts.delete", null);
            assertEquals(Map.of("test.drafts.write", "gives"), session.choices(stop).mocked());
            assertThrows(ProblemException.class, () -> session.mock("test.nothing", new Act.Skip(null)));
            session.resume();
            assertEquals(RunState.DONE, lab.end());
            assertFalse(Files.exists(folder.resolve("drafts/page.md")));
        }
    }

    @Test
    void whatAPromptAsksForHasTheTypeOfItsValue() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of(), false,
                    Breakpoint.at("x", new Breakpoint.Step("test.outer/last", false)));
            var stop = lab.next();
            assertEquals(Map.of("theme", new Type.Prim(Type.Kind.TEXT), "words", new Type.Prim(Type.Kind.INT)),
                    stop.held().editable());
            assertThrows(ProblemException.class,
                    () -> session.act(stop, new Act.Inputs(Map.of("words", new Value.Text("many")))));
            session.act(stop, new Act.Inputs(Map.of("words", new Value.Int(9))));
            assertEquals(new Value.Int(9), session.stops().getFirst().held().inputs().get("words"));
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void droppedToAFrameAForkIsOfferedThatNamesWhatItWouldRepeat() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of("title", "given"), true);
            var first = lab.next();
            assertEquals(Choices.Gives.COMPUTED, session.choices(first).gives());
            assertEquals(List.of(), session.drop(first, 0).repeats());
            var last = over(lab, session, over(lab, session, first));
            assertEquals("last", last.held().key());
            var offer = session.drop(last, 0);
            assertEquals("size", offer.path());
            assertEquals(List.of("test.drafts.write (first/page)"), offer.repeats());
            assertEquals(offer.repeats(), ForkOffer.before(session.past(), "first").repeats());
            assertEquals(List.of(), ForkOffer.before(session.past(), "last").repeats());
            session.resume();
            assertEquals(RunState.DONE, lab.end());
        }
    }

    @Test
    void aForkLeavesOutWhatIsCleared() throws Exception {
        try (var lab = new Debugged(folder)) {
            var session = lab.debug("outer", Map.of("title", "given"), false);
            assertEquals(RunState.DONE, lab.end());
            var runs = lab.company.runs();
            var forked = runs.fork(new RunService.ForkRequest(session.run(), "last", null,
                    Map.of("title", new Value.None()), null, Engine.Approvals.ASK), null);
            assertEquals(RunState.DONE, runs.await(forked.run(), Duration.ofSeconds(20)).state());
            assertEquals(new Value.Text("page.md by default"), runs.trace(forked.run(), Long.MAX_VALUE).output());
            assertNull(runs.replay(forked.run()).difference());
        }
    }
}
