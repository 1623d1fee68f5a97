package dev.steward.engine.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The binary form of values in journals: one tag byte, then the content. Values whose text is large can be put aside
 * under an address. Tags are never reused for something else; a reader knows all tags of earlier versions. Personal
 * data will be put aside by label in the same way, whatever its size, so that it can be removed alone.
 *
 * <p>Thread-safe when its two functions are.
 */
public final class ValueCodec {

    /** From this many bytes on, a text is put aside. */
    public static final int LARGE = 4096;

    private static final int TEXT = 1, INT = 2, NUM = 3, TRUE = 4, FALSE = 5, PERCENT = 6, MONEY = 7, SPAN = 8,
            MOMENT = 9, DAY = 10, CLOCK = 11, CHOICE = 12, ITEMS = 13, STRUCT = 14, NONE = 15, ASIDE = 16;

    private static final ValueCodec WHOLE = new ValueCodec(null, address -> {
        throw new IllegalArgumentException("the value was stored apart");
    });

    private final @Nullable Function<byte[], String> putAside;
    private final Function<String, byte[]> fetch;

    /**
     * @param putAside takes large bytes and yields their address, null to keep everything in place
     * @param fetch    yields the bytes of an address or throws an {@link IllegalArgumentException} that says why not
     */
    public ValueCodec(@Nullable Function<byte[], String> putAside, Function<String, byte[]> fetch) {
        this.putAside = putAside;
        this.fetch = fetch;
    }

    /** Keeps everything in place. */
    public static ValueCodec whole() {
        return WHOLE;
    }

    /** Appends a value. */
    public void write(Value value, ByteWriter out) {
        switch (value) {
            case Value.Text t -> text(t, out);
            case Value.Int i -> {
                out.octet(INT);
                out.signed(i.number());
            }
            case Value.Num n -> {
                out.octet(NUM);
                out.decimal(n.number());
            }
            case Value.Bool b -> out.octet(b.truth() ? TRUE : FALSE);
            case Value.Percent p -> {
                out.octet(PERCENT);
                out.decimal(p.points());
            }
            case Value.Money m -> {
                out.octet(MONEY);
                out.decimal(m.amount());
                out.text(m.currency());
            }
            case Value.None n -> out.octet(NONE);
            case Value.Items items -> {
                out.octet(ITEMS);
                out.count(items.items().size());
                items.items().forEach(item -> write(item, out));
            }
            case Value.Struct struct -> struct(struct, out);
            case Value.Choice choice -> {
                out.octet(CHOICE);
                out.text(choice.type());
                out.text(choice.literal());
            }
            default -> time(value, out);
        }
    }

    private void text(Value.Text value, ByteWriter out) {
        var aside = putAside;
        if (aside != null && value.text().length() * 3L > LARGE) {
            var bytes = value.text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (bytes.length > LARGE) {
                out.octet(ASIDE);
                out.text(aside.apply(bytes));
                return;
            }
        }
        out.octet(TEXT);
        out.text(value.text());
    }

    private void struct(Value.Struct struct, ByteWriter out) {
        out.octet(STRUCT);
        out.text(struct.type());
        out.count(struct.fields().size());
        struct.fields().forEach((name, field) -> {
            out.text(name);
            write(field, out);
        });
    }

    private static void time(Value value, ByteWriter out) {
        switch (value) {
            case Value.Span s -> {
                out.octet(SPAN);
                out.span(s.duration());
            }
            case Value.Moment m -> {
                out.octet(MOMENT);
                out.instant(m.instant());
            }
            case Value.Day d -> {
                out.octet(DAY);
                out.signed(d.date().toEpochDay());
            }
            case Value.Clock c -> {
                out.octet(CLOCK);
                out.count(c.time().toNanoOfDay());
            }
            default -> throw new IllegalStateException("No tag for " + value.getClass().getSimpleName() + ".");
        }
    }

    /** Reads one value; damaged bytes are an {@link IllegalArgumentException}. */
    public Value read(ByteReader in) {
        var tag = in.octet();
        return switch (tag) {
            case TEXT -> new Value.Text(in.text());
            case ASIDE -> new Value.Text(new String(fetch.apply(in.text()), java.nio.charset.StandardCharsets.UTF_8));
            case INT -> new Value.Int(in.signed());
            case NUM -> new Value.Num(in.decimal());
            case TRUE, FALSE -> new Value.Bool(tag == TRUE);
            case PERCENT -> new Value.Percent(in.decimal());
            case MONEY -> new Value.Money(in.decimal(), in.text());
            case SPAN -> new Value.Span(in.span());
            case MOMENT -> new Value.Moment(in.instant());
            case DAY -> new Value.Day(LocalDate.ofEpochDay(in.signed()));
            case CLOCK -> new Value.Clock(LocalTime.ofNanoOfDay(in.count()));
            case CHOICE -> new Value.Choice(in.text(), in.text());
            case ITEMS -> items(in);
            case STRUCT -> struct(in);
            case NONE -> new Value.None();
            default -> throw new IllegalArgumentException("unknown kind of value " + tag);
        };
    }

    private Value items(ByteReader in) {
        var count = in.length();
        var items = new ArrayList<Value>(count);
        for (var i = 0; i < count; i++) {
            items.add(read(in));
        }
        return new Value.Items(items);
    }

    private Value struct(ByteReader in) {
        var type = in.text();
        var count = in.length();
        var fields = new LinkedHashMap<String, Value>();
        for (var i = 0; i < count; i++) {
            fields.put(in.text(), read(in));
        }
        return new Value.Struct(type, fields);
    }
}
