package dev.steward.engine.internal.core;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** What the driver has to do for a call. */
public sealed interface CallSpec {

    /** The slot that each call to the outside needs. */
    String CALLS = "calls";

    /** Stands among scarce slots for those of a run's further calls when it has some under way already. */
    String MANY = "many";

    /** What the name of a model's slot begins with. */
    String MODEL = "model ";

    /** Path of the step that calls. */
    String path();

    /** Name of what is called, for people. */
    String target();

    /** Idempotency key, the same for each retry. */
    String key();

    /** What is handed over, by name, for people and for the hash. */
    Map<String, Value> args();

    /** Whether it changes something outside. */
    boolean effect();

    /** Names of what is limited that it needs a slot of; empty for what stays inside the company. */
    default List<String> slots() {
        return List.of();
    }

    /** An operation of a connector; {@code keep}: under which name its answer is kept, null for not. */
    record Tool(@NonNull String path, Plan.ConnectorPlan connector, Plan.OperationPlan operation,
            @NonNull Map<String, Value> args, @NonNull String key, Instant now, @Nullable String keep)
            implements
                CallSpec {
        public Tool {
            args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        }

        /** Whose answer is not kept. */
        public Tool(@NonNull String path, Plan.ConnectorPlan connector, Plan.OperationPlan operation,
                @NonNull Map<String, Value> args, @NonNull String key, Instant now) {
            this(path, connector, operation, args, key, now, null);
        }

        @Override
        public String target() {
            return connector.name() + "." + operation.name();
        }

        @Override
        public boolean effect() {
            return operation.effect() != Plan.EffectKind.READS;
        }

        @Override
        public List<String> slots() {
            return List.of(CALLS, "connector " + connector.name());
        }
    }

    /**
     * The latest good answer that a call with the same inputs kept.
     *
     * @param name of what was called, for people
     * @param keep under which name it is kept
     */
    record Cached(@NonNull String path, String name, String keep, @NonNull String key) implements CallSpec {
        @Override
        public String target() {
            return "the kept answer of " + name;
        }

        @Override
        public Map<String, Value> args() {
            return Map.of("question", new Value.Text(keep));
        }

        @Override
        public boolean effect() {
            return false;
        }
    }

    /**
     * A model; its conversation so far.
     *
     * @param keep  under which name a good answer is kept, null for not
     * @param later whether the answer may take longer where that is cheaper
     * @param tools what the model may ask for instead of answering
     */
    record Model(@NonNull String path, String model, List<ModelClient.Turn> turns, Type output,
            @NonNull String key, List<String> examples, @Nullable String keep, boolean later,
            List<ModelClient.Tool> tools) implements CallSpec {
        public Model {
            turns = List.copyOf(turns);
            examples = List.copyOf(examples);
            tools = List.copyOf(tools);
        }

        @Override
        public String target() {
            return model;
        }

        @Override
        public Map<String, Value> args() {
            return Map.of("prompt", new Value.Text(said()));
        }

        /** What it was told since it said something: the prompt, a complaint, or the results of what it asked for. */
        private String said() {
            var last = turns.size() - 1;
            var from = last;
            while (from > 0 && turns.get(from).answers() != null && turns.get(from - 1).answers() != null) {
                from--;
            }
            return from == last ? turns.get(last).text()
                    : turns.subList(from, last + 1).stream().map(ModelClient.Turn::text)
                            .collect(Collectors.joining("\n"));
        }

        @Override
        public boolean effect() {
            return false;
        }

        @Override
        public List<String> slots() {
            var provider = model.indexOf(':');
            return provider < 0 ? List.of(CALLS, MODEL + model)
                    : List.of(CALLS, MODEL + model.substring(0, provider), MODEL + model);
        }
    }

    /** What an item must meet. Asked on the thread of the call. */
    @FunctionalInterface
    interface Condition {
        boolean fits(Value item);
    }

    /** Reads memory; {@code max} null asks for the newest one, {@code where} null for any. */
    record Recall(@NonNull String path, String type, boolean record, @Nullable String subject, @Nullable String like,
            @Nullable Integer max, @Nullable Integer withinTokens, @Nullable Instant asOf, @Nullable Condition where,
            @NonNull String key)
            implements
                CallSpec {
        @Override
        public String target() {
            return "recall " + type;
        }

        @Override
        public Map<String, Value> args() {
            return like == null ? Map.of() : Map.of("like", new Value.Text(like));
        }

        @Override
        public boolean effect() {
            return false;
        }
    }

    /** Writes memory: a record when {@code subject} is null, else a fact. {@code nextKey}: the field to number. */
    record Write(@NonNull String path, Value.Struct value, @Nullable String subject, @Nullable String keyField,
            boolean nextKey, String scope, Instant validFrom, @Nullable Instant expires, boolean proposed,
            @NonNull String key) implements CallSpec {
        @Override
        public String target() {
            return (subject == null ? "write " : "remember ") + value.type();
        }

        @Override
        public Map<String, Value> args() {
            return value.fields();
        }

        @Override
        public boolean effect() {
            return true;
        }
    }
}
