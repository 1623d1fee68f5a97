package dev.steward.runtime.internal.remote;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** One of the types that a sealed interface permits, by its place among them. */
final class SealedForm implements Form {

    private final String name;
    private final List<Class<?>> permitted = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    SealedForm(Class<?> type, Function<Type, Form> made) {
        name = type.getName();
        for (var each : type.getPermittedSubclasses()) {
            permitted.add(each);
            forms.add(made.apply(each));
        }
    }

    @Override
    public void write(ByteWriter out, @Nullable Object value) {
        for (var i = 0; i < permitted.size(); i++) {
            if (permitted.get(i).isInstance(value)) {
                out.count(i);
                forms.get(i).write(out, value);
                return;
            }
        }
        throw new IllegalArgumentException("no " + name);
    }

    @Override
    public @Nullable Object read(ByteReader in) {
        var place = in.count();
        if (place < 0 || place >= forms.size()) {
            throw new IllegalArgumentException("no such " + name);
        }
        return forms.get((int) place).read(in);
    }

    @Override
    public void describe(StringBuilder text, Set<String> seen) {
        text.append('<');
        forms.forEach(form -> form.describe(text, seen));
        text.append('>');
    }
}
