package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.spi.ToolCalls;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Conformance;
import dev.steward.engine.value.JsonSchemas;
import dev.steward.engine.value.Renamed;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Value;

/** Does the calls of all runs against the ports, on the thread it is called on. Thread-safe. */
final class Boundary {

    private static final int MOST_RECALLED = 1000;
    private static final int CHARACTERS_A_TOKEN = 4;

    private final Ports ports;
    private final Engines.Options options;
    private final KeptAnswers kept;

    /** What a call gave. */
    record Result(Value value, long microUsd, long tokens, List<String> notes) {
    }

    Boundary(Ports ports, Engines.Options options) {
        this.ports = ports;
        this.options = options;
        kept = new KeptAnswers(ports.values());
    }

    Result call(RunId run, CallSpec spec, TypeTable types, ZoneId zone, Instant now, ModelClient.Progress progress)
            throws BoundaryException, InterruptedException {
        return switch (spec) {
            case CallSpec.Tool t -> tool(run, t, types, now);
            case CallSpec.Model m -> model(m, types, now, progress);
            case CallSpec.Cached c -> kept.find(c, zone, now);
            case CallSpec.Recall r -> recall(r, types, zone);
            case CallSpec.Write w -> write(w, zone, now);
        };
    }

    private Result tool(RunId run, CallSpec.Tool spec, TypeTable types, Instant now)
            throws BoundaryException, InterruptedException {
        var operation = spec.operation();
        var value = ports.connectors().connector(spec.connector())
                .call(new ConnectorProvider.Operation(operation.name(),
                        spec.args(), operation.result(), types, spec.key(), options.callTimeout(), spec.now(),
                        run + "/" + spec.path()));
        var keep = spec.keep();
        if (keep != null && Conformance.complaint(value, operation.result(), types, "").isEmpty()) {
            kept.keep(keep, value, now);
        }
        return new Result(value, operation.costMicroUsd(), 0, List.of());
    }

    /** Upper bound of a model call. */
    ModelClient.Quote quote(CallSpec.Model spec, TypeTable types) throws BoundaryException {
        var request = request(spec, types);
        return client(spec.model()).quote(request);
    }

    private Result model(CallSpec.Model spec, TypeTable types, Instant now, ModelClient.Progress progress)
            throws BoundaryException, InterruptedException {
        var answer = client(spec.model()).call(request(spec, types), progress);
        var keep = spec.keep();
        if (keep != null && answer.calls().isEmpty()
                && TypedJson.answer(answer.text(), spec.output(), types) instanceof TypedJson.Fits fits) {
            kept.keep(keep, fits.value(), now);
        }
        return new Result(ToolCalls.value(answer), answer.microUsd(),
                answer.inputTokens() + answer.outputTokens(),
                List.of(answer.rehearsal() ? "answered by the rehearsal model, not by a real one"
                        : "answered by " + answer.model()));
    }

    private ModelClient client(String model) throws BoundaryException {
        return ports.models().stream().filter(client -> client.serves(model)).findFirst()
                .orElseThrow(() -> new BoundaryException(BoundaryException.BAD_REQUEST, "There is no model '" + model
                        + "'; name one that the company's settings know" + (model.equals("rehearsal") ? "."
                                : ", or 'rehearsal'.")));
    }

    private ModelClient.ModelRequest request(CallSpec.Model spec, TypeTable types) {
        return new ModelClient.ModelRequest(spec.model(), spec.turns(), spec.output(), types,
                JsonSchemas.of(spec.output(), types), spec.key(), options.maxOutput(), options.modelTimeout(),
                spec.examples(), spec.later(), spec.tools());
    }

    private Result recall(CallSpec.Recall spec, TypeTable types, ZoneId zone) {
        var max = spec.max();
        var like = spec.like();
        var wanted = max == null ? 1 : Math.min(max, MOST_RECALLED);
        var where = spec.where();
        var limit = where == null ? wanted : MOST_RECALLED;
        var found = like == null ? ports.memory().find(spec.type(), spec.subject(), spec.asOf(), limit)
                : ports.memory().byIds(ports.index().search(like, spec.type(), spec.subject(), limit).stream()
                        .map(hit -> hit.id()).toList(), spec.asOf());
        var renamed = new Renamed(types);
        var items = where == null ? found
                : found.stream().filter(item -> where.fits(renamed.value(item.write().value()))).limit(wanted).toList();
        var fitting = within(items, spec, zone);
        var notes = fitting.stream().map(item -> "used " + spec.type() + " of " + item.write().subject() + ", revision "
                + item.revision() + " (" + item.id() + ")").toList();
        var values = fitting.stream().map(item -> renamed.value(item.write().value())).toList();
        var value = max != null ? new Value.Items(values) : values.isEmpty() ? new Value.None() : values.get(0);
        return new Result(value, 0, 0, notes);
    }

    private static List<MemoryStore.Item> within(List<MemoryStore.Item> items, CallSpec.Recall spec, ZoneId zone) {
        var tokens = spec.withinTokens();
        if (tokens == null) {
            return items;
        }
        var left = (long) tokens * CHARACTERS_A_TOKEN;
        var fitting = new ArrayList<MemoryStore.Item>();
        for (var item : items) {
            left -= Shown.text(item.write().value(), zone).length();
            if (left >= 0) {
                fitting.add(item);
            }
        }
        return fitting;
    }

    private Result write(CallSpec.Write spec, ZoneId zone, Instant now) {
        var value = spec.value();
        var keyField = spec.keyField();
        if (keyField != null && spec.nextKey()) {
            var fields = new LinkedHashMap<>(value.fields());
            fields.put(keyField, new Value.Int(ports.memory().nextKey(value.type(), spec.key())));
            value = new Value.Struct(value.type(), fields);
        }
        var about = spec.subject();
        var key = keyField == null ? null : value.fields().get(keyField);
        var subject = about != null ? about : key == null ? "" : Shown.text(key, zone);
        var item = ports.memory()
                .write(new MemoryStore.Write(about == null ? MemoryStore.Kind.RECORD : MemoryStore.Kind.FACT,
                        value.type(), subject, value, Shown.text(value, zone), spec.scope(), spec.validFrom(),
                        spec.expires(),
                        spec.proposed(), spec.key(), now));
        ports.index().add(List.of(item));
        ports.index().commit();
        return new Result(item.write().value(), 0, 0,
                List.of("wrote " + value.type() + " of " + subject + ", revision " + item.revision()));
    }

    /** The time that a call may take. */
    java.time.Duration timeout(CallSpec spec) {
        return spec instanceof CallSpec.Model ? options.modelTimeout() : options.callTimeout();
    }

}
