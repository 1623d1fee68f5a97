package dev.steward.engine.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/** Makes the connectors of one kind, such as {@code files} or {@code mail}. Thread-safe. */
public interface ConnectorProvider {

    /** The kind, as written after the colon of {@code connector mail : mail}. */
    String kind();

    /**
     * What connectors of this kind can do, for checks before anything runs. Empty for an open kind, whose operations a
     * playbook declares as the other side has them. Cheap, and the same at each call.
     */
    default Optional<List<Offer>> operations() {
        return Optional.empty();
    }

    /**
     * An operation that a kind has.
     *
     * @param parameters all names that it takes
     * @param forms      sets of parameters of which one must be there in whole; without any, none need be
     */
    record Offer(String name, List<String> parameters, List<Set<String>> forms) {
        public Offer {
            parameters = List.copyOf(parameters);
            forms = List.copyOf(forms);
        }
    }

    /** Whether a connector that declares a secret can do nothing without it. */
    default boolean needsSecret() {
        return true;
    }

    /** Opens a connector; must not reach outside yet. */
    Connector open(Config config) throws BoundaryException;

    /**
     * @param name     qualified name
     * @param company  the company's folder; files kinds stay inside it
     * @param settings declared in the playbook file and in {@code steward.properties}
     *                 ({@code connector.mail.outbox=outbox}), without the prefix
     * @param auth     name of the secret, null for none
     */
    record Config(String name, String kind, Path company, ZoneId zone, Map<String, String> settings,
            @Nullable String auth, Secrets secrets) {
        public Config {
            settings = Map.copyOf(settings);
        }
    }

    /** An open connector. Calls block and end soon after an interrupt. Thread-safe. */
    interface Connector extends AutoCloseable {

        /**
         * Does one operation.
         *
         * @throws BoundaryException typed failure; {@code unknown} when it may have happened
         */
        Value call(Operation operation) throws BoundaryException, InterruptedException;

        /** Whether it could work now: null, or one sentence that says what is missing and how to get it. */
        @Nullable
        String trouble();

        /**
         * What is missing among the settings, so that an operation can't work: null, or one sentence that says how to
         * get it. Looks at this machine only.
         */
        default @Nullable String missing(String operation) {
            return null;
        }

        @Override
        default void close() {
        }
    }

    /**
     * @param key idempotency key, the same for each retry of the call: two calls with one key have one effect. It is
     *            {@code connector.operation/key} for {@code idempotent by}, followed by {@code #2} … when what the run
     *            did under that key was taken back; else, and for every undo, {@code run/path}; when an unknown outcome
     *            is read back, it is the key of that call followed by {@code ~verify}
     * @param now    time stamp of the run at the call
     * @param caller the call itself, {@code run/path}: the same for its retries, {@code run/path~undo} for its undo, and
     *               another for another call under the same declared key
     */
    record Operation(String name, Map<String, Value> args, Type result, TypeTable types, String key, Duration timeout,
            Instant now, String caller) {
        public Operation {
            args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        }
    }
}
