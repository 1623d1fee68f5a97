package dev.steward.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.internal.eval.Evaluator;
import dev.steward.engine.internal.eval.Marks;
import dev.steward.engine.internal.eval.Names;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/** What an expression comes to over given names, as a run would compute it; nothing is called. Thread-safe. */
public final class Calculator {

    private final TypeTable types;
    private final ZoneId zone;
    private final Locale locale;

    /** @param zone of the run, as is {@code locale} */
    public Calculator(TypeTable types, ZoneId zone, Locale locale) {
        this.types = types;
        this.zone = zone;
        this.locale = locale;
    }

    /** An expression has no value; the message is a sentence that says why. */
    public static final class NoValue extends Exception {
        private static final long serialVersionUID = 1L;

        NoValue(String message) {
            super(message);
        }
    }

    /**
     * The value of an expression.
     *
     * @param now      what {@code now} is
     * @param microUsd what {@code cost} is
     * @throws NoValue it raises an error
     */
    public Value value(Expr expr, Map<String, Value> names, Instant now, long microUsd) throws NoValue {
        Names around = name -> {
            var given = names.get(name);
            return given != null ? given : switch (name) {
                case "now" -> new Value.Moment(now);
                case "cost" -> new Value.Money(BigDecimal.valueOf(microUsd, 6), "USD");
                default -> null;
            };
        };
        try {
            return new Evaluator(types, zone, locale, Marks.NONE).value(expr, around);
        } catch (EvalError e) {
            throw new NoValue(e.sentence());
        }
    }
}
