package dev.steward.ui.step.internal.present;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Act;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;
import dev.steward.runtime.debug.Choices;
import dev.steward.ui.kit.TypedForm;

/** Forms of what can be done to a held step, and what is done with them. Pure. */
public final class Acts {

    private Acts() {
    }

    /** Its inputs, with what it is about to be given. */
    public static TypedForm inputs(@NonNull Choices choices, @NonNull ZoneId zone) {
        var held = choices.held();
        return new TypedForm(held.editable(), held.inputs(), held.types(), zone);
    }

    /** Those that are others now; null when none is. */
    public static @Nullable Act inputs(@NonNull Choices choices, @NonNull TypedForm form,
            @NonNull Map<String, String> texts) {
        var before = choices.held().inputs();
        var changed = new LinkedHashMap<>(form.values(texts));
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey()))
                || entry.getValue() instanceof Value.None && !before.containsKey(entry.getKey()));
        return changed.isEmpty() ? null : new Act.Inputs(changed);
    }

    /** A value of a type, under a name; empty where nothing is given or what is given is computed. */
    public static Optional<TypedForm> value(@NonNull String name, @NonNull Type type, @NonNull TypeTable types,
            @NonNull ZoneId zone) {
        if (type instanceof Type.Nothing) {
            return Optional.empty();
        }
        var given = type instanceof Type.OptionalOf optional ? optional.type() : type;
        return Optional.of(new TypedForm(Map.of(name, given), Map.of(), types, zone));
    }

    /** The step is not done; {@code value} null leaves it without one. */
    public static Act settled(boolean skipped, @Nullable Value value) {
        return skipped ? new Act.Skip(value) : new Act.Replace(value == null ? new Value.None() : value);
    }

    /** Why an error can't be forced, in a sentence; empty when it can. */
    public static Optional<String> complaint(@NonNull Choices choices, @NonNull String error) {
        return error.isBlank() ? Optional.of("Choose the error that the step is to fail with.")
                : choices.errors().stream().anyMatch(one -> one.name().equals(error)) ? Optional.empty()
                        : Optional.of("There is no error " + error + "; choose one from the list.");
    }

    /** What an error means, and who hears of it. */
    public static String words(@NonNull Choices choices, @NonNull String error) {
        return choices.errors().stream().filter(one -> one.name().equals(error)).findFirst()
                .map(one -> one.words() + (one.handled() ? " The step says what becomes of it." : "")).orElse("");
    }
}
