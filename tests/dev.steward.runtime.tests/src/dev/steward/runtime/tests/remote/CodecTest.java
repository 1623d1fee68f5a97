package dev.steward.runtime.tests.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.internal.remote.Codec;
import dev.steward.testkit.Lab;
import dev.steward.testkit.Plans;

/** Values come over as they went. */
class CodecTest {

    private final Codec codec = new Codec(Codec.OURS, hash -> {
        throw new IllegalArgumentException("no plan " + hash);
    });

    private static Value.Struct value() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("text", new Value.Text("Grüße \u0000 🙂"));
        fields.put("int", new Value.Int(Long.MIN_VALUE));
        fields.put("num", new Value.Num(new BigDecimal("-12345678901234567890.000001")));
        fields.put("bool", new Value.Bool(true));
        fields.put("percent", new Value.Percent(new BigDecimal("38.5")));
        fields.put("money", new Value.Money(new BigDecimal("9.99"), "EUR"));
        fields.put("span", new Value.Span(Duration.ofSeconds(-5, 1)));
        fields.put("moment", new Value.Moment(Instant.parse("2026-09-14T07:00:00.123456789Z")));
        fields.put("day", new Value.Day(LocalDate.of(-44, 3, 15)));
        fields.put("clock", new Value.Clock(LocalTime.of(23, 59, 59, 999_999_999)));
        fields.put("choice", new Value.Choice("t.Mood", "good"));
        fields.put("items", new Value.Items(List.of(new Value.None(), new Value.Items(List.of()))));
        return new Value.Struct("t.All", fields);
    }

    private @Nullable Object over(java.lang.reflect.Type type, @Nullable Object given) {
        return codec.value(type, codec.bytes(type, given));
    }

    @Test
    void valuesOfEveryKindInOrder() {
        var back = over(Value.class, value());
        assertEquals(value(), back);
        assertTrue(back instanceof Value.Struct);
        assertEquals(List.copyOf(value().fields().keySet()), List.copyOf(((Value.Struct) back).fields().keySet()));
    }

    @Test
    void rowsWithAndWithoutWhatMayBeMissing() {
        var bare = new RunStore.RunRow(new RunId("r-1"), "t.main", "h", RunState.RUNNING, 7, Instant.EPOCH, Instant.MAX,
                null, null, 12, null, null, -3);
        var full = new RunStore.RunRow(new RunId("r-2"), "t.main", "h", RunState.FAILED, 7, Instant.EPOCH, Instant.MIN,
                Instant.EPOCH, "a timer", 12, "it broke", new RunId("r-1"), 3);
        assertEquals(bare, over(RunStore.RunRow.class, bare));
        assertEquals(full, over(RunStore.RunRow.class, full));
        assertNull(over(RunStore.RunRow.class, null));
    }

    @Test
    void aPlanAsStoredKeepsItsBytes() {
        var stored = new RunStore.StoredPlan("h", "t.main", new byte[]{ 0, -1, 5 }, new byte[0], Map.of("a", "b"),
                null);
        var back = (RunStore.StoredPlan) over(RunStore.StoredPlan.class, stored);
        assertArrayEquals(stored.model(), back == null ? new byte[0] : back.model());
        assertEquals(stored.sources(), back == null ? null : back.sources());
    }

    @Test
    void cardsWithTheirTypes() {
        var types = new TypeTable(Map.of("t.Mood", new TypeDef.EnumDef("t.Mood", List.of("good", "bad"))));
        var editable = Map.<String, Type>of("a", new Type.ListOf(new Type.OptionalOf(new Type.Named("t.Mood"))));
        var card = new Engine.Card("a1", new RunId("r-1"), "send", "approval", "Send?", List.of("gate"),
                value().fields(), Map.of(), editable, types, Instant.EPOCH, null);
        assertEquals(card, over(Engine.Card.class, card));
    }

    @Test
    void aWholeTrace() {
        try (var lab = new Lab()) {
            var run = lab.start(Plans.plan(Plans.step("a", Plans.call("fire", Plans.text("a")))));
            lab.finish(run);
            var trace = lab.trace(run);
            assertEquals(trace, over(Engine.Trace.class, trace));
        }
    }

    @Test
    void whatIsNotOursDoesNotGoOver() {
        var wrong = assertThrows(RuntimeException.class, () -> codec.bytes(Thread.class, Thread.currentThread()));
        assertEquals("Values of java.lang.Thread don't go to another process.", wrong.getMessage());
        var narrow = new Codec(List.of("dev.steward.engine"), hash -> {
            throw new IllegalArgumentException(hash);
        });
        assertThrows(RuntimeException.class, () -> narrow.bytes(CompanySettings.class, null));
    }

    @Test
    void damagedBytesAreDamagedBytes() {
        var whole = codec.bytes(Value.class, value());
        var random = new SplittableRandom(3);
        var refused = new ArrayList<String>();
        for (var turn = 0; turn < 5000; turn++) {
            var bytes = whole.clone();
            for (var flips = random.nextInt(1, 4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                codec.value(Value.class, bytes);
            } catch (IllegalArgumentException e) {
                refused.add(String.valueOf(e.getMessage()));
            }
        }
        assertTrue(refused.size() > 1000, () -> refused.size() + " of 5000 were refused");
        assertThrows(IllegalArgumentException.class, () -> codec.value(Value.class, new byte[]{ 1, 12, 127 }));
    }
}
