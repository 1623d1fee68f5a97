package dev.steward.runtime.internal.remote;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/**
 * Makes bytes of values and back, by their declared Java types: records by their components, sealed interfaces by what
 * they permit, enums by name, lists, sets, maps and optionals of such, and a few types of the platform. Only records
 * and enums of the listed packages go over. A {@link Plan} goes over as its hash. Thread-safe.
 */
public final class Codec {

    /** Packages, with those below them, whose records, enums and sealed interfaces go over. */
    public static final List<String> OURS = List.of("dev.steward.engine", "dev.steward.runtime");

    private final Leaves leaves = new Leaves();
    private final Map<Type, Form> forms = new HashMap<>();
    private final List<String> packages;

    /** @param plans finds the plan of a hash where a plan is read; it throws when there is none */
    public Codec(List<String> packages, Function<String, Plan> plans) {
        this.packages = List.copyOf(packages);
        forms.put(Plan.class, new PlanForm(plans));
    }

    /** The bytes of a value. */
    public byte[] bytes(Type type, @Nullable Object value) {
        var out = new ByteWriter();
        form(type).write(out, value);
        return out.toBytes();
    }

    /** @throws IllegalArgumentException the bytes are damaged */
    public @Nullable Object value(Type type, byte[] bytes) {
        return read(form(type), new ByteReader(bytes));
    }

    /** Whatever a form stumbles over (no such zone, a number out of range) is damage. */
    static @Nullable Object read(Form form, ByteReader in) {
        try {
            return form.read(in);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("the bytes are damaged", e);
        }
    }

    /** A type that can't go over; the message names it. */
    public static final class UnknownType extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownType(Type type) {
            super("Values of " + type.getTypeName() + " don't go to another process.");
        }
    }

    /** @throws UnknownType values of the type don't go over */
    synchronized Form form(Type type) {
        var known = forms.get(type);
        if (known != null) {
            return known;
        }
        // What a type that does not go over left behind must not be found later.
        var before = Map.copyOf(forms);
        try {
            return made(type);
        } catch (UnknownType e) {
            forms.keySet().retainAll(before.keySet());
            throw e;
        }
    }

    private Form made(Type type) {
        var known = forms.get(type);
        if (known != null) {
            return known;
        }
        var form = new Later(type.getTypeName());
        forms.put(type, form);
        form.target = type instanceof Class<?> c ? ofClass(c) : ofGeneric(type);
        return form;
    }

    private Form ofClass(Class<?> type) {
        var leaf = leaves.get(type);
        if (leaf != null) {
            return type.isPrimitive() ? leaf : new Maybe(leaf);
        }
        if (packages.stream().noneMatch(p -> type.getPackageName().equals(p)
                || type.getPackageName().startsWith(p + "."))) {
            throw new UnknownType(type);
        }
        if (type.isEnum()) {
            return new Maybe(new EnumForm(type));
        }
        if (type.isRecord()) {
            return new Maybe(new RecordForm(type, this::made));
        }
        if (type.isSealed() && type.isInterface()) {
            return new Maybe(new SealedForm(type, this::made));
        }
        throw new UnknownType(type);
    }

    private Form ofGeneric(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            var items = Arrays.stream(generic.getActualTypeArguments()).map(this::made).toList();
            if (raw == Optional.class) {
                return new Containers.Perhaps(items.getFirst());
            }
            if (raw == List.class || raw == Collection.class) {
                return new Maybe(new Containers.Items(items.getFirst(), list -> list));
            }
            if (raw == Set.class) {
                return new Maybe(new Containers.Items(items.getFirst(), java.util.LinkedHashSet::new));
            }
            if (raw == Map.class) {
                return new Maybe(new Containers.Pairs(items.get(0), items.get(1)));
            }
        }
        throw new UnknownType(type);
    }

    /** Types may contain themselves, so each is known by name before it is made. */
    private static final class Later implements Form {
        private final String name;
        private @Nullable Form target;

        Later(String name) {
            this.name = name;
        }

        private Form target() {
            return Objects.requireNonNull(target);
        }

        @Override
        public void write(ByteWriter out, @Nullable Object value) {
            target().write(out, value);
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            return target().read(in);
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            text.append(name).append(';');
            if (seen.add(name)) {
                target().describe(text, seen);
            }
        }
    }

    /** A value or null. */
    private record Maybe(Form form) implements Form {
        @Override
        public void write(ByteWriter out, @Nullable Object value) {
            out.octet(value == null ? 0 : 1);
            if (value != null) {
                form.write(out, value);
            }
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            return switch (in.octet()) {
                case 0 -> null;
                case 1 -> form.read(in);
                default -> throw new IllegalArgumentException("neither a value nor nothing");
            };
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            form.describe(text.append('?'), seen);
        }
    }

    /** Both sides know the plan by its hash. */
    private record PlanForm(Function<String, Plan> plans) implements Form {
        @Override
        public void write(ByteWriter out, @Nullable Object value) {
            if (!(value instanceof Plan plan)) {
                throw new IllegalArgumentException("a plan is missing");
            }
            out.text(plan.hash());
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            return plans.apply(in.text());
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            text.append("plan;");
        }
    }

    /** An enum's literal by name. */
    private record EnumForm(Class<?> type) implements Form {
        @Override
        public void write(ByteWriter out, @Nullable Object value) {
            out.text(((Enum<?>) Objects.requireNonNull(value)).name());
        }

        @Override
        public @Nullable Object read(ByteReader in) {
            var name = in.text();
            for (var literal : type.getEnumConstants()) {
                if (((Enum<?>) literal).name().equals(name)) {
                    return literal;
                }
            }
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + name);
        }

        @Override
        public void describe(StringBuilder text, Set<String> seen) {
            var names = new ArrayList<String>();
            for (var literal : type.getEnumConstants()) {
                names.add(((Enum<?>) literal).name());
            }
            text.append(names);
        }
    }
}
