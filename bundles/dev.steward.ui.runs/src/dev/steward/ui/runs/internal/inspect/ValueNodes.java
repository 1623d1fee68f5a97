package dev.steward.ui.runs.internal.inspect;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.ui.kit.Say;

/** Values as lines: fields and items inside, long lists in parts of a hundred. */
public final class ValueNodes {

    private static final int PART = 100;
    private static final int LOOKED_AT = 2_000;

    private final ZoneId zone;

    /** @param zone of the times that are shown */
    public ValueNodes(ZoneId zone) {
        this.zone = zone;
    }

    /** @param id of the thing that has the value */
    public Node of(String id, String label, Value value) {
        return new Node(id, label, line(value), null, () -> full(value), () -> inside(id, value));
    }

    List<Node> fields(String id, Map<String, Value> values) {
        var nodes = new ArrayList<Node>();
        values.forEach((name, value) -> nodes.add(of(id + "." + name, name, value)));
        return nodes;
    }

    /** A value in a line: of a long text only its beginning is looked at. */
    public String line(Value value) {
        return switch (value) {
            case Value.Text text ->
                text.text().length() > LOOKED_AT ? text.text().substring(0, LOOKED_AT) : text.text();
            case Value.Items items -> Say.count(items.items().size(), "item", "items");
            case Value.Struct struct when struct.fields().size() > 3 || struct.fields().values().stream()
                    .anyMatch(field -> field instanceof Value.Items || field instanceof Value.Struct
                            || field instanceof Value.Text text && text.text().length() > LOOKED_AT) ->
                String.join(", ", struct.fields().keySet());
            case Value.None none -> "nothing";
            default -> Shown.text(value, zone);
        };
    }

    /** All of a value. */
    public String full(Value value) {
        return switch (value) {
            case Value.Items items -> PlainJson.pretty(items);
            case Value.Struct struct -> PlainJson.pretty(struct);
            default -> Shown.text(value, zone);
        };
    }

    private List<Node> inside(String id, Value value) {
        return switch (value) {
            case Value.Struct struct -> fields(id, struct.fields());
            case Value.Items items -> items(id, items.items(), 0);
            default -> List.of();
        };
    }

    private List<Node> items(String id, List<? extends Value> items, int first) {
        var nodes = new ArrayList<Node>();
        if (items.size() <= PART) {
            for (var i = 0; i < items.size(); i++) {
                nodes.add(of(id + "[" + (first + i) + "]", "[" + (first + i) + "]", items.get(i)));
            }
            return nodes;
        }
        var part = PART;
        while (items.size() / part > PART) {
            part *= PART;
        }
        for (var from = 0; from < items.size(); from += part) {
            var some = items.subList(from, Math.min(items.size(), from + part));
            var begin = first + from;
            var label = "[" + begin + " … " + (begin + some.size() - 1) + "]";
            nodes.add(new Node(id + label, label, Say.count(some.size(), "item", "items"), null,
                    () -> PlainJson.pretty(new Value.Items(List.copyOf(some))), () -> items(id, some, begin)));
        }
        return nodes;
    }
}
