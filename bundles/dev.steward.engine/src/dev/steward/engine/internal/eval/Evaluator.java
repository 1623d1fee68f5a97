package dev.steward.engine.internal.eval;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.steward.engine.plan.Expr;
import dev.steward.engine.value.Local;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/**
 * Evaluates one expression. Total: it ends after a bounded number of steps with a value or an {@link EvalError}. Made
 * for one evaluation; one thread.
 */
public final class Evaluator {

    /** Steps and characters that one evaluation may take. */
    private static final int MOST_STEPS = 2_000_000, MOST_TEXT = 20_000_000;

    private final TypeTable types;
    /** Functions that tell something about a value without giving any of it away. */
    private static final Set<String> ABOUT = Set.of("size", "length", "count", "words");

    private final ZoneId zone;
    private final Locale locale;
    private final Marks marks;
    private final ArrayDeque<Working> functions = new ArrayDeque<>();
    private boolean looking;
    private int steps;

    /** A function at work: what its result is made of, and what else it may give parts of. */
    private record Working(List<Value> of, List<Value> over) {
    }

    /** Named types and the zone for parts of moments. */
    public Evaluator(TypeTable types, ZoneId zone) {
        this(types, zone, Locale.ENGLISH, Marks.NONE);
    }

    /**
     * The same with the language and country in whose way amounts and dates are written.
     *
     * @param marks what values carry on
     */
    public Evaluator(TypeTable types, ZoneId zone, Locale locale, Marks marks) {
        this.types = types;
        this.zone = zone;
        this.locale = locale;
        this.marks = marks;
    }

    Local local() {
        return new Local(locale);
    }

    /** The value of an expression. */
    public Value value(Expr expr, Names names) {
        step(1);
        return switch (expr) {
            case Expr.Const c -> c.value();
            case Expr.Var v -> looked(name(v.name(), names));
            case Expr.Get g -> get(g, names);
            case Expr.Make m -> make(m, names);
            case Expr.Listing l -> new Value.Items(l.items().stream().map(i -> value(i, names)).toList());
            case Expr.Apply a -> apply(a, names);
            case Expr.Fn f -> function(f, names);
            case Expr.If i -> decides(i.condition(), names) ? value(i.then(), names) : value(i.otherwise(), names);
            case Expr.Template t -> template(t, names);
            case Expr.Range r -> throw misplaced("a range");
            case Expr.Lambda l -> throw misplaced("a rule for each item");
        };
    }

    /** The truth of a condition. */
    public boolean truth(Expr expr, Names names) {
        return value(expr, names) instanceof Value.Bool b ? b.truth() : fail("a condition must be true or false");
    }

    /** The truth of the condition of a branch: the text that it looks at counts as checked from then on. */
    public boolean decides(Expr condition, Names names) {
        var before = looking;
        looking = marks.followed();
        try {
            return truth(condition, names);
        } finally {
            looking = before;
        }
    }

    private Value looked(Value value) {
        if (looking) {
            marks.looked(value);
        }
        return value;
    }

    /** Without looking at what is on the way. */
    private Value quietly(Expr expr, Names names) {
        var before = looking;
        looking = false;
        try {
            return value(expr, names);
        } finally {
            looking = before;
        }
    }

    private Value function(Expr.Fn fn, Names names) {
        if (!marks.followed()) {
            return Library.call(fn, this, names);
        }
        functions.push(new Working(new ArrayList<>(), new ArrayList<>()));
        var result = Library.call(fn, this, names);
        var work = functions.pop();
        return ABOUT.contains(fn.name()) || result instanceof Value.Bool ? result
                : marks.made(result, work.of(), work.over());
    }

    /** The text of an expression, shown as people read it. */
    public String text(Expr expr, Names names) {
        return shown(value(expr, names));
    }

    /** A value as text. */
    public String shown(Value value) {
        var text = Shown.text(value, zone);
        step(text.length() / 16);
        return text;
    }

    /** Calls a rule with an item. */
    /** Whether a condition holds for an item; one that can't be judged does not. */
    public boolean holds(Expr.Lambda condition, Value item, Names names) {
        try {
            return call(condition, item, names) instanceof Value.Bool b && b.truth();
        } catch (EvalError e) {
            return false;
        }
    }

    Value call(Expr.Lambda rule, Value item, Names names) {
        var result = value(rule.body(), names.with(rule.param(), item));
        if (marks.followed() && !functions.isEmpty()) {
            functions.element().of().add(result);
        }
        return result;
    }

    /** What a function without a rule works on. */
    List<Value> given(List<Value> values) {
        if (marks.followed() && !functions.isEmpty()) {
            functions.element().of().addAll(values);
        }
        return values;
    }

    /** What a function with a rule works on: its result may be parts of it, which carry what they carry already. */
    Value over(Value items) {
        if (marks.followed() && !functions.isEmpty()) {
            functions.element().over().add(items);
        }
        return items;
    }

    ZoneId zone() {
        return zone;
    }

