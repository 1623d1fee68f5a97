package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.engine.RunId;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.VersionService;
import dev.steward.runtime.trace.RunDifference;
import dev.steward.runtime.trace.RunDifference.StepDifference;
import dev.steward.runtime.trace.StepSight;
import dev.steward.runtime.trace.TraceService;
import dev.steward.runtime.trace.ValueDifference;

/** What runs tell who looks closely: a step, a reason, a difference, a line. */
class TraceServiceTest {

    private static final String PLAYBOOKS = """
            package test

            goal sellMore : strategic { }

            connector drafts : files {
              op write(path: Text, text: Markdown) -> Text  idempotent by path
              op read(path: Text) -> Text  reads
            }

            fact Voice of company { text: Text } retain forever scope brand

            agent writer(topic: Text, style: Voice?) : task {
              model "large" fallback "small"
              prompt \"""
                Write about ${topic}. ${style}
              \"""
              returns Markdown
            }

            policy pages for effect drafts.write
              when path.length > 4 ask because "long names are looked at"

            playbook letter(topic: Text = "tea") -> Text {
              why sellMore
              voice = recall Voice of company
              step draft = writer(topic, voice)
                on Outage -> "nothing"
              sent = branch {
                when topic == "tea" -> step page = drafts.write("page.md", draft)
                when topic == "ink" -> "none"
                else -> "other"
              }
              return sent
            }

            playbook look() -> Text {
              step gone = drafts.read("no/such.md") retry 2 backoff 1s..1s on NotFound
                on NotFound -> "nothing"
              return gone
            }
            """;

