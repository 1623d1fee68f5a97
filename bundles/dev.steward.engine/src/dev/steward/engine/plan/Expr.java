package dev.steward.engine.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.steward.engine.value.Value;

/**
 * A frozen expression. Evaluation is total: it ends, has no side effect, and either yields a value or raises a typed
 * error of the playbook. Names in scope are inputs, earlier steps, loop variables, and the implicit {@code now},
 * {@code cost} and, in policies, the arguments of the operation.
 */
public sealed interface Expr {

    /** A literal. */
    record Const(Value value) implements Expr {
    }

    /** A name in scope. */
    record Var(String name) implements Expr {
    }

    /** {@code of.field}; on an absent value the result is absent when {@code safe}, else the error NoValue. */
    record Get(Expr of, String field, boolean safe) implements Expr {
    }

    /** {@code Type { field: … }}; fields left out are absent. */
    record Make(String type, Map<String, Expr> fields) implements Expr {
        public Make {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** {@code [a, b]}. */
    record Listing(List<Expr> items) implements Expr {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** Operators; {@code NOT} and {@code NEG} take one operand, {@code ELVIS} is the default for an absent value. */
    enum Op {
        NOT, NEG, AND, OR, EQ, NE, LT, LE, GT, GE, ADD, SUB, MUL, DIV, IN, NOT_IN, ELVIS
    }

    /** An operator with one or two operands; AND, OR and ELVIS evaluate the second only when needed. */
    record Apply(Op op, List<Expr> operands) implements Expr {
        public Apply {
            operands = List.copyOf(operands);
        }
    }

    /** {@code low..high}, both included; only as the right side of IN and NOT_IN. */
    record Range(Expr low, Expr high) implements Expr {
    }

    /** A function of the library; a method's receiver is the first argument. */
    record Fn(String name, List<Expr> args) implements Expr {
        public Fn {
            args = List.copyOf(args);
        }
    }

    /** {@code x -> body}; only as an argument of {@link Fn}. */
    record Lambda(String param, Expr body) implements Expr {
    }

    /** A choice between expressions: {@code branch { when … -> … else -> … }} without steps. */
    record If(Expr condition, Expr then, Expr otherwise) implements Expr {
    }

    /** Text with interpolated parts: each part is shown as text and joined. */
    record Template(List<Expr> parts) implements Expr {
        public Template {
            parts = List.copyOf(parts);
        }
    }
}
