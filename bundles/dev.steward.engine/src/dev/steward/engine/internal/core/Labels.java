package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.Marks;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeDef.Label;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * Which labels the values of a run carry: those that hold no others, each by the very object, as two equal ones may have
 * come by different ways. What comes in gets the labels that its type declares; what is computed carries on those of
 * what it is made of. Derived anew in a replay.
 */
final class Labels implements Marks {

    private final TypeTable types;
    private final boolean followed;
    private final Map<Value, Map<Label, Mark>> known = new IdentityHashMap<>();

    /** How a label came to a value; {@code scope}: of the fact that it was recalled from. */
    record Mark(String way, @Nullable String scope) {
    }

    Labels(TypeTable types, boolean followed) {
        this.types = types;
        this.followed = followed;
    }

    @Override
    public boolean followed() {
        return followed;
    }

    /** The labels of all that a value holds, each with the first way by which it came. */
    Map<Label, Mark> of(Value value) {
        if (!followed || known.isEmpty()) {
            return Map.of();
        }
        var all = new EnumMap<Label, Mark>(Label.class);
        leaves(value, leaf -> known.getOrDefault(leaf, Map.of()).forEach(all::putIfAbsent));
        return all;
    }

    private static void leaves(Value value, Consumer<Value> each) {
        switch (value) {
            case Value.Items items -> items.items().forEach(item -> leaves(item, each));
            case Value.Struct struct -> struct.fields().values().forEach(field -> leaves(field, each));
            case Value.None none -> {
                // holds nothing
            }
            default -> each.accept(value);
        }
    }

    // ---- values that are computed

    @Override
    public Value made(Value result, List<Value> of, List<Value> over) {
        if (known.isEmpty()) {
            return result;
        }
        var marks = new EnumMap<Label, Mark>(Label.class);
        of.forEach(part -> of(part).forEach(marks::putIfAbsent));
        if (!marks.isEmpty()) {
            Set<Value> old = Collections.newSetFromMap(new IdentityHashMap<>());
            of.forEach(part -> leaves(part, old::add));
            over.forEach(part -> leaves(part, old::add));
            leaves(result, leaf -> {
                if (!old.contains(leaf)) {
                    mark(leaf, marks);
                }
            });
        }
        return result;
    }

    private void mark(Value leaf, Map<Label, Mark> marks) {
        marks.forEach((label, mark) -> {
            if (label != Label.UNTRUSTED || leaf instanceof Value.Text) {
                known.computeIfAbsent(leaf, key -> new EnumMap<>(Label.class)).putIfAbsent(label, mark);
            }
        });
    }

    @Override
    public Value field(Value value, TypeDef.Field field, String type) {
        return field.labels().isEmpty() ? value
                : marked(value, field.labels(), new Mark(type + "." + field.name(), null));
    }

    @Override
    public void looked(Value value) {
        leaves(value, leaf -> {
            var marks = known.get(leaf);
            if (marks != null) {
                marks.remove(Label.UNTRUSTED);
            }
        });
    }

    // ---- values that come in

    /** With the labels that its types declare; {@code checked}: a person has seen it, so that none is untrusted. */
    Value entered(Value value, Mark mark, boolean checked) {
        return followed ? entered(value, EnumSet.noneOf(Label.class), mark, checked) : value;
    }

    /** With these labels. */
    Value marked(Value value, Set<Label> labels, Mark mark) {
        return !followed || labels.isEmpty() ? value : relabelled(value, labels, mark);
    }

    private Value entered(Value value, Set<Label> labels, Mark mark, boolean checked) {
        return switch (value) {
            case Value.Items items -> new Value.Items(
                    items.items().stream().map(item -> entered(item, labels, mark, checked)).toList());
            case Value.Struct struct -> {
                var fields = new LinkedHashMap<String, Value>();
                var def = types.types().get(struct.type()) instanceof TypeDef.StructDef d ? d : null;
                struct.fields().forEach((name, field) -> {
                    var inside = EnumSet.copyOf(labels);
                    if (def != null) {
                        def.fields().stream().filter(f -> f.name().equals(name))
                                .forEach(f -> inside.addAll(f.labels()));
                    }
                    if (checked) {
                        inside.remove(Label.UNTRUSTED);
                    }
                    fields.put(name, entered(field, inside, mark, checked));
                });
                yield new Value.Struct(struct.type(), fields);
            }
            default -> labels.isEmpty() ? value : relabelled(value, labels, mark);
        };
    }

