package dev.steward.engine.value;

import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

/** A declaration that {@link Type.Named} points to. */
public sealed interface TypeDef {

    /** Qualified name, such as {@code content.Draft}. */
    String name();

    /** An enum with its literals in order. */
    record EnumDef(@NonNull String name, List<String> literals) implements TypeDef {
        public EnumDef {
            literals = List.copyOf(literals);
        }
    }

    /** What kind of declaration a struct is. */
    enum StructKind {
        TYPE, RECORD, FACT
    }

    /** Labels that travel with a field's value. */
    enum Label {
        PII, UNTRUSTED, SECRET
    }

    /** One field. */
    record Field(String name, Type type, Set<Label> labels, @Nullable String was) {
        public Field {
            labels = Set.copyOf(labels);
        }

        /** That was never called otherwise. */
        public Field(String name, Type type, Set<Label> labels) {
            this(name, type, labels, null);
        }
    }

    /**
     * A type, record or fact.
     *
     * @param key       field that identifies a record, null otherwise
     * @param subject   for a fact: what it is about ({@code company} or the qualified name of a record), null otherwise
     * @param retention for a fact: ISO-8601 period ({@code P2Y}) or {@code forever}, null otherwise
     * @param scope     privacy scope, null for the company's default
     */
    record StructDef(@NonNull String name, StructKind kind, List<Field> fields, @Nullable String key,
            @Nullable String subject,
            @Nullable String retention, @Nullable String scope) implements TypeDef {
        public StructDef {
            fields = List.copyOf(fields);
        }
    }
}
