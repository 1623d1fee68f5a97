package dev.steward.runtime.internal.remote;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/**
 * A method of a port that can be called from another process.
 *
 * @param number place in the {@link Surface}
 * @param result null for a method that returns nothing
 */
public record Operation(int number, Class<?> port, Method method, List<Form> parameters, @Nullable Form result) {

    /** Whether it may last, and gives up when its thread is interrupted. */
    boolean waits() {
        return Arrays.asList(method.getExceptionTypes()).contains(InterruptedException.class);
    }

    /** Whether it is this method of this port. */
    boolean is(Class<?> type, String name) {
        return port == type && method.getName().equals(name);
    }

    byte[] request(@Nullable Object @Nullable [] arguments) {
        var out = new ByteWriter();
        out.count(number);
        for (var i = 0; i < parameters.size(); i++) {
            parameters.get(i).write(out, arguments == null ? null : arguments[i]);
        }
        return out.toBytes();
    }

    @Nullable
    Object[] arguments(ByteReader in) {
        var arguments = new @Nullable Object[parameters.size()];
        for (var i = 0; i < arguments.length; i++) {
            arguments[i] = Codec.read(parameters.get(i), in);
        }
        return arguments;
    }

    byte[] answer(@Nullable Object value) {
        var form = result;
        var out = new ByteWriter();
        if (form != null) {
            form.write(out, value);
        }
        return out.toBytes();
    }

    @Nullable
    Object answered(byte[] bytes) {
        var form = result;
        return form == null ? null : Codec.read(form, new ByteReader(bytes));
    }

    /** Calls it on the port that is here; what it throws is thrown as it is. */
    @Nullable
    Object callOn(Map<Class<?>, Object> ports, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(Objects.requireNonNull(ports.get(port)), arguments);
        } catch (InvocationTargetException e) {
            var cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }
}
