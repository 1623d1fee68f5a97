package dev.steward.debug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.debug.core.model.IIndexedValue;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.DebuggedRun.Looked;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** A value as it was when the run was held there. */
public final class RunValue extends RunElement implements IIndexedValue {

    /** What a line of a view can take; the detail has all of it. */
    private static final int LONGEST = 2_000;

    private final DebuggedRun target;
    private final Looked looked;
    private final Value value;
    private final @Nullable Type type;
    private final RunVariable.@Nullable Change change;

    RunValue(DebuggedRun target, Looked looked, Value value, @Nullable Type type) {
        this(target, looked, value, type, null);
    }

    private RunValue(DebuggedRun target, Looked looked, Value value, @Nullable Type type,
            RunVariable.@Nullable Change change) {
        this.target = target;
        this.looked = looked;
        this.value = value;
        this.type = type;
        this.change = change;
    }

    /** The same, whose parts can be changed. */
    RunValue with(RunVariable.Change by) {
        return new RunValue(target, looked, value, type, by);
    }

    /** The value itself. */
    public Value value() {
        return value;
    }

    @Override
    public DebuggedRun getDebugTarget() {
        return target;
    }

    @Override
    public String getReferenceTypeName() {
        var declared = type;
        return declared == null ? Types.wordsOf(value) : Types.words(declared, looked.types());
    }

    @Override
    public String getValueString() {
        return switch (value) {
            case Value.Items items -> items.items().size() + (items.items().size() == 1 ? " item" : " items");
            case Value.Struct struct -> Types.simple(struct.type());
            case Value.None none -> "absent";
            case Value.Text text when text.text().length() > LONGEST ->
                text.text().substring(0, LONGEST) + "… %,d characters".formatted(text.text().length());
            default -> Shown.text(value, looked.zone());
        };
    }

    /** All of it, as text. */
    public String detail() {
        return Shown.text(value, looked.zone());
    }

    @Override
    public boolean isAllocated() {
        return true;
    }

    @Override
    public boolean hasVariables() {
        return getSize() > 0;
    }

    @Override
    public IVariable[] getVariables() {
        return getVariables(0, getSize());
    }

    private List<RunVariable> parts() {
        var parts = new ArrayList<RunVariable>();
        switch (value) {
            case Value.Items items -> {
                for (var i = 0; i < items.items().size(); i++) {
                    parts.add(item(items, i));
                }
            }
            case Value.Struct struct -> struct.fields().forEach((name, field) -> parts.add(part(name, field,
                    field(struct, name), other -> {
                        var fields = new LinkedHashMap<>(struct.fields());
                        fields.put(name, other);
                        return new Value.Struct(struct.type(), fields);
                    })));
            default -> {
                // has no parts
            }
        }
        return parts;
    }

    private @Nullable Type field(Value.Struct struct, String name) {
        if (looked.types().types().get(struct.type()) instanceof TypeDef.StructDef def) {
            for (var field : def.fields()) {
                if (field.name().equals(name)) {
                    return field.type();
                }
            }
        }
        return null;
    }

    private RunVariable item(Value.Items items, int at) {
        var declared = type instanceof Type.OptionalOf optional ? optional.type() : type;
        return part("[" + at + "]", items.items().get(at), declared instanceof Type.ListOf list ? list.item() : null,
                other -> {
                    var all = new ArrayList<>(items.items());
                    all.set(at, other);
                    return new Value.Items(all);
                });
    }

    private RunVariable part(String name, Value inner, @Nullable Type of, UnaryOperator<Value> whole) {
        var by = change;
        return new RunVariable(name, new RunValue(target, looked, inner, of), "",
                by == null || of == null ? null : by.part(name, of, whole));
    }

    @Override
    public IVariable getVariable(int offset) {
        return parts().get(offset);
    }

    @Override
    public IVariable[] getVariables(int offset, int length) {
        return parts().subList(offset, offset + length).toArray(IVariable[]::new);
    }

    @Override
    public int getSize() {
        return value instanceof Value.Items items ? items.items().size()
                : value instanceof Value.Struct struct ? struct.fields().size() : 0;
    }

    @Override
    public int getInitialOffset() {
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunValue same && same.value.equals(value) && same.target == target;
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
