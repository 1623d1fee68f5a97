package dev.steward.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.MemoryStore.Item;
import dev.steward.engine.spi.MemoryStore.Kind;
import dev.steward.engine.spi.MemoryStore.Write;
import dev.steward.engine.value.Value;

/** What every {@link MemoryStore} does; see {@link RunStoreContract} for how it is used. */
@Timeout(60)
public abstract class MemoryStoreContract {

    /** When most tests write. */
    protected static final Instant NOW = Instant.parse("2026-11-22T08:30:00.123456789Z");

    private static final String ISSUE = "content.Issue", VOICE = "content.Voice";

    private @Nullable MemoryStore store;

    /** An empty store whose clock stands at {@link #NOW} plus one hour. */
    protected abstract MemoryStore create() throws Exception;

    /** The store as a later process finds it; the same one where nothing outlives the process. */
    protected MemoryStore reopened(MemoryStore open) throws Exception {
        return open;
    }

    /** Makes the store. */
    @BeforeEach
    public final void open() throws Exception {
        store = create();
    }

    /** The store under test. */
    protected final MemoryStore store() {
        var open = store;
        if (open == null) {
            throw new IllegalStateException("no store");
        }
        return open;
    }

    private MemoryStore later() throws Exception {
        store = reopened(store());
        return store();
    }

    private static Write issue(String key, String title, Instant recorded, String origin) {
        return new Write(Kind.RECORD, ISSUE, key, new Value.Struct(ISSUE, Map.of("title", new Value.Text(title))),
                title, "marketing", recorded, null, false, origin, recorded);
    }

    private static Write voice(String text, @Nullable Instant expires, boolean proposed, String origin) {
        return new Write(Kind.FACT, VOICE, "company", new Value.Struct(VOICE, Map.of("text", new Value.Text(text))),
                text, "brand", NOW, expires, proposed, origin, NOW);
    }

    private static List<String> texts(List<Item> items) {
        return items.stream().map(item -> item.write().text()).toList();
    }

    @Test
    public void aNewStoreKnowsNothing() throws Exception {
        var found = later();
        assertTrue(found.record(ISSUE, "1", null).isEmpty());
        assertEquals(List.of(), found.find(ISSUE, null, null, 10));
        assertEquals(List.of(), found.after(0, 10));
        assertEquals(List.of(), found.byIds(List.of(1L), null));
    }

    @Test
    public void everyFieldComesBack() throws Exception {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("number", new Value.Int(41));
        fields.put("rate", new Value.Percent(new BigDecimal("38.5")));
        fields.put("price", new Value.Money(new BigDecimal("12.30"), "EUR"));
        fields.put("none", new Value.None());
        fields.put("list", new Value.Items(List.of(new Value.Bool(true), new Value.Moment(NOW),
                new Value.Span(Duration.ofDays(2)), new Value.Choice("content.Tone", "warm"))));
        var write = new Write(Kind.RECORD, ISSUE, "41", new Value.Struct(ISSUE, fields),
                "text “quoted”\n".repeat(5_000), "marketing", NOW.minusSeconds(1), NOW.plus(Duration.ofDays(9_999)),
                false,
                "r-1/post", NOW);
        var item = store().write(write);
        assertEquals(new Item(item.id(), 1, write), later().record(ISSUE, "41", null).orElseThrow());
    }

    @Test
    public void aSecondWriteOfOneOriginChangesNothing() throws Exception {
        var first = store().write(issue("1", "first", NOW, "r-1/post"));
        var again = later().write(issue("1", "changed", NOW, "r-1/post"));
        assertEquals(first, again);
        assertEquals(List.of(first), later().after(0, 10));
    }

    @Test
    public void theNewestRevisionOfARecordIsCurrent() throws Exception {
        store().write(issue("1", "draft", NOW, "r-1/a"));
        var second = store().write(issue("1", "final", NOW.plusSeconds(60), "r-1/b"));
        store().write(issue("2", "other", NOW, "r-1/c"));
        var found = later();
        assertEquals(2, second.revision());
        assertEquals(second, found.record(ISSUE, "1", null).orElseThrow());
        assertEquals(List.of("other", "final"), texts(found.find(ISSUE, null, null, 10)));
        assertEquals(List.of("other"), texts(found.find(ISSUE, null, null, 1)));
    }

