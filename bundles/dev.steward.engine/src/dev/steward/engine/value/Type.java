package dev.steward.engine.value;

import java.math.BigDecimal;

import org.eclipse.jdt.annotation.Nullable;

/** A static type of the playbook language; named types are looked up in a {@link TypeTable}. */
public sealed interface Type {

    /** The built-in types. */
    enum Kind {
        TEXT, MARKDOWN, INT, NUMBER, BOOL, PERCENT, MONEY, DURATION, DATE, TIME, DATETIME
    }

    /** A built-in type; {@code min}/{@code max} bound the number, or the length of a text, where given. */
    record Prim(Kind kind, @Nullable BigDecimal min, @Nullable BigDecimal max) implements Type {
        public Prim(Kind kind) {
            this(kind, null, null);
        }
    }

    /** A declared enum, type, record or fact, by qualified name such as {@code content.Draft}. */
    record Named(String name) implements Type {
    }

    /** {@code [T]}. */
    record ListOf(Type item) implements Type {
    }

    /** {@code T?}. */
    record OptionalOf(Type type) implements Type {
    }

    /** Of an operation or playbook that returns nothing; its value is {@link Value.None}. */
    record Nothing() implements Type {
    }
}
