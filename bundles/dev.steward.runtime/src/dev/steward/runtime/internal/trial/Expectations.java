package dev.steward.runtime.internal.trial;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.TestCase;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** Compares how a trial came out with what its test expects. */
public final class Expectations {

    private static final Map<Expr.Op, String> EXPECTED = Map.of(Expr.Op.EQ, "", Expr.Op.NE, "anything but ",
            Expr.Op.LT, "less than ", Expr.Op.LE, "at most ", Expr.Op.GT, "more than ", Expr.Op.GE, "at least ",
            Expr.Op.IN, "one in ", Expr.Op.NOT_IN, "none in ");

    private final Trial.Result result;
    private final Story story;
    private final TypeTable types;
    private final Engine.Settings settings;

    Expectations(Trial.Result result, Story story, TypeTable types, Engine.Settings settings) {
        this.result = result;
        this.story = story;
        this.types = types;
        this.settings = settings;
    }

    /** Null when it is met, else what was found instead. */
    @Nullable
    String complaint(TestCase.Expectation expectation) throws InterruptedException {
        return switch (expectation) {
            case TestCase.State s -> state(s);
            case TestCase.Called c -> called(c);
            case TestCase.Judged j -> story.says(j) != j.negated() ? null : story.known(j.target());
            case TestCase.Holds h -> holds(h);
        };
    }

    private @Nullable String state(TestCase.State expected) {
        var state = result.trace().state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var error = result.trace().error();
        var wanted = expected.error();
        var named = wanted == null || wanted.equals(errorName());
        return named && same(expected.state(), state) ? null
                : "the state is " + state + (error == null ? "" : " (" + error + ")");
    }