    @Test
    public void whatWasBelievedAtAMomentIsStillKnown() throws Exception {
        store().write(issue("1", "draft", NOW, "r-1/a"));
        store().write(issue("1", "final", NOW.plusSeconds(60), "r-1/b"));
        var found = later();
        assertEquals("draft", found.record(ISSUE, "1", NOW.plusSeconds(59)).orElseThrow().write().text());
        assertEquals("final", found.record(ISSUE, "1", NOW.plusSeconds(60)).orElseThrow().write().text());
        assertTrue(found.record(ISSUE, "1", NOW.minusSeconds(1)).isEmpty());
        assertEquals(List.of("draft"), texts(found.find(ISSUE, "1", NOW.plusSeconds(1), 10)));
    }

    @Test
    public void aRevisionThatIsNotYetValidWaits() throws Exception {
        store().write(issue("1", "today", NOW, "r-1/a"));
        var next = issue("1", "tomorrow", NOW, "r-1/b");
        store().write(new Write(next.kind(), next.type(), next.subject(), next.value(), next.text(), next.scope(),
                NOW.plus(Duration.ofDays(1)), null, false, next.origin(), NOW));
        var found = later();
        assertEquals("today", found.record(ISSUE, "1", null).orElseThrow().write().text());
        assertEquals("tomorrow",
                found.record(ISSUE, "1", NOW.plus(Duration.ofDays(1))).orElseThrow().write().text());
    }

    @Test
    public void factsStandBesideEachOther() throws Exception {
        store().write(voice("warm", null, false, "r-1/a"));
        store().write(voice("short", null, false, "r-2/a"));
        var found = later();
        assertEquals(List.of("short", "warm"), texts(found.find(VOICE, "company", null, 10)));
        assertEquals(List.of(), found.find(VOICE, "content.Issue#1", null, 10));
        assertTrue(found.record(VOICE, "company", null).isEmpty(), "a fact is no record");
    }

    @Test
    public void expiredAndProposedItemsAreLeftOut() throws Exception {
        var lasting = store().write(voice("lasting", null, false, "r-1/a"));
        var expired = store().write(voice("expired", NOW.plusSeconds(10), false, "r-1/b"));
        var proposed = store().write(voice("proposed", null, true, "r-1/c"));
        var found = later();
        assertEquals(List.of(lasting), found.find(VOICE, null, null, 10));
        assertEquals(List.of(expired, lasting), found.find(VOICE, null, NOW.plusSeconds(9), 10));
        var all = List.of(proposed.id(), expired.id(), 4711L, lasting.id());
        assertEquals(List.of(lasting), found.byIds(all, null));
        assertEquals(List.of(expired, lasting), found.byIds(all, NOW.plusSeconds(9)));
        assertEquals(List.of(lasting, expired, proposed), found.after(0, 10), "the index sees all");
    }

    @Test
    public void aProposedRevisionDoesNotReplaceTheCurrentOne() throws Exception {
        var current = store().write(issue("1", "current", NOW, "r-1/a"));
        var idea = issue("1", "idea", NOW.plusSeconds(1), "r-1/b");
        store().write(new Write(idea.kind(), idea.type(), idea.subject(), idea.value(), idea.text(), idea.scope(),
                idea.validFrom(), null, true, idea.origin(), idea.recordedAt()));
        assertEquals(current, later().record(ISSUE, "1", null).orElseThrow());
    }

    @Test
    public void aSupersededRevisionIsNotFoundById() throws Exception {
        var old = store().write(issue("1", "old", NOW, "r-1/a"));
        var current = store().write(issue("1", "current", NOW.plusSeconds(1), "r-1/b"));
        var found = later();
        assertEquals(List.of(current), found.byIds(List.of(old.id(), current.id()), null));
        assertEquals(List.of(old), found.byIds(List.of(old.id(), current.id()), NOW));
    }

    @Test
    public void theIndexReadsOnFromWhereItWas() throws Exception {
        var first = store().write(voice("1", null, false, "r-1/a"));
        var second = store().write(voice("2", null, false, "r-1/b"));
        var third = store().write(issue("1", "3", NOW, "r-1/c"));
        var found = later();
        assertEquals(List.of(first, second), found.after(0, 2));
        assertEquals(List.of(third), found.after(second.id(), 2));
        assertTrue(first.id() > 0 && second.id() > first.id() && third.id() > second.id(), "ids grow");
    }

    @Test
    public void keysAreReservedOnceAnOrigin() throws Exception {
        assertEquals(1, store().nextKey(ISSUE, "r-1/post"));
        assertEquals(2, store().nextKey(ISSUE, "r-2/post"));
        assertEquals(1, later().nextKey(ISSUE, "r-1/post"));
        assertEquals(1, store().nextKey("content.Segment", "r-1/post"));
        store().write(issue("3", "came with its key", NOW, "import/3"));
        assertEquals(4, later().nextKey(ISSUE, "r-3/post"));
    }
}
