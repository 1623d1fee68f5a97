package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * {@code steward lsp} with a client that others made, the one of Visual Studio Code. Its folder is {@code lspclient} beside
 * this bundle or named by the system property {@code steward.lspclient}; {@code npm ci} in it brings the client, and
 * without it this test is skipped.
 */
class OtherClientTest {

    private static final long MOST_SECONDS = 100;

    @TempDir
    Path temp = Path.of(".");

    private static Optional<Path> folder() {
        return Stream.of(System.getProperty("steward.lspclient", "lspclient"), "tests/dev.steward.it.tests/lspclient")
                .map(name -> Path.of(name).toAbsolutePath())
                .filter(f -> Files.isDirectory(f.resolve("node_modules/vscode-languageserver-protocol"))).findFirst();
    }

    @Test
    void itCompletesHoversRenamesCuresAndFormats() throws Exception {
        assumeTrue(folder().isPresent(), "the client of others is not installed: run npm ci in lspclient");
        var place = new Place(temp.resolve("company")).with("", "package mine\n\nplaybook tell(what: Text) {\n"
                + "  step card=human do   \"Tell 😀 ${what}\"\n}\n");
        JsonObject seen = drive(folder().orElseThrow(), place);
        assertEquals("steward", seen.get("server").getAsString());
        assertTrue(seen.get("codes").toString().contains("human.expiryMissing"), seen::toString);
        assertTrue(seen.get("hover").getAsString().contains("what : Text"), seen::toString);
        assertTrue(seen.get("cures").toString().contains("Give up after 1 day"), seen::toString);
        assertEquals(3, seen.get("edits").getAsInt(), seen::toString);
        assertEquals("[\"say\"]", seen.get("renamed").toString());
        assertTrue(seen.get("proposals").toString().contains("\"human\""), seen::toString);
        assertEquals(0, seen.get("exit").getAsInt());
    }

    private JsonObject drive(Path client, Place place) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", client.resolve("client.cjs").toString(),
                place.folder().toRealPath().resolve("test.playbook").toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xss4m",
                "-XX:TieredStopAtLevel=1", "-cp",
                ChildClassPath.make(Files.createDirectories(temp.resolve("scratch"))),
                "-Dsteward.suite=" + Place.suite(), ChildMain.class.getName(), "lsp"));
        var errors = temp.resolve("errors.txt");
        var process = new ProcessBuilder(command).directory(place.folder().toFile()).redirectError(errors.toFile())
                .start();
        try {
            assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), () -> "the client does not end");
            assertEquals(0, process.exitValue(), Files.readString(errors));
            return JsonParser.parseString(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } finally {
            process.destroyForcibly();
        }
    }
}
