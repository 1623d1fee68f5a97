package dev.steward.runtime.internal.remote;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.runtime.ProblemException;

/** What was thrown at the owner is thrown again here: the types that callers know as such, all else with its sentence. */
final class Failures {

    private static final int STORE = 1, PROBLEM = 2, OURS = 3, ARGUMENT = 4, OTHER = 5;

    private Failures() {
    }

    static byte[] bytes(Throwable failure) {
        var out = new ByteWriter();
        var message = message(failure);
        switch (failure) {
            case StoreException e -> {
                out.octet(STORE);
                out.text(message);
                out.text(e.reason().name());
            }
            case ProblemException e -> {
                out.octet(PROBLEM);
                out.text(message);
                out.text(e.kind().name());
                out.count(e.details().size());
                e.details().forEach(out::text);
            }
            case IllegalArgumentException e -> {
                out.octet(ARGUMENT);
                out.text(message);
            }
            default -> {
                out.octet(isOurs(failure.getClass()) ? OURS : OTHER);
                out.text(message);
                out.text(failure.getClass().getName());
            }
        }
        return out.toBytes();
    }

    /** @throws IllegalArgumentException the bytes are damaged */
    static Throwable read(byte[] bytes) {
        var in = new ByteReader(bytes);
        var kind = in.octet();
        var message = in.text();
        return switch (kind) {
            case STORE -> new StoreException(StoreException.Reason.valueOf(in.text()), message, null);
            case PROBLEM -> new ProblemException(ProblemException.Kind.valueOf(in.text()), message, details(in), null);
            case ARGUMENT -> new IllegalArgumentException(message);
            case OURS -> ours(in.text(), message);
            case OTHER -> new IllegalStateException(message);
            default -> throw new IllegalArgumentException("no such failure");
        };
    }

    private static List<String> details(ByteReader in) {
        var details = new ArrayList<String>();
        for (var left = in.length(); left > 0; left--) {
            details.add(in.text());
        }
        return details;
    }

    /** The engine's own exceptions have a constructor for the sentence. */
    private static boolean isOurs(Class<?> type) {
        try {
            return type.getPackageName().startsWith("dev.steward.engine")
                    && type.getConstructor(String.class).canAccess(null);
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Throwable ours(String name, String message) {
        try {
            var type = Class.forName(name, false, StoreException.class.getClassLoader());
            if (Exception.class.isAssignableFrom(type) && isOurs(type)) {
                return (Throwable) type.getConstructor(String.class).newInstance(message);
            }
            return new IllegalStateException(message);
        } catch (ClassNotFoundException | NoSuchMethodException | InstantiationException | IllegalAccessException
                | InvocationTargetException e) {
            return new IllegalStateException(message, e);
        }
    }

    private static String message(Throwable failure) {
        @Nullable
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