    /** Objects of its own, as an equal constant of the playbook has no labels. */
    private Value relabelled(Value value, Set<Label> labels, Mark mark) {
        return switch (value) {
            case Value.Items items -> new Value.Items(
                    items.items().stream().map(item -> relabelled(item, labels, mark)).toList());
            case Value.Struct struct -> {
                var fields = new LinkedHashMap<String, Value>();
                struct.fields().forEach((name, field) -> fields.put(name, relabelled(field, labels, mark)));
                yield new Value.Struct(struct.type(), fields);
            }
            case Value.None none -> none;
            default -> {
                var copy = copy(value);
                mark(copy, known.getOrDefault(value, Map.of()));
                var marks = new EnumMap<Label, Mark>(Label.class);
                labels.forEach(label -> marks.put(label, mark));
                mark(copy, marks);
                yield copy;
            }
        };
    }

    private static Value copy(Value leaf) {
        return switch (leaf) {
            case Value.Text v -> new Value.Text(v.text());
            case Value.Int v -> new Value.Int(v.number());
            case Value.Num v -> new Value.Num(v.number());
            case Value.Bool v -> new Value.Bool(v.truth());
            case Value.Percent v -> new Value.Percent(v.points());
            case Value.Money v -> new Value.Money(v.amount(), v.currency());
            case Value.Span v -> new Value.Span(v.duration());
            case Value.Moment v -> new Value.Moment(v.instant());
            case Value.Day v -> new Value.Day(v.date());
            case Value.Clock v -> new Value.Clock(v.time());
            case Value.Choice v -> new Value.Choice(v.type(), v.literal());
            case Value.Items v -> v;
            case Value.Struct v -> v;
            case Value.None v -> v;
        };
    }

    /** A value with the labels that another one has in the same places; {@code checked}: but for untrusted. */
    Value like(Value pattern, Value value, boolean checked) {
        return !followed || of(pattern).isEmpty() ? value : like(List.of(pattern), value, checked);
    }

    private Value like(List<Value> patterns, Value value, boolean checked) {
        return switch (value) {
            case Value.Items items -> {
                var parts = new ArrayList<Value>();
                patterns.forEach(p -> parts.addAll(p instanceof Value.Items i ? i.items() : List.of(p)));
                yield new Value.Items(items.items().stream().map(item -> like(parts, item, checked)).toList());
            }
            case Value.Struct struct -> {
                var fields = new LinkedHashMap<String, Value>();
                struct.fields().forEach((name, field) -> {
                    var parts = new ArrayList<Value>();
                    patterns.forEach(
                            p -> parts.add(p instanceof Value.Struct s && s.fields().get(name) instanceof Value v
                                    ? v : p));
                    fields.put(name, like(parts, field, checked));
                });
                yield new Value.Struct(struct.type(), fields);
            }
            case Value.None none -> none;
            default -> {
                var copy = copy(value);
                patterns.forEach(pattern -> {
                    var marks = new EnumMap<Label, Mark>(Label.class);
                    marks.putAll(of(pattern));
                    if (checked) {
                        marks.remove(Label.UNTRUSTED);
                    }
                    mark(copy, marks);
                });
                yield copy;
            }
        };
    }

    /** A value all of which may hold what these marks say, such as the answer to a prompt. */
    Value all(Value value, Map<Label, Mark> marks) {
        var all = value;
        for (var mark : marks.entrySet()) {
            all = relabelled(all, Set.of(mark.getKey()), mark.getValue());
        }
        return all;
    }
}
