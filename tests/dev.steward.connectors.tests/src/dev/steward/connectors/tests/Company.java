package dev.steward.connectors.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.Value;

/** A company folder and short words for calling its connectors. */
record Company(Path folder) {

    static final Instant NOW = Instant.parse("2026-09-14T07:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    Connector open(ConnectorProvider provider, String name, Map<String, String> settings) throws BoundaryException {
        return provider
                .open(new ConnectorProvider.Config("connectors." + name, provider.kind(), folder, ZONE, settings, null,
                        secret -> Optional.empty()));
    }

    static Operation operation(String name, Map<String, Value> args, Type result, TypeTable types, String key,
            Instant now) {
        return new Operation(name, args, result, types, key, Duration.ofSeconds(5), now, key);
    }

    static Operation operation(String name, Map<String, Value> args, Type result, String key) {
        return operation(name, args, result, Types.TABLE, key, NOW);
    }

    static Value.Text text(String text) {
        return new Value.Text(text);
    }

    static Map<String, Value> args(Object... namesAndValues) {
        var args = new LinkedHashMap<String, Value>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            args.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
        }
        return args;
    }

    /** The value of a field of a struct. */
    static Value field(Value struct, String name) {
        return struct instanceof Value.Struct(var type, var fields) && fields.get(name) instanceof Value value ? value
                : text("no field " + name + " in " + struct);
    }

    Path write(String path, String content) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    String read(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    /** Every file below the folder with its content, byte for byte. */
    Map<String, String> snapshot() throws IOException {
        var snapshot = new TreeMap<String, String>();
        try (var tree = Files.walk(folder)) {
            for (var path : tree.filter(Files::isRegularFile).toList()) {
                snapshot.put(folder.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return snapshot;
    }
}
