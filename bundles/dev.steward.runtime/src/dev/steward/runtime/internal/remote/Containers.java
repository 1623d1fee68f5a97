package dev.steward.runtime.internal.remote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** Forms of what holds other values. */
final class Containers {

    private Containers() {
    }

    /** Lists and sets, in order. */
    record Items(Form item, Function<List<@Nullable Object>, Object> finish) implements Form {
        @Override
        public void write(ByteWriter out, @Nullable Object value) {
            var items = (Collection<?>) Objects.requireNonNull(value);
            out.count(items.size());
            for (var each : items) {
                item.write(out, each);
            }
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            var count = in.length();
            var items = new ArrayList<@Nullable Object>(count);
            for (var i = 0; i < count; i++) {
                items.add(item.read(in));
            }
            return finish.apply(Collections.unmodifiableList(items));
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            item.describe(text.append("items "), seen);
        }
    }

    /** Maps, in order. */
    record Pairs(Form key, Form value) implements Form {
        @Override
        public void write(ByteWriter out, @Nullable Object given) {
            var pairs = (Map<?, ?>) Objects.requireNonNull(given);
            out.count(pairs.size());
            pairs.forEach((k, v) -> {
                key.write(out, k);
                value.write(out, v);
            });
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            var count = in.length();
            var pairs = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            for (var i = 0; i < count; i++) {
                pairs.put(key.read(in), value.read(in));
            }
            return Collections.unmodifiableMap(pairs);
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            key.describe(text.append("pairs "), seen);
            value.describe(text, seen);
        }
    }

    /** Optionals. */
    record Perhaps(Form item) implements Form {
        @Override
        public void write(ByteWriter out, @Nullable Object value) {
            var there = value instanceof Optional<?> optional && optional.isPresent();
            out.octet(there ? 1 : 0);
            if (there && value instanceof Optional<?> optional) {
                item.write(out, optional.get());
            }
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            return in.octet() == 0 ? Optional.empty() : Optional.ofNullable(item.read(in));
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            item.describe(text.append("perhaps "), seen);
        }
    }
}
