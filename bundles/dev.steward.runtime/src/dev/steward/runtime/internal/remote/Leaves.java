package dev.steward.runtime.internal.remote;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** Types that are written as they are. */
final class Leaves {

    private final Map<Class<?>, Form> forms = new HashMap<>();

    Leaves() {
        numbers();
        leaf(String.class, ByteWriter::text, ByteReader::text);
        leaf(byte[].class, ByteWriter::blob, ByteReader::blob);
        leaf(BigDecimal.class, ByteWriter::decimal, ByteReader::decimal);
        leaf(Instant.class, ByteWriter::instant, ByteReader::instant);
        leaf(Duration.class, ByteWriter::span, ByteReader::span);
        leaf(LocalDate.class, (out, v) -> out.signed(v.toEpochDay()), in -> LocalDate.ofEpochDay(in.signed()));
        leaf(LocalTime.class, (out, v) -> out.count(v.toNanoOfDay()), in -> LocalTime.ofNanoOfDay(in.count()));
        leaf(LocalDateTime.class, (out, v) -> out.text(v.toString()), in -> LocalDateTime.parse(in.text()));
        leaf(ZoneId.class, (out, v) -> out.text(v.getId()), in -> ZoneId.of(in.text()));
        leaf(Locale.class, (out, v) -> out.text(v.toLanguageTag()), in -> Locale.forLanguageTag(in.text()));
        leaf(Path.class, (out, v) -> out.text(v.toString()), in -> Path.of(in.text()));
    }

    private void numbers() {
        leaf(boolean.class, Leaves::truth, in -> in.octet() != 0);
        leaf(Boolean.class, Leaves::truth, in -> in.octet() != 0);
        leaf(int.class, (out, v) -> out.signed(v), in -> Math.toIntExact(in.signed()));
        leaf(Integer.class, (out, v) -> out.signed(v), in -> Math.toIntExact(in.signed()));
        leaf(long.class, ByteWriter::signed, ByteReader::signed);
        leaf(Long.class, ByteWriter::signed, ByteReader::signed);
        leaf(float.class, (out, v) -> out.fixed(Float.floatToIntBits(v)), in -> Float.intBitsToFloat((int) in.fixed()));
        leaf(double.class, (out, v) -> out.fixed(Double.doubleToLongBits(v)),
                in -> Double.longBitsToDouble(in.fixed()));
        leaf(OptionalLong.class, (out, v) -> {
            truth(out, v.isPresent());
            out.signed(v.orElse(0));
        }, in -> {
            var there = in.octet() != 0;
            var value = in.signed();
            return there ? OptionalLong.of(value) : OptionalLong.empty();
        });
    }

    private static void truth(ByteWriter out, boolean value) {
        out.octet(value ? 1 : 0);
    }

    @Nullable
    Form get(Class<?> type) {
        return forms.get(type);
    }

    private <T> void leaf(Class<T> type, BiConsumer<ByteWriter, T> write, Function<ByteReader, T> read) {
        forms.put(type, new Leaf<>(type.getName(), write, read));
    }

    private record Leaf<T>(String name, BiConsumer<ByteWriter, T> write, Function<ByteReader, T> read)
            implements
                Form {

        @Override
        @SuppressWarnings("unchecked")
        public void write(ByteWriter out, @Nullable Object value) {
            write.accept(out, (T) Objects.requireNonNull(value));
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            return read.apply(in);
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            text.append(name).append(';');
        }
    }
}
