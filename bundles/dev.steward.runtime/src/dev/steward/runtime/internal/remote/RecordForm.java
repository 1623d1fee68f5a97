package dev.steward.runtime.internal.remote;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** A record by its components, in order. */
final class RecordForm implements Form {

    private final String name;
    private final Constructor<?> constructor;
    private final List<Method> accessors = new ArrayList<>();
    private final List<Form> components = new ArrayList<>();

    RecordForm(Class<?> type, Function<Type, Form> forms) {
        name = type.getName();
        var parameters = new ArrayList<Class<?>>();
        for (var component : type.getRecordComponents()) {
            parameters.add(component.getType());
            accessors.add(component.getAccessor());
            components.add(forms.apply(component.getGenericType()));
        }
        try {
            constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has its canonical constructor.", e);
        }
    }

    @Override
    public void write(ByteWriter out, @Nullable Object value) {
        for (var i = 0; i < components.size(); i++) {
            components.get(i).write(out, component(accessors.get(i), value));
        }
    }

    private static @Nullable Object component(Method accessor, @Nullable Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(accessor + " can't be read.", e);
        }
    }

    @Override
    public @Nullable Object read(ByteReader in) {
        var values = new ArrayList<@Nullable Object>();
        for (var component : components) {
            values.add(component.read(in));
        }
        try {
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
            throw new IllegalArgumentException("the bytes are no " + name, e);
        }
    }

    @Override
    public void describe(StringBuilder text, Set<String> seen) {
        text.append('{');
        for (var i = 0; i < components.size(); i++) {
            components.get(i).describe(text.append(accessors.get(i).getName()).append(':'), seen);
        }
        text.append('}');
    }
}
