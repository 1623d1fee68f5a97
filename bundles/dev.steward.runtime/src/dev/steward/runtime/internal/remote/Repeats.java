package dev.steward.runtime.internal.remote;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.value.Value;

/**
 * What makes it safe to ask the next owner again when the answer of the last one was lost: a start or fork carries its
 * id from the first try on, and a decision that was taken already is looked at. Everything else can be repeated as it is.
 */
public final class Repeats {

    private static final Set<String> LOOKS = Set.of("trace", "replay", "rebuild", "card", "queue", "stuck", "listen",
            "held", "holds");

    private Repeats() {
    }

    /** Whether runs are meant to go on after it, so that who takes the company over goes on with them. */
    public static boolean takesPart(Operation operation) {
        return operation.port() == Engine.class && !LOOKS.contains(operation.method().getName());
    }

    /** The arguments to send, on every try the same. */
    public static @Nullable Object @Nullable [] arguments(Operation operation, @Nullable Object @Nullable [] given) {
        if (operation.is(Engine.class, "fork") && given != null && given[0] instanceof Engine.Fork fork
                && fork.id() == null) {
            var named = Arrays.copyOf(given, given.length);
            named[0] = new Engine.Fork(fork.of(), fork.from(), fork.plan(), fork.inputs(), fork.settings(),
                    RunId.random(Instant.now(), new SecureRandom()));
            return named;
        }
        if (!operation.is(Engine.class, "start") || given == null || !(given[0] instanceof Engine.Start start)
                || start.id() != null) {
            return given;
        }
        var named = Arrays.copyOf(given, given.length);
        named[0] = new Engine.Start(start.plan(), start.inputs(), start.settings(), start.parent(),
                RunId.random(Instant.now(), new SecureRandom()), start.origin(), start.holds());
        return named;
    }

    /** The run that a start will have. */
    static @Nullable RunId started(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments.length == 1 && arguments[0] instanceof Engine.Start start ? start.id()
                : null;
    }

    /**
     * Whether a refusal on a further try only says that an earlier try was heard.
     *
     * @param events of the question's run
     */
    public static boolean heard(Engine.Decision decision, String ask, List<Engine.RunEvent> events) {
        for (var event : events) {
            if (event.type().equals("ask.answered") && text(event, "ask").equals(ask)) {
                return text(event, "answer").equals(decision.answer().name().toLowerCase(Locale.ROOT))
                        && text(event, "by").equals(decision.by())
                        && Objects.equals(event.facts().get("edits"), new Value.Struct("edits", decision.edits()));
            }
        }
        return false;
    }

    private static String text(Engine.RunEvent event, String fact) {
        return event.facts().get(fact) instanceof Value.Text text ? text.text() : "";
    }

    /** Whether a value that is there already was put there by an earlier try. */
    public static boolean isOurs(KeyValueStore values, @Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments[0] instanceof String name && arguments[1] instanceof byte[] value
                && values.get(name).filter(there -> Arrays.equals(there, value)).isPresent();
    }
}
