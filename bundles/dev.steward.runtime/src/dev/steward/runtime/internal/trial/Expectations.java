package dev.steward.runtime.internal.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.TestCase;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Freezer;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/** Compares how a trial came out with what its test expects. */
final class Expectations {

    private final Trial.Result result;
    private final TypeTable types;
    private final Engine.Settings settings;

    Expectations(Trial.Result result, TypeTable types, Engine.Settings settings) {
        this.result = result;
        this.types = types;
        this.settings = settings;
    }

    /** Null when it is met, else what was found instead. */
    @Nullable
    String complaint(TestCase.Expectation expectation) throws InterruptedException {
        return switch (expectation) {
            case TestCase.State s -> {
                var state = result.trace().state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                var error = result.trace().error();
                yield same(s.state(), state) ? null
                        : "the state is " + state + (error == null ? "" : " (" + error + ")");
            }
            case TestCase.Called c -> called(c);
            case TestCase.Holds h -> holds(h);
        };
    }

    private static boolean same(String expected, String state) {
        return expected.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "").equals(state.replace(" ", ""));
    }

    private @Nullable String called(TestCase.Called expected) throws InterruptedException {
        var calls = calls(expected);
        var fitting = 0;
        for (var call : calls) {
            fitting += fits(expected, call) ? 1 : 0;
        }
        var times = expected.times();
        if (times == null ? fitting > 0 : times == fitting && (times == 0 || calls.size() == fitting)) {
            return null;
        }
        return "it was called " + times(calls.size()) + (expected.arguments().isEmpty() || calls.isEmpty() ? ""
                : ", last with " + shown(calls.getLast()));
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
    private List<List<Value>> calls(TestCase.Called expected) {
        if (expected.callee() == TestCase.Callee.AGENT) {
            return result.agents().stream().filter(expected.target()::equals).map(a -> List.<Value>of()).toList();
        }
        var direct = result.calls().stream().filter(c -> c.operation().equals(expected.target()))
                .map(c -> List.copyOf(c.args().values())).toList();
        return expected.callee() == TestCase.Callee.OPERATION || !direct.isEmpty() ? direct
                : result.trace().steps().stream().filter(s -> s.staticId().endsWith("/" + expected.target()))
                        .map(s -> List.<Value>of()).toList();
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
        args.forEach(arg -> texts.add("'" + Shown.text(arg, settings.zone()) + "'"));
        return texts.isEmpty() ? "nothing" : String.join(", ", texts);
    }

    private @Nullable String holds(TestCase.Holds expected) throws InterruptedException {
        try {
            var value = result.desk().value(Freezer.freeze(expected.condition()), names(), types);
            return value instanceof Value.Bool truth && truth.truth() ? null : "it does not hold";
        } catch (ExpressionDesk.Failed e) {
            return "it can't be computed: " + String.valueOf(e.getMessage()).replaceFirst("^NoValue: ", "");
        }
    }

    private Map<String, Value> names() {
        var names = new HashMap<>(result.trace().inputs());
        names.putAll(result.trace().variables());
        result.trace().steps().forEach(step -> {
            var value = step.value();
            if (value != null && step.path().indexOf('/') < 0) {
                names.putIfAbsent(step.path(), value);
            }
        });
        names.put("cost", new Value.Money(BigDecimal.valueOf(result.trace().microUsd(), 6), "USD"));
        var output = result.trace().output();
        if (output != null) {
            names.put("output", output);
        }
        return names;
    }
}
