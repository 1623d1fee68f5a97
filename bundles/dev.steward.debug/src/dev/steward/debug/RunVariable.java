package dev.steward.debug;

import java.util.Objects;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.jdt.annotation.Nullable;

/** A name and its value as of a moment, with where that came from; inputs of a step that is held can be changed. */
public final class RunVariable extends RunElement implements IVariable {

    private final String name;
    private final RunValue value;
    private final String provenance;
    private final @Nullable Change change;
    private boolean changed;

    /** Gives an input of a step that is held another value. */
    interface Change {
        /** Why the text can't be its value, null when it can. */
        @Nullable
        String complaint(String text);

        /** Returns at once. */
        void change(String text) throws DebugException;
    }

    /** {@code provenance}: empty where there is nothing to say. */
    RunVariable(String name, RunValue value, String provenance, @Nullable Change change) {
        this.name = name;
        this.value = value;
        this.provenance = provenance;
        this.change = change;
    }

    RunVariable changed(boolean now) {
        changed = now;
        return this;
    }

    /** Where the value came from, for people; empty for a part of another value. */
    public String provenance() {
        return provenance;
    }

    @Override
    public DebuggedRun getDebugTarget() {
        return value.getDebugTarget();
    }

    @Override
    public RunValue getValue() {
        return value;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getReferenceTypeName() {
        return value.getReferenceTypeName();
    }

    @Override
    public boolean hasValueChanged() {
        return changed;
    }

    @Override
    public boolean supportsValueModification() {
        return change != null;
    }

    @Override
    public boolean verifyValue(String expression) {
        var by = change;
        return by != null && by.complaint(expression) == null;
    }

    @Override
    public boolean verifyValue(IValue other) {
        return false;
    }

    @Override
    public void setValue(String expression) throws DebugException {
        var by = change;
        var complaint = by == null ? "This value is what a step gave; change the inputs of a step instead."
                : by.complaint(expression);
        if (by == null || complaint != null) {
            throw refused(complaint == null ? "It can't be changed." : complaint);
        }
        by.change(expression);
    }

    @Override
    public void setValue(IValue other) throws DebugException {
        throw refused("Write the value instead.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunVariable same && same.name.equals(name) && same.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value);
    }
}
