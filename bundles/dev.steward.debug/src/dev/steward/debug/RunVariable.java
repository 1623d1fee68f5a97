package dev.steward.debug;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Given;
import dev.steward.engine.value.TextInput;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;

/** A name and its value as of a moment, with where that came from; inputs of a step that is held can be changed. */
public final class RunVariable extends RunElement implements IVariable {

    private static final String ITEM = "[]";

    private final String name;
    private final RunValue value;
    private final String provenance;
    private final @Nullable Change change;
    private boolean changed;

    /**
     * Gives an input of a step that is held, or a part of one, another value.
     *
     * @param path   of the input and of what in it, such as {@code audience.size}; of an item, and of what is inside
     *               one, that of the list with a sign behind it
     * @param change returns at once
     */
    record Change(String path, Type type, TypeTable types, ZoneId zone, Consumer<Value> change) {

        private TypedJson.Reading read(String text) {
            return TextInput.parse(text, type, types, zone);
        }

        /** That of a part, which changes the whole. */
        Change part(String name, Type of, UnaryOperator<Value> whole) {
            var inside = path.endsWith(ITEM) ? path : name.startsWith("[") ? path + ITEM : path + "." + name;
            return new Change(inside, of, types, zone, value -> change.accept(whole.apply(value)));
        }
    }

    /** {@code provenance}: empty where there is nothing to say. */
    RunVariable(String name, RunValue value, String provenance, @Nullable Change change) {
        this.name = name;
        this.value = change == null ? value : value.with(change);
        this.provenance = provenance;
        this.change = change;
    }

    /** Where a value came from, for people. */
    static String words(Given given) {
        var by = given.by();
        return switch (given.kind()) {
            case INPUT -> "given to the playbook";
            case DEFAULT -> "the playbook's default";
            case VALUE -> "computed here";
            case STEP -> "given by the step " + by;
            case BLOCK -> "given by " + by;
            case ITEM -> "of this iteration";
            case EVENT -> "came with the event " + by;
            case LEFT_OUT -> "left out";
        } + ", entry " + given.seq();
    }

    /** Against what stood there before: a name that is new is marked, an input only when somebody changed it. */
    boolean isChanged(@Nullable RunVariable before, boolean again, boolean orNew) {
        if (before == null) {
            return orNew;
        }
        var same = before.getValue().value().equals(getValue().value());
        return again ? !same || before.hasValueChanged() : orNew && !same;
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

    /** The input of a held step that it is, or is a part of, such as {@code audience.size}; empty for other names. */
    public Optional<String> input() {
        var by = change;
        return by == null ? Optional.empty() : Optional.of(by.path().replace(ITEM, ""));
    }

    /** Whether that is all of it, and not something inside a list. */
    public boolean isWhole() {
        var by = change;
        return by != null && !by.path().endsWith(ITEM);
    }

    /** In a cell: what is laid open in parts is changed in its parts, and what has lines in the form of the step. */
    @Override
    public boolean supportsValueModification() {
        return change != null && !value.hasVariables() && !(value.value() instanceof Value.Items)
                && !(value.value() instanceof Value.Text text && text.text().contains("\n"));
    }

    /** Why the text can't be its value, in a sentence; empty when it can. */
    public Optional<String> complaint(String text) {
        var by = change;
        if (by == null) {
            return Optional.of("This value is what a step gave; change the inputs of a step instead.");
        }
        return by.read(text) instanceof TypedJson.Wrong wrong ? Optional.of(wrong.complaint()) : Optional.empty();
    }

    @Override
    public boolean verifyValue(String expression) {
        return complaint(expression).isEmpty();
    }

    @Override
    public boolean verifyValue(IValue other) {
        return false;
    }

    @Override
    public void setValue(String expression) throws DebugException {
        var by = change;
        if (by != null && by.read(expression) instanceof TypedJson.Fits fits) {
            by.change().accept(fits.value());
        } else {
            throw refused(complaint(expression).orElse("It can't be changed."));
        }
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