    private static boolean same(String expected, String state) {
        return expected.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "").equals(state.replace(" ", ""));
    }

    private @Nullable String errorName() {
        var error = result.trace().error();
        return error == null ? null : error.replaceFirst("(?s):.*", "");
    }

    private @Nullable String called(TestCase.Called expected) throws InterruptedException {
        var calls = calls(expected.target());
        var fitting = 0;
        for (var call : calls) {
            fitting += fits(expected, call) ? 1 : 0;
        }
        var times = expected.times();
        if (times == null ? fitting == 0 : times != fitting || times > 0 && calls.size() != fitting) {
            return "it was called " + times(calls.size()) + (expected.arguments().isEmpty() || calls.isEmpty() ? ""
                    : ", last with " + shown(calls.getLast()));
        }
        return order(expected);
    }

    private @Nullable String order(TestCase.Called expected) {
        var before = expected.before();
        if (before == null) {
            return null;
        }
        var second = story.first(before);
        return second < 0 ? Types.simple(before.name()) + " was not called at all"
                : story.first(expected.target()) < second ? null : Types.simple(before.name()) + " was called earlier";
    }

    private static String times(int count) {
        return switch (count) {
            case 0 -> "never";
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    /** Arguments of each call of the target, in the order of the parameters. */
    private List<List<Value>> calls(TestCase.Named target) {
        if (target.callee() == TestCase.Callee.AGENT) {
            return result.agents().stream().filter(target.name()::equals).map(a -> List.<Value>of()).toList();
        }
        var direct = result.calls().stream().filter(c -> c.operation().equals(target.name()))
                .map(c -> List.copyOf(c.args().values())).toList();
        return target.callee() == TestCase.Callee.OPERATION || !direct.isEmpty() ? direct : begun(target);
    }

    /** A playbook or a step that is not mocked is called as often as it begins. */
    private List<List<Value>> begun(TestCase.Named target) {
        return story.beginnings(target).stream().map(path -> List.<Value>of()).toList();
    }

    private boolean fits(TestCase.Called expected, List<Value> args) throws InterruptedException {
        var names = names();
        for (var i = 0; i < expected.arguments().size(); i++) {
            try {
                var value = result.desk().value(Freezer.freeze(expected.arguments().get(i)), names, types);
                if (i >= args.size() || !value.equals(args.get(i))) {
                    return false;
                }
            } catch (ExpressionDesk.Failed e) {
                return false;
            }
        }
        return true;
    }

    private String shown(List<Value> args) {
        var texts = new ArrayList<String>();
        args.forEach(arg -> texts.add("'" + shown(arg) + "'"));
        return texts.isEmpty() ? "nothing" : String.join(", ", texts);
    }

    private String shown(Value value) {
        return value instanceof Value.None ? "none" : Shown.text(value, settings.zone());
    }

    private @Nullable String holds(TestCase.Holds expected) throws InterruptedException {
        var condition = Freezer.freeze(expected.condition());
        try {
            return holds(condition) ? null : instead(condition);
        } catch (ExpressionDesk.Failed e) {
            return "it can't be computed: " + String.valueOf(e.getMessage()).replaceFirst("^NoValue: ", "");
        }
    }

    private boolean holds(Expr condition) throws ExpressionDesk.Failed, InterruptedException {
        return result.desk().value(condition, names(), types) instanceof Value.Bool truth && truth.truth();
    }

    /** What is so instead, of the first part of the condition that does not hold. */
    private String instead(Expr condition) throws ExpressionDesk.Failed, InterruptedException {
        if (!(condition instanceof Expr.Apply apply) || apply.operands().size() != 2) {
            return "it does not hold";
        }
        if (apply.op() == Expr.Op.AND) {
            return instead(apply.operands().get(holds(apply.operands().get(0)) ? 1 : 0));
        }
        var expected = EXPECTED.get(apply.op());
        if (expected == null) {
            return "it does not hold";
        }
        var found = "found '" + shown(result.desk().value(apply.operands().get(0), names(), types)) + "'";
        return found + ", expected " + expected + (apply.operands().get(1) instanceof Expr.Range range
                ? "'" + part(range.low()) + ".." + part(range.high()) + "'"
                : "'" + part(apply.operands().get(1)) + "'");
    }

    private String part(Expr expr) throws ExpressionDesk.Failed, InterruptedException {
        return shown(result.desk().value(expr, names(), types));
    }

    /** Names of the playbook win over what a test knows besides. */
    private Map<String, Value> names() {
        var trace = result.trace();
        var names = new HashMap<>(trace.inputs());
        names.putAll(trace.variables());
        trace.steps().forEach(step -> {
            var value = step.value();
            if (value != null && step.path().indexOf('/') < 0) {
                names.putIfAbsent(step.path(), value);
            }
        });
        names.put("cost", new Value.Money(BigDecimal.valueOf(trace.microUsd(), 6), "USD"));
        var output = trace.output();
        if (output != null) {
            names.put("output", output);
        }
        names.putIfAbsent("effects", new Value.Items(effects(trace).stream().<Value>map(Value.Text::new).toList()));
        var last = trace.events().isEmpty() ? trace.started() : trace.events().getLast().at();
        names.putIfAbsent("took", new Value.Span(Duration.between(trace.started(), last)));
        var error = errorName();
        names.putIfAbsent("error", error == null ? new Value.None() : new Value.Text(error));
        return names;
    }

    /** What stands at the end of a run, in order, as tests name it. */
    public static List<String> effects(Engine.Trace trace) {
        return trace.effects().stream()
                .filter(e -> (e.state().equals("done") || e.state().equals("unknown")) && !isUndo(e.path()))
                .map(e -> effect(e.operation())).toList();
    }

    private static boolean isUndo(String path) {
        return path.endsWith("~undo");
    }

    /** {@code connector.operation} without the package, or what is written or remembered. */
    private static String effect(String operation) {
        var dot = operation.lastIndexOf('.');
        var before = dot < 0 ? -1 : operation.lastIndexOf('.', dot - 1);
        return operation.indexOf(' ') > 0 ? operation.substring(0, operation.indexOf(' ') + 1)
                + Types.simple(operation.substring(operation.indexOf(' ') + 1)) : operation.substring(before + 1);
    }
}
