package dev.steward.dsl.types;

import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TypeDecl;
import java.util.List;

/** The type of a value. Types are equal when they mean the same; they hold no bounds such as {@code max 90}. */
public sealed interface Type {

    /** Built into the language. */
    record Primitive(Kind kind) implements Type {
        @Override
        public String toString() {
            return kind.label();
        }
    }

    /** The names of the built-in types. */
    enum Kind {
        TEXT("Text"), MARKDOWN("Markdown"), EMAIL("Email"), INT("Int"), NUMBER("Number"), BOOL("Bool"),
        PERCENT("Percent"),
        MONEY("Money"), DURATION("Duration"), DATE("Date"), TIME("Time"), DATETIME("DateTime");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** As written in a playbook. */
        public String label() {
            return label;
        }
    }

    /** {@code T?}: a value that may be missing. Never nested. */
    record OptionalType(Type element) implements Type {
        @Override
        public String toString() {
            return element + "?";
        }
    }

    /** {@code [T]}. */
    record ListType(Type element) implements Type {
        @Override
        public String toString() {
            return "[" + element + "]";
        }
    }

    /** {@code a..b}, both ends included. */
    record RangeType(Type element) implements Type {
        @Override
        public String toString() {
            return "range of " + element;
        }
    }

    /** One of the names of an {@code enum}. */
    record EnumType(EnumDecl declaration) implements Type {
        @Override
        public String toString() {
            return String.valueOf(declaration.getName());
        }
    }

    /** A value with fields: a {@link TypeDecl}, {@link RecordDecl} or {@link FactDecl}. */
    record Structure(Declaration declaration) implements Type {

        /** Its fields in the order of the declaration. */
        public List<Field> fields() {
            return switch (declaration) {
                case TypeDecl type -> type.getFields();
                case RecordDecl record -> record.getFields();
                case FactDecl fact -> fact.getFields();
                default -> List.of();
            };
        }

        @Override
        public String toString() {
            return switch (declaration) {
                case TypeDecl type -> String.valueOf(type.getName());
                case RecordDecl record -> String.valueOf(record.getName());
                case FactDecl fact -> String.valueOf(fact.getName());
                default -> "value";
            };
        }
    }

    /** A lambda {@code x -> …}; only an argument of a function has it. */
    record FunctionType(Type parameter, Type result) implements Type {
        @Override
        public String toString() {
            return parameter + " -> " + result;
        }
    }

    /** The other types; each has one value or none. */
    enum Special implements Type {
        /** Of the word {@code none}, which fits every optional type. */
        NONE("none"),
        /** What gives no value: an operation without result, a loop of which nothing is kept. */
        NOTHING("nothing"),
        /** What never ends here: {@code end}, {@code raise}. Fits every type. */
        NEVER("an end"),
        /** The element of an empty list. Fits every type. */
        ANYTHING("anything"),
        /** Of what is in error, and was said so: fits every type, so that one mistake is told once. */
        UNKNOWN("unknown");

        private final String label;

        Special(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    Type TEXT = new Primitive(Kind.TEXT);
    Type MARKDOWN = new Primitive(Kind.MARKDOWN);
    Type EMAIL = new Primitive(Kind.EMAIL);
    Type INT = new Primitive(Kind.INT);
    Type NUMBER = new Primitive(Kind.NUMBER);
    Type BOOL = new Primitive(Kind.BOOL);
    Type PERCENT = new Primitive(Kind.PERCENT);
    Type MONEY = new Primitive(Kind.MONEY);
    Type DURATION = new Primitive(Kind.DURATION);
    Type DATE = new Primitive(Kind.DATE);
    Type TIME = new Primitive(Kind.TIME);
    Type DATETIME = new Primitive(Kind.DATETIME);
    Type UNKNOWN = Special.UNKNOWN;

    /** This type, or a missing value of it. */
    default Type optional() {
        return this instanceof OptionalType || this instanceof Special ? this : new OptionalType(this);
    }

    /** This type when the value is there. */
    default Type present() {
        return this instanceof OptionalType optional ? optional.element() : this;
    }

    /** Whether it is the unknown type: then say nothing more about it. */
    default boolean isUnknown() {
        return this == Special.UNKNOWN;
    }
}
