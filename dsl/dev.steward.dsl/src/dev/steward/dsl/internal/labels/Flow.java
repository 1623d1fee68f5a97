package dev.steward.dsl.internal.labels;

import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Type;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The labels of a value, beside those that the fields of its type are declared with. A list has those of its elements.
 * Immutable.
 *
 * @param own     labels of all of it
 * @param fields  of fields about which more is known than that
 * @param base    where the value comes from, for the labels that its type declares; null when that says nothing
 * @param checked whether a rule or a person has looked at it, so that nothing in it counts as untrusted any more
 */
record Flow(Map<Label, Trace> own, Map<String, Flow> fields, @Nullable Trace base, boolean checked) {

    static final Flow NONE = new Flow(Map.of(), Map.of(), null, false);

    Flow {
        own = Map.copyOf(own);
        fields = Map.copyOf(fields);
    }

    static Flow from(Trace base) {
        return new Flow(Map.of(), Map.of(), base, false);
    }

    static Flow of(Map<Label, Trace> own) {
        return own.isEmpty() ? NONE : new Flow(own, Map.of(), null, false);
    }

    /** Labels that a declaration puts on a whole value. */
    static Flow declared(Set<Label> labels, Trace trace) {
        Map<Label, Trace> own = new EnumMap<>(Label.class);
        labels.forEach(l -> own.put(l, trace));
        return new Flow(own, Map.of(), trace, false);
    }

    Flow with(Map<String, Flow> known) {
        return new Flow(own, known, base, checked);
    }

    Flow and(Flow other) {
        if (this == NONE || equals(other)) {
            return other;
        }
        if (other == NONE) {
            return this;
        }
        if (checked != other.checked) {
            return checked ? apart().and(other) : and(other.apart());
        }
        Map<String, Flow> both = new LinkedHashMap<>(fields);
        other.fields.forEach((name, flow) -> both.merge(name, flow, Flow::and));
        return new Flow(union(own, other.own), both, base == null ? other.base : base, checked && other.checked);
    }

    /** The same where the whole no longer counts as checked: what is known of its parts still does. */
    private Flow apart() {
        Map<Label, Trace> less = new EnumMap<>(Label.class);
        less.putAll(own);
        less.remove(Label.UNTRUSTED);
        Map<String, Flow> parts = new LinkedHashMap<>();
        fields.forEach((name, flow) -> parts.put(name, flow.check()));
        return new Flow(less, parts, base, false);
    }

    static Map<Label, Trace> union(Map<Label, Trace> a, Map<Label, Trace> b) {
        Map<Label, Trace> out = new EnumMap<>(Label.class);
        out.putAll(b);
        out.putAll(a);
        return out;
    }

    /** The same value under a name. */
    Flow named(String name) {
        return retraced(t -> t.through(name));
    }

    private Flow retraced(UnaryOperator<Trace> change) {
        if (this == NONE) {
            return this;
        }
        Map<Label, Trace> traced = new EnumMap<>(Label.class);
        own.forEach((label, trace) -> traced.put(label, change.apply(trace)));
        Map<String, Flow> inside = new LinkedHashMap<>();
        fields.forEach((name, flow) -> inside.put(name, flow.retraced(change)));
        Trace from = base;
        return new Flow(traced, inside, from == null ? null : change.apply(from), checked);
    }

    /** Somebody or something that may has looked at it. */
    Flow check() {
        return new Flow(own, fields, base, true);
    }

    /** A field of it. */
    Flow get(Field field, Analysis analysis) {
        Map<Label, Trace> labels = new EnumMap<>(Label.class);
        labels.putAll(own);
        for (Label label : Label.of(field.getLabels())) {
            labels.putIfAbsent(label, origin(field));
        }
        Flow known = fields.getOrDefault(String.valueOf(field.getName()), NONE);
        Flow all = new Flow(union(labels, known.own), known.fields, known.base == null ? base : known.base,
                checked || known.checked);
        return all.fitting(field.getType() == null ? Type.UNKNOWN : analysis.typeOf(field.getType()));
    }

    private Trace origin(Field field) {
        Trace from = base;
        EObject owner = field.eContainer();
        return from != null ? from : Trace.of(owner == null ? String.valueOf(field.getName())
                : new Type.Structure((dev.steward.dsl.playbook.Declaration) owner) + "." + field.getName());
    }

    /** Without what a value of that type can't hold: no text, nothing untrusted. */
    Flow fitting(Type type) {
        if (!own.containsKey(Label.UNTRUSTED) || holdsText(type)) {
            return this;
        }
        Map<Label, Trace> less = new EnumMap<>(Label.class);
        less.putAll(own);
        less.remove(Label.UNTRUSTED);
        return new Flow(less, fields, base, checked);
    }

    static boolean holdsText(Type type) {
        return switch (type.present()) {
            case Type.Primitive primitive -> switch (primitive.kind()) {
                case TEXT, MARKDOWN, EMAIL -> true;
                default -> false;
            };
            case Type.ListType list -> holdsText(list.element());
            case Type.EnumType choice -> false;
            case Type.RangeType range -> false;
            default -> true;
        };
    }

    /** One of its fields, however deep, has been looked at. */
    Flow check(List<Field> path, Type type, Analysis analysis) {
        if (path.isEmpty()) {
            return check();
        }
        if (!(element(type) instanceof Type.Structure structure)) {
            return this;
        }
        Map<String, Flow> apart = new LinkedHashMap<>();
        for (Field field : structure.fields()) {
            Flow inside = get(field, analysis);
            apart.put(String.valueOf(field.getName()), field == path.getFirst() && field.getType() != null
                    ? inside.check(path.subList(1, path.size()), analysis.typeOf(field.getType()), analysis) : inside);
        }
        Map<Label, Trace> less = new EnumMap<>(Label.class);
        less.putAll(own);
        less.remove(Label.UNTRUSTED);
        return new Flow(less, apart, base, checked);
    }

    /** All labels in it, those that its type declares included. */
    Map<Label, Trace> content(Type type, Analysis analysis) {
        Map<Label, Trace> out = new EnumMap<>(Label.class);
        collect(type, analysis, new HashSet<>(), out);
        return out;
    }

    private void collect(Type type, Analysis analysis, Set<Object> seen, Map<Label, Trace> out) {
        own.forEach((label, trace) -> {
            if (label != Label.UNTRUSTED || !checked && holdsText(type)) {
                out.putIfAbsent(label, trace);
            }
        });
        if (element(type) instanceof Type.Structure structure
                && (!fields.isEmpty() || seen.add(List.of(structure, checked)))) {
            for (Field field : structure.fields()) {
                if (field.getType() != null) {
                    get(field, analysis).collect(analysis.typeOf(field.getType()), analysis, seen, out);
                }
            }
        }
    }

    static Type element(Type type) {
        Type present = type.present();
        return present instanceof Type.ListType list ? element(list.element()) : present;
    }

    /** What tells flows apart that mean the same, whatever their way here. */
    String shape() {
        if (this == NONE) {
            return "";
        }
        StringBuilder out = new StringBuilder(own.keySet().stream().sorted().toList().toString());
        own.values().stream().map(Trace::scope).filter(s -> s != null).sorted().forEach(out::append);
        new TreeMap<>(fields).forEach((name, flow) -> out.append(name).append(flow.shape()).append(';'));
        return out.append(checked).toString();
    }
}
