package dev.steward.engine.internal.eval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.value.Value;

/** Functions on lists. */
final class Lists {

    private Lists() {
    }

    static Value property(List<Value> items, String name, Evaluator eval) {
        eval.step(items.size());
        return switch (name) {
            case "size", "length", "count" -> new Value.Int(items.size());
            case "isEmpty", "empty" -> new Value.Bool(items.isEmpty());
            case "first" -> at(items, 0);
            case "last" -> at(items, items.size() - 1L);
            case "sum" -> sum(items);
            case "average" -> items.isEmpty() ? new Value.None()
                    : Arithmetic.divide(sum(items), new Value.Num(BigDecimal.valueOf(items.size())));
            case "min" -> extreme(items, -1);
            case "max" -> extreme(items, 1);
            case "distinct" -> new Value.Items(new ArrayList<>(new LinkedHashSet<>(items)));
            case "reverse", "reversed" -> new Value.Items(items.reversed());
            case "sort", "sorted" -> sorted(items, items);
            case "flatten" -> new Value.Items(items.stream().flatMap(i -> Library.items(i).stream()).toList());
            case "join" -> new Value.Text(Library.join(items, ", ", eval));
            default -> throw Library.unknown(name);
        };
    }

    static Value at(List<Value> items, long index) {
        return index < 0 || index >= items.size() ? new Value.None() : items.get((int) index);
    }

    private static Value sum(List<Value> items) {
        Value sum = items.isEmpty() ? new Value.Int(0) : items.get(0);
        for (var item : items.subList(Math.min(1, items.size()), items.size())) {
            sum = Arithmetic.add(sum, item);
        }
        return sum;
    }

    private static Value extreme(List<Value> items, int sign) {
        return items.stream().reduce((a, b) -> Integer.signum(Compare.order(b, a)) == sign ? b : a)
                .orElseGet(Value.None::new);
    }

    private static Value sorted(List<Value> items, List<Value> keys) {
        var order = new ArrayList<Integer>();
        for (var i = 0; i < items.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Compare.order(keys.get(a), keys.get(b)));
        return new Value.Items(order.stream().map(items::get).toList());
    }

    static Value two(List<Value> items, String name, Value with, Evaluator eval) {
        return switch (name) {
            case "contains" -> new Value.Bool(eval.contains(items, with));
            case "join" -> new Value.Text(Library.join(items, eval.shown(with), eval));
            case "take", "first" -> new Value.Items(items.subList(0, within(items, with)));
            case "drop", "skip" -> new Value.Items(items.subList(within(items, with), items.size()));
            case "remove" -> new Value.Items(items.stream().filter(i -> !eval.contains(List.of(i), with)).toList());
            case "indexOf" -> indexOf(items, with, eval);
            case "chunks" -> chunks(items, with);
            case "append", "add" -> Arithmetic.add(new Value.Items(items), new Value.Items(List.of(with)));
            case "plus" -> Arithmetic.add(new Value.Items(items), with);
            default -> throw Library.unknown(name);
        };
    }

    private static Value indexOf(List<Value> items, Value wanted, Evaluator eval) {
        for (var i = 0; i < items.size(); i++) {
            if (eval.contains(List.of(items.get(i)), wanted)) {
                return new Value.Int(i);
            }
        }
        return new Value.None();
    }

    private static Value chunks(List<Value> items, Value with) {
        var size = (int) Math.max(1, Math.min(Integer.MAX_VALUE, Texts.count(with)));
        var chunks = new ArrayList<Value>();
        for (var from = 0; from < items.size(); from += Math.min(size, items.size() - from)) {
            chunks.add(new Value.Items(items.subList(from, from + Math.min(size, items.size() - from))));
        }
        return new Value.Items(chunks);
    }

    private static int within(List<Value> items, Value count) {
        return (int) Math.max(0, Math.min(items.size(), Texts.count(count)));
    }

    static Value withRule(String name, List<Value> items, Expr.Lambda rule, Evaluator eval, Names names) {
        return switch (name) {
            case "map" -> new Value.Items(mapped(items, rule, eval, names));
            case "filter", "where" -> new Value.Items(items.stream().filter(i -> truth(i, rule, eval, names)).toList());
            case "any", "exists" -> new Value.Bool(items.stream().anyMatch(i -> truth(i, rule, eval, names)));
            case "all", "every" -> new Value.Bool(items.stream().allMatch(i -> truth(i, rule, eval, names)));
            case "none" -> new Value.Bool(items.stream().noneMatch(i -> truth(i, rule, eval, names)));
            case "count" -> new Value.Int(items.stream().filter(i -> truth(i, rule, eval, names)).count());
            case "find", "first" -> items.stream().filter(i -> truth(i, rule, eval, names)).findFirst()
                    .orElseGet(Value.None::new);
            case "sum" -> sum(mapped(items, rule, eval, names));
            case "average" -> property(mapped(items, rule, eval, names), "average", eval);
            case "flatMap" -> property(mapped(items, rule, eval, names), "flatten", eval);
            case "sortBy", "sortedBy", "sort" -> sorted(items, mapped(items, rule, eval, names));
            case "groupBy" -> new Value.Items(groups(items, rule, eval, names).values().stream()
                    .<Value>map(Value.Items::new).toList());
            case "distinctBy" -> new Value.Items(groups(items, rule, eval, names).values().stream()
                    .map(List::getFirst).toList());
            case "minBy" -> by(items, mapped(items, rule, eval, names), -1);
            case "maxBy" -> by(items, mapped(items, rule, eval, names), 1);
            default -> throw Library.unknown(name);
        };
    }

    private static Value by(List<Value> items, List<Value> keys, int sign) {
        var best = 0;
        for (var i = 1; i < items.size(); i++) {
            best = Integer.signum(Compare.order(keys.get(i), keys.get(best))) == sign ? i : best;
        }
        return at(items, best);
    }

    /** In the order of their first items. */
    private static LinkedHashMap<Value, List<Value>> groups(List<Value> items, Expr.Lambda rule, Evaluator eval,
            Names names) {
        var groups = new LinkedHashMap<Value, List<Value>>();
        items.forEach(i -> groups.computeIfAbsent(eval.call(rule, i, names), key -> new ArrayList<>()).add(i));
        return groups;
    }

    private static List<Value> mapped(List<Value> items, Expr.Lambda rule, Evaluator eval, Names names) {
        return items.stream().map(i -> eval.call(rule, i, names)).toList();
    }

    private static boolean truth(Value item, Expr.Lambda rule, Evaluator eval, Names names) {
        return eval.call(rule, item, names) instanceof Value.Bool b ? b.truth()
                : Evaluator.fail("a condition must be true or false");
    }
}
