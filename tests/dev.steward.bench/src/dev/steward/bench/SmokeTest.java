package dev.steward.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Every bench yields its rows at its smallest setting; how fast that is doesn't matter. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SmokeTest {

    @TempDir
    Path folder = Path.of(".");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Context context() throws IOException {
        var command = Files.writeString(folder.resolve("steward"), """
                #!/bin/sh
                case $1 in
                    new) mkdir -p "$2" ;;
                    run) echo '{"type":"step.started"}' ;;
                    --company) printf 'window %s000 5\npage %s000 7\n' "$(date +%s)" "$(date +%s)" \
                        > "${STEWARD_JAVA_OPTIONS#*=}" ;;
                esac
                """);
        assertTrue(command.toFile().setExecutable(true));
        var peers = Files.writeString(folder.resolve("peers.properties"), "stub.command=echo starting; echo 42.5\n");
        return new Context(folder.resolve("data"), command, peers, Scale.tiny(),
                new Rows(new PrintStream(printed, true, StandardCharsets.UTF_8), true));
    }

    @Test
    void everyBenchYieldsItsRows() throws Exception {
        var context = context();
        for (var bench : Main.all()) {
            bench.run(context);
        }
        var names = context.rows().all().stream().map(Row::bench).collect(Collectors.toCollection(TreeSet::new));
        for (var wanted : Set.of("raw.derby.commits", "core.steps", "core.entries", "engine.steps",
                "engine.steps.ratio", "engine.steps.run.p50", "engine.steps.run.p99", "engine.bytes",
                "engine.recovery", "engine.recovery.repeated", "engine.waiting", "engine.open", "engine.replay",
                "past.open", "past.jump.p95", "past.step.over.p95", "engine.large", "cli.start", "check.large",
                "workbench.start", "editor.cold",
                "editor.snapshot.p95", "editor.complete.p95", "profile.steps.time", "profile.steps.memory",
                "peer.stub")) {
            assertTrue(names.contains(wanted), () -> wanted + " is missing in " + names);
        }
        context.rows().all().forEach(row -> assertTrue(Double.isFinite(row.value()), row::toString));
    }

    @Test
    void rowsAreObjectsWithNumbersAndBooleansAsSettings() throws Exception {
        new RawCommits().run(context());
        var rows = printed.toString(StandardCharsets.UTF_8).lines().map(JsonParser::parseString)
                .map(row -> row.getAsJsonObject()).toList();
        assertEquals(List.of(1, 32), rows.stream().map(SmokeTest::connections).toList());
        for (var row : rows) {
            assertEquals(Set.of("bench", "value", "unit", "settings"), row.keySet());
            assertEquals("raw.derby.commits", row.get("bench").getAsString());
            assertEquals("commits/s", row.get("unit").getAsString());
            assertTrue(row.get("value").getAsJsonPrimitive().isNumber(), row::toString);
        }
    }

    private static int connections(JsonObject row) {
        return row.getAsJsonObject("settings").get("connections").getAsInt();
    }

    @Test
    void namesChooseBenchesByTheirBeginning() {
        assertEquals(List.of("cli.start"), names("cli"));
        assertEquals(List.of("raw.derby.commits", "engine.bytes"), names("engine.bytes"));
        assertEquals(List.of("workbench.runs"), names("workbench.runs"));
        assertEquals(List.of("workbench.large"), names("workbench.large"));
        assertEquals(List.of("line.history"), names("line"));
        assertEquals(List.of("engine.steps"), names("engine.steps"));
        assertEquals(List.of(), names("nothing"));
    }

    private static List<String> names(String word) {
        return Main.chosen(Main.all(), List.of(word)).stream().map(Bench::name).toList();
    }
}
