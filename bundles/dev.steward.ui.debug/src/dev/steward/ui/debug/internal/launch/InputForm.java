package dev.steward.ui.debug.internal.launch;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.RunOrder;
import dev.steward.engine.value.TextInput;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Prepared;
import dev.steward.ui.Session;
import dev.steward.ui.kit.TypedForm;

/**
 * What a playbook takes, as a form that is filled in with the values of a launch configuration.
 *
 * @param playbook its qualified name
 * @param complete whether the values that are known are enough to run
 */
public record InputForm(String playbook, TypedForm form, boolean complete) {

    /**
     * Reads the playbook. Not on the UI thread.
     *
     * @throws dev.steward.runtime.ProblemException it is unknown or has errors
     */
    public static InputForm read(Session session, RunOrder order) {
        var folder = session.company().folder();
        var prepared = session.steward().checks(folder).prepare(order.reference(), folder.root());
        return of(prepared, order.inputs(), folder.settings().zone());
    }

    private static InputForm of(Prepared prepared, Map<String, String> given, ZoneId zone) {
        var wanted = new LinkedHashMap<String, Type>();
        var before = new HashMap<String, Value>();
        for (var input : prepared.takes()) {
            wanted.put(input.name(), input.needed() || input.type() instanceof Type.OptionalOf ? input.type()
                    : new Type.OptionalOf(input.type()));
            var value = value(given.get(input.name()), input, prepared.types(), zone);
            if (value != null) {
                before.put(input.name(), value);
            }
        }
        var form = new TypedForm(wanted, before, prepared.types(), zone);
        // an empty text is a text, but nobody meant it who did not say so
        var known = prepared.takes().stream().allMatch(input -> !input.needed() || before.containsKey(input.name()));
        return new InputForm(prepared.name(), form, known && form.fits(Map.of()));
    }

    private static @Nullable Value value(@Nullable String text, Prepared.Input input, TypeTable types, ZoneId zone) {
        return text != null && TextInput.parse(text, input.type(), types, zone) instanceof TypedJson.Fits fits
                ? fits.value() : input.fallback();
    }
}
