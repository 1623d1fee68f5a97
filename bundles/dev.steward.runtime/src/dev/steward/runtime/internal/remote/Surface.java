package dev.steward.runtime.internal.remote;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What can be called from another process: every method of the ports whose parameters and result go over. What takes or
 * gives something that lives in one process (a listener, a stage, another port) is left out. Thread-safe.
 */
public final class Surface {

    private static final int SHORT = 16;

    private final List<Operation> operations = new ArrayList<>();
    private final Map<Method, Operation> byMethod = new HashMap<>();
    private final Codec codec;

    public Surface(Codec codec, List<Class<?>> ports) {
        this.codec = codec;
        for (var port : ports) {
            Arrays.stream(port.getMethods()).filter(m -> !Modifier.isStatic(m.getModifiers()))
                    .filter(m -> !m.getName().equals("close")).sorted(Comparator.comparing(Method::toGenericString))
                    .forEach(method -> add(port, method));
        }
    }

    private void add(Class<?> port, Method method) {
        try {
            var parameters = Arrays.stream(method.getGenericParameterTypes()).map(codec::form).toList();
            var result = method.getReturnType() == void.class ? null : codec.form(method.getGenericReturnType());
            var operation = new Operation(operations.size(), port, method, parameters, result);
            operations.add(operation);
            byMethod.put(method, operation);
        } catch (Codec.UnknownType e) {
            // It stays in its own process; whoever calls it through another one is told so.
            byMethod.remove(method);
        }
    }

    public Codec codec() {
        return codec;
    }

    public Optional<Operation> find(Method method) {
        return Optional.ofNullable(byMethod.get(method));
    }

    /** @throws IllegalArgumentException there is no such operation */
    public Operation get(long number) {
        if (number < 0 || number >= operations.size()) {
            throw new IllegalArgumentException("no operation " + number);
        }
        return operations.get((int) number);
    }

    /** The same for two builds exactly when they understand each other. */
    public String fingerprint() {
        var text = new StringBuilder();
        var seen = new HashSet<String>();
        for (var operation : operations) {
            text.append(operation.port().getName()).append('.').append(operation.method().getName()).append('(');
            operation.parameters().forEach(form -> form.describe(text, seen));
            describe(operation.result(), text.append(')'), seen);
        }
        codec.form(dev.steward.engine.Engine.RunEvent.class).describe(text, seen);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static void describe(@Nullable Form form, StringBuilder text, HashSet<String> seen) {
        if (form != null) {
            form.describe(text, seen);
        }
    }
}