    private static final String SHARE = """
            package share

            playbook share(n: Int = 0) -> Number {
              step cut = 100 / n
              return cut
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    private Place place = new Place(Path.of("."));
    private @Nullable Company opened;

    @BeforeEach
    void aCompany() throws IOException {
        place = new Place(folder.resolve("company")).with(
                "model.large = rehearsal\nmodel.small = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
        var checked = place.steward("check");
        assertEquals(0, checked.exit(), checked::toString);
        var remembered = place.steward("remember", "Voice", "Short words.");
        assertEquals(0, remembered.exit(), remembered::toString);
    }

    @AfterEach
    void close() {
        var company = opened;
        if (company != null) {
            company.close();
        }
    }

    private Company company() throws IOException {
        var known = opened;
        if (known == null) {
            known = Place.steward(place.environment()).open(CompanyFolder.read(place.folder()));
            opened = known;
        }
        return known;
    }

    private RunId run(String... more) throws IOException {
        var words = new java.util.ArrayList<>(List.of("run", "letter", "--approve", "all"));
        words.addAll(List.of(more));
        var answer = place.steward(words.toArray(String[]::new));
        assertEquals(0, answer.exit(), answer::toString);
        return company().runs().list(List.of(), 1).getFirst().run();
    }

    @Test
    void aStepIsLookedInto() throws IOException {
        var run = run();
        StepSight sight = company().traces().step(run, Long.MAX_VALUE, "draft");
        assertEquals(List.of("topic", "voice"), sight.used().stream().map(one -> one.name()).toList());
        assertTrue(sight.remembered().getFirst().notes().getFirst().contains("revision 1"),
                sight.remembered()::toString);
        var call = sight.calls().getFirst();
        assertEquals("rehearsal", call.target());
        assertTrue(((Value.Text) call.sent().get("prompt")).text().contains("Write about tea"));
        assertTrue(call.received() != null && call.ended() != null);
        var page = company().traces().step(run, Long.MAX_VALUE, "page");
        assertEquals("done", page.effects().getFirst().state());
        assertEquals("test.pages", page.decisions().getFirst().policy());
    }

    @Test
    void aReasonHasFiveLines() throws IOException {
        var run = run();
        var page = company().traces().why(run, Long.MAX_VALUE, "page");
        assertEquals("test.sellMore", page.goal());
        assertTrue(page.facts().startsWith("draft = "), page.facts());
        assertTrue(page.rule().contains("long names are looked at"), page.rule());
        assertTrue(page.alternatives().contains("when topic == \"ink\"") && page.alternatives().contains("else"),
                page.alternatives());
        assertTrue(!page.approver().isEmpty());
        var draft = company().traces().why(run, Long.MAX_VALUE, "draft");
        assertTrue(draft.facts().contains("topic = tea (default)") && draft.facts().contains("revision 1"),
                draft.facts());
        assertTrue(draft.alternatives().contains("model small") && draft.alternatives().contains("on Outage"),
                draft.alternatives());
        assertEquals(5, draft.lines().size());
    }

    @Test
    void twoRunsAreCompared() throws IOException {
        var tea = run();
        var same = run();
        var ink = run("--input", "topic=ink");
        var nothing = company().traces().difference(tea, same);
        assertEquals(List.of(), nothing.different());
        assertEquals(nothing.steps().size(), nothing.same());
        assertEquals(Optional.of(tea), company().traces().before(same));
        assertEquals(Optional.empty(), company().traces().before(tea));
        RunDifference found = company().traces().difference(tea, ink);
        assertTrue(found.about().contains(new ValueDifference("output", new Value.Text("page.md"),
                new Value.Text("none"))) || !found.about().isEmpty(), found.about()::toString);
        var page = found.steps().stream().filter(step -> step.path().equals("page")).findFirst().orElseThrow();
        assertEquals(RunDifference.Side.LEFT, page.side());
        StepDifference draft = found.steps().stream().filter(step -> step.path().equals("draft")).findFirst()
                .orElseThrow();
        assertTrue(draft.differences().stream().anyMatch(one -> one.place().equals("sent.prompt")));
        var left = page.left();
        assertTrue(left != null && page.right() == null && left.effects().equals(List.of("test.drafts.write done"))
                && left.decisions().getFirst().startsWith("test.pages: "), page::toString);
        var answer = place.steward("show", tea.text(), "--with", ink.text());
        assertTrue(answer.out().contains("only in the first run"), answer::toString);
        var one = place.steward("show", tea.text(), "--with", ink.text(), "--step", "draft");
        assertTrue(one.out().contains("sent.prompt") && !one.out().contains("page"), one::toString);
    }

    @Test
    void twoTriesAreCompared() throws IOException {
        var answer = place.steward("run", "look");
        assertEquals(0, answer.exit(), answer::toString);
        var run = company().runs().list(List.of(), 1).getFirst().run();
        assertEquals(List.of(), company().traces().tries(run, "gone", 1, 2));
        var same = place.steward("show", run.text(), "--step", "gone", "--tries", "1,2");
        assertTrue(same.toString().contains("sent and answered the same"), same::toString);
        var none = place.steward("show", run.text(), "--step", "gone", "--tries", "1,7");
        assertTrue(none.toString().contains("has no try 7; its tries are 1 to "), none::toString);
        var calls = company().traces().step(run, Long.MAX_VALUE, "gone").calls();
        var first = calls.getFirst();
        var other = new StepSight.Sent(2, 2, first.path(), "small", Map.of("path", new Value.Text("a.md")),
                first.began(), first.ended(), new Value.Text("Found."), null, 12, 300, List.of());
        assertEquals(List.of("target", "sent.path", "received", "error", "tokens", "cost"),
                RunDifference.between(first, other).stream().map(ValueDifference::place).toList());
    }

    @Test
    void aLineKnowsWhoWroteItAndHowItWent() throws IOException {
        var versions = new VersionService[]{ Place.steward(place.environment()).versions(place.folder()) };
        var uncommitted = run();
        assertTrue(company().traces().origin(uncommitted, "test.letter/draft", versions[0]).orElseThrow()
                .commit() == null);
        versions[0].begin("First playbooks");
        var run = run();
        var origin = company().traces().origin(run, "test.letter/draft", versions[0]).orElseThrow();
        assertEquals("step draft = writer(topic, voice)", origin.line());
        var commit = origin.commit();
        assertTrue(commit != null && commit.subject().equals("First playbooks"));
        Files.writeString(place.folder().resolve("test.playbook"), "// moved down\n" + PLAYBOOKS);
        assertEquals(origin, company().traces().origin(run, "test.letter/draft", versions[0]).orElseThrow(),
                "the run's own text is what counts");
        var history = company().traces().history("test.letter/draft");
        assertEquals(2, history.times());
        assertEquals(run, history.runs().getFirst().run());
        assertEquals(0, history.failureRate());
        assertEquals(0, company().traces().history("test.letter/never").times());
        var told = place.steward("show", run.text(), "--why", "draft");
        assertTrue(told.out().contains("First playbooks") && told.out().contains("goal"), told::toString);
        assertTrue(place.steward("show", run.text(), "--at", "4").out().contains("topic = tea"));
    }

    @Test
    void aLineKnowsItsCommitAlsoAfterHistoryWasBegunAnew() throws IOException {
        var versions = Place.steward(place.environment()).versions(place.folder());
        versions.begin("First playbooks");
        var run = run();
        Files.move(place.folder().resolve(".git"), place.folder().resolve(".steward/old-git"));
        versions.begin("Begun anew");

        var origin = company().traces().origin(run, "test.letter/draft", versions).orElseThrow();

        var commit = origin.commit();
        assertTrue(commit != null && commit.subject().equals("Begun anew"), origin::toString);
    }

    @Test
    void aRunThatWasResumedCountsAsItWentOn() throws IOException {
        Files.writeString(place.folder().resolve("share.playbook"), SHARE);
        assertEquals(4, place.steward("run", "share").exit());
        var run = company().runs().list(List.of(), 1).getFirst().run();
        var failed = company().traces().history("share.share/cut");
        assertEquals(1, failed.failed());
        assertEquals("failed", failed.runs().getFirst().state());
        Files.writeString(place.folder().resolve("share.playbook"), SHARE.replace("100 / n", "100 / (n + 1)"));
        close();
        opened = null;
        var resumed = place.steward("resume", run.text(), "--on-version", "current");
        assertEquals(0, resumed.exit(), resumed::toString);
        assertEquals(0, company().traces().history("share.share/cut").failed());
    }

    @Test
    void oneRunWhosePlanCannotBeReadHidesNoOther() throws IOException {
        Files.writeString(place.folder().resolve("share.playbook"), SHARE);
        assertEquals(4, place.steward("run", "share").exit());
        var bad = company().runs().list(List.of(), 1).getFirst().planHash();
        run();
        var traces = new TraceService(company().runs(), place.folder(), ZoneId.of("UTC"), hash -> {
            if (hash.equals(bad)) {
                throw new IllegalStateException("The plan " + hash + " is damaged.");
            }
            throw new IllegalArgumentException("no other plan is asked for");
        });
        assertEquals(1, traces.history("test.letter/draft").times());
    }

    @Test
    void valuesAreComparedFieldByField() {
        var left = new Value.Struct("t.T", Map.of("a", new Value.Items(List.of(new Value.Int(1), new Value.Int(2)))));
        var right = new Value.Struct("t.T", Map.of("a", new Value.Items(List.of(new Value.Int(1)))));
        assertEquals(List.of(new ValueDifference("v.a[2]", new Value.Int(2), null)),
                ValueDifference.between("v", left, right));
        assertEquals(List.of(), ValueDifference.between("v", left, left));
    }
}
