package dev.steward.engine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.engine.value.JsonSchemas;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.TextInput;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;
import dev.steward.testkit.Plans;

/** Values in bytes, JSON, words. */
class ValuesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Value random(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 3 ? 12 : 14)) {
            case 0 -> new Value.Text("t" + random.nextLong() + "ä\n€😀");
            case 1 -> new Value.Int(random.nextLong() >> random.nextInt(63));
            case 2 -> new Value.Num(BigDecimal.valueOf(random.nextLong(), random.nextInt(20)));
            case 3 -> new Value.Bool(random.nextBoolean());
            case 4 -> new Value.Percent(BigDecimal.valueOf(random.nextInt(), random.nextInt(5)));
            case 5 -> new Value.Money(BigDecimal.valueOf(random.nextInt(), 2), "EUR");
            case 6 -> new Value.Span(Duration.ofNanos(random.nextLong()));
            case 7 -> new Value.Moment(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
            case 8 -> new Value.Day(LocalDate.ofEpochDay(random.nextInt(-100_000, 100_000)));
            case 9 -> new Value.Clock(LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)));
            case 10 -> new Value.Choice("t.Tag", "craft");
            case 11 -> new Value.None();
            case 12 -> {
                var items = new ArrayList<Value>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    items.add(random(random, depth + 1));
                }
                yield new Value.Items(items);
            }
            default -> {
                var fields = new LinkedHashMap<String, Value>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    fields.put("f" + i, random(random, depth + 1));
                }
                yield new Value.Struct("t.Draft", fields);
            }
        };
    }

    @Test
    void everyValueComesBackFromBytes() {
        var random = new SplittableRandom(42);
        var codec = ValueCodec.whole();
        for (var i = 0; i < 5000; i++) {
            var value = random(random, 0);
            var out = new ByteWriter();
            codec.write(value, out);
            var in = new ByteReader(out.toBytes());
            assertEquals(value, codec.read(in));
            assertEquals(true, in.atEnd());
        }
    }

    @Test
    void cutBytesAreAnArgumentError() {
        var random = new SplittableRandom(43);
        var codec = ValueCodec.whole();
        for (var i = 0; i < 500; i++) {
            var out = new ByteWriter();
            codec.write(random(random, 0), out);
            var bytes = out.toBytes();
            var cut = new ByteReader(bytes, 0, random.nextInt(bytes.length));
            assertThrows(IllegalArgumentException.class, () -> codec.read(cut));
        }
    }

    @Test
    void plainJsonReadsWell() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("money", new Value.Money(new BigDecimal("1.5"), "USD"));
        fields.put("span", new Value.Span(Duration.ofMinutes(30)));
        fields.put("at", new Value.Moment(Instant.parse("2026-09-14T07:00:00Z")));
        fields.put("rate", new Value.Percent(new BigDecimal("38.0")));
        fields.put("tags", new Value.Items(List.of(new Value.Choice("t.Tag", "craft"), new Value.None())));
        assertEquals("{\"money\":\"1.50 USD\",\"span\":\"PT30M\",\"at\":\"2026-09-14T07:00:00Z\",\"rate\":38,"
                + "\"tags\":[\"craft\",null]}", PlainJson.text(new Value.Struct("t.X", fields)));
    }

    private static String complaint(String json, Type type) {
        return switch (TypedJson.parse(json, type, Plans.types())) {
            case TypedJson.Fits fits -> "fits " + fits.value();
            case TypedJson.Wrong wrong -> wrong.complaint();
        };
    }

    @Test
    void typedJsonComplainsPrecisely() {
        var draft = new Type.Named("t.Draft");
        assertEquals("title is missing; it must be a text", complaint("{\"tags\":[]}", draft));
        assertEquals("tags[1] must be one of product, craft, is \"x\"",
                complaint("{\"title\":\"a\",\"tags\":[\"craft\",\"x\"]}", draft));
        assertEquals("more is not a field of Draft, which has title, tags",
                complaint("{\"title\":\"a\",\"tags\":[],\"more\":1}", draft));
        assertEquals("title is given twice", complaint("{\"title\":\"a\",\"title\":\"b\",\"tags\":[]}", draft));
        assertEquals("title must be a text, is 3", complaint("{\"title\":3,\"tags\":[]}", draft));
        assertEquals("title must have at most 10 characters, has 11",
                complaint("{\"title\":\"12345678901\",\"tags\":[]}", draft));
        assertEquals("the value must be a whole number, is 1.5", complaint("1.5", Plans.INT));
        assertEquals("the value must be a whole number, is \"1\"", complaint("\"1\"", Plans.INT));
        assertEquals("it is not JSON (1 2)", complaint("1 2", Plans.INT));
        assertEquals("it is not JSON ([)", complaint("[", draft));
        assertEquals("the value must be an object of type Draft, is [1]", complaint("[1]", draft));
        assertEquals("fits None[]", complaint("null", new Type.OptionalOf(draft)));
        assertEquals("fits Money[amount=1.5, currency=USD]", complaint("\"1.50 USD\"", new Type.Prim(Type.Kind.MONEY)));
        assertEquals("fits Moment[instant=2026-09-14T07:00:00Z]",
                complaint("\"2026-09-14T09:00:00+02:00\"", new Type.Prim(Type.Kind.DATETIME)));
    }

    @Test
    void deepAndHugeJsonIsAComplaint() {
        assertEquals("it is not JSON ([[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…)",
                complaint("[".repeat(100_000), Plans.INT));
        assertEquals("it is not JSON (1e999999999)", complaint("1e999999999", new Type.Prim(Type.Kind.NUMBER)));
    }

    private static Object input(String text, Type type) {
        return switch (TextInput.parse(text, type, Plans.types(), BERLIN)) {
            case TypedJson.Fits fits -> fits.value();
            case TypedJson.Wrong wrong -> wrong.complaint();
        };
    }

    @Test
    void typedTextInputs() {
        assertEquals(new Value.Text(" as is "), input(" as is ", Plans.TEXT));
        assertEquals(new Value.Int(7), input("7", Plans.INT));
        assertEquals("the value must be a whole number, is 'seven'", input("seven", Plans.INT));
        assertEquals(new Value.Percent(new BigDecimal(38)), input("38 %", new Type.Prim(Type.Kind.PERCENT)));
        assertEquals(new Value.Money(new BigDecimal("1.5"), "USD"), input("1.50 usd", new Type.Prim(Type.Kind.MONEY)));
        assertEquals(new Value.Span(Duration.ofHours(48)), input("48 hours", new Type.Prim(Type.Kind.DURATION)));
        assertEquals(new Value.Moment(Instant.parse("2026-09-14T07:00:00Z")),
                input("2026-09-14 09:00", new Type.Prim(Type.Kind.DATETIME)));
        assertEquals(new Value.Bool(true), input("yes", new Type.Prim(Type.Kind.BOOL)));
        assertEquals(new Value.Choice("t.Tag", "craft"), input("craft", new Type.Named("t.Tag")));
        assertEquals("the value must be one of product, craft, is 'x'", input("x", new Type.Named("t.Tag")));
        assertEquals(new Value.Items(List.of(new Value.Int(1))), input("[1]", new Type.ListOf(Plans.INT)));
    }

    @Test
    void schemasAreClosed() {
        assertEquals(
                "{\"type\":\"object\",\"title\":\"Draft\",\"properties\":{\"title\":{\"type\":\"string\",\"maxLength\":10},"
                        + "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"product\",\"craft\"]}}},"
                        + "\"required\":[\"title\",\"tags\"],\"additionalProperties\":false}",
                JsonSchemas.of(new Type.Named("t.Draft"), Plans.types()));
    }

    @Test
    void shownAsPeopleReadIt() {
        assertEquals("2026-09-14 09:00", Shown.text(new Value.Moment(Instant.parse("2026-09-14T07:00:00Z")), BERLIN));
        assertEquals("2 days 30 min", Shown.text(new Value.Span(Duration.ofMinutes(2910)), BERLIN));
        assertEquals("title: T\ntags: craft", Shown.text(draft(), BERLIN));
    }

    private static Value draft() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("title", new Value.Text("T"));
        fields.put("tags", new Value.Items(List.of(new Value.Choice("t.Tag", "craft"))));
        return new Value.Struct("t.Draft", fields);
    }
}