    /** Counts work, so that no expression runs for long. */
    void step(int more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new EvalError(EvalError.TOO_LONG, "An expression took more than " + MOST_STEPS
                    + " steps; make the list it works on smaller.");
        }
    }

    private static Value name(String name, Names names) {
        var found = names.find(name);
        if (found == null) {
            throw new EvalError(EvalError.NO_VALUE, "There is no value for " + name + " yet.");
        }
        return found;
    }

    private Value get(Expr.Get get, Names names) {
        var of = quietly(get.of(), names);
        if (of instanceof Value.None) {
            if (get.safe()) {
                return of;
            }
            throw new EvalError(EvalError.NO_VALUE, "The value whose " + get.field() + " is asked for is absent.");
        }
        if (of instanceof Value.Struct struct) {
            var field = struct.fields().get(get.field());
            return field == null ? new Value.None() : looked(field);
        }
        looked(of);
        var result = Library.property(of, get.field(), this);
        return ABOUT.contains(get.field()) ? result : marks.made(result, List.of(of), List.of());
    }

    private Value make(Expr.Make make, Names names) {
        var fields = new LinkedHashMap<String, Value>();
        if (types.get(make.type()) instanceof TypeDef.StructDef def) {
            for (var field : def.fields()) {
                var given = make.fields().get(field.name());
                fields.put(field.name(), given == null ? new Value.None()
                        : marks.field(value(given, names), field, make.type()));
            }
        }
        return new Value.Struct(make.type(), fields);
    }

    private Value template(Expr.Template template, Names names) {
        var text = new StringBuilder();
        var of = new ArrayList<Value>();
        for (var part : template.parts()) {
            var value = value(part, names);
            if (marks.followed()) {
                of.add(value);
            }
            text.append(part instanceof Expr.Const && value instanceof Value.Text t ? t.text() : shown(value));
            if (text.length() > MOST_TEXT) {
                throw new EvalError(EvalError.TOO_LONG, "A text grew beyond " + MOST_TEXT + " characters.");
            }
        }
        return marks.made(new Value.Text(text.toString()), of, List.of());
    }

    private Value apply(Expr.Apply apply, Names names) {
        var first = apply.operands().get(0);
        return switch (apply.op()) {
            case NOT -> new Value.Bool(!truth(first, names));
            case NEG -> {
                var of = value(first, names);
                yield marks.made(Arithmetic.negate(of), List.of(of), List.of());
            }
            case AND -> new Value.Bool(truth(first, names) && truth(apply.operands().get(1), names));
            case OR -> new Value.Bool(truth(first, names) || truth(apply.operands().get(1), names));
            case ELVIS -> {
                var value = value(first, names);
                yield value instanceof Value.None ? value(apply.operands().get(1), names) : value;
            }
            case IN -> new Value.Bool(in(value(first, names), apply.operands().get(1), names));
            case NOT_IN -> new Value.Bool(!in(value(first, names), apply.operands().get(1), names));
            default -> binary(apply, names);
        };
    }

    private Value binary(Expr.Apply apply, Names names) {
        var first = apply.operands().get(0);
        var second = apply.operands().get(1);
        // a comparison with none says nothing about the text
        boolean whether = isNone(first) || isNone(second);
        var left = whether ? quietly(first, names) : value(first, names);
        var right = whether ? quietly(second, names) : value(second, names);
        var result = binary(apply.op(), left, right);
        return result instanceof Value.Bool ? result : marks.made(result, List.of(left, right), List.of());
    }

    private static boolean isNone(Expr expr) {
        return expr instanceof Expr.Const constant && constant.value() instanceof Value.None;
    }

    private Value binary(Expr.Op op, Value left, Value right) {
        return switch (op) {
            case EQ -> new Value.Bool(Compare.same(left, right));
            case NE -> new Value.Bool(!Compare.same(left, right));
            case LT -> new Value.Bool(Compare.order(left, right) < 0);
            case LE -> new Value.Bool(Compare.order(left, right) <= 0);
            case GT -> new Value.Bool(Compare.order(left, right) > 0);
            case GE -> new Value.Bool(Compare.order(left, right) >= 0);
            case ADD -> Arithmetic.add(left, right);
            case SUB -> Arithmetic.subtract(left, right);
            case MUL -> Arithmetic.multiply(left, right);
            case DIV -> Arithmetic.divide(left, right);
            default -> throw new IllegalStateException("The operator " + op + " takes its operands in another way.");
        };
    }

    private boolean in(Value value, Expr set, Names names) {
        if (set instanceof Expr.Range range) {
            return Compare.order(value, value(range.low(), names)) >= 0
                    && Compare.order(value, value(range.high(), names)) <= 0;
        }
        return switch (value(set, names)) {
            case Value.Items items -> contains(items.items(), value);
            case Value.Text text -> value instanceof Value.Text part && text.text().contains(part.text());
            default -> fail("what follows 'in' must be a list, a range or a text");
        };
    }

    boolean contains(List<Value> items, Value value) {
        step(items.size());
        return new ArrayList<>(items).stream().anyMatch(item -> Compare.same(item, value));
    }

    private static EvalError misplaced(String what) {
        return new EvalError(EvalError.INVALID_VALUE, "There is " + what + " where a value is needed.");
    }

    static boolean fail(String what) {
        throw new EvalError(EvalError.INVALID_VALUE, Character.toUpperCase(what.charAt(0)) + what.substring(1) + ".");
    }
}
