package dev.steward.it.tests;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.cli.Cli;
import dev.steward.cli.Streams;
import dev.steward.runtime.Steward;
import dev.steward.runtime.internal.Template;

/** A folder in which commands are run as on a command line, in this process and over the real rooms. */
record Place(Path folder, Map<String, String> environment) {

    Place(Path folder) {
        this(folder, Map.of("PATH", System.getenv().getOrDefault("PATH", "")));
    }

    /** What a command left behind. */
    record Answer(int exit, String out, String err) {

        /** One object a line. */
        List<JsonObject> objects() {
            return out.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
        }

        JsonObject last() {
            return objects().getLast();
        }

        @Override
        public String toString() {
            return "exit " + exit + "\n" + out + err;
        }
    }

    static Steward steward(Map<String, String> environment) {
        return new Steward(new RealRooms(), Template.of(suite()), environment, "0.1.0");
    }

    /** The company that ships, found from the working directory upwards. */
    static Path suite() {
        var given = System.getProperty("steward.suite");
        if (given != null) {
            return Path.of(given);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var suite = at.resolve("bundles/dev.steward.suite/company");
            if (Files.isDirectory(suite)) {
                return suite;
            }
        }
        throw new IllegalStateException("The suite is not above " + Path.of("").toAbsolutePath());
    }

    Answer steward(String... words) {
        return typed("", words);
    }

    /** With a person at the terminal who types the lines. */
    Answer typed(String lines, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = new Streams(new BufferedReader(new StringReader(lines)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), !lines.isEmpty(), false, 120, environment, folder);
        var exit = new Cli(steward(environment)).run(List.of(words), streams);
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A company with this one file of playbooks and nothing else. */
    Place with(String settings, String playbooks) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("steward.properties"), "name = Test\nzone = Europe/Berlin\n" + settings);
        Files.writeString(folder.resolve("test.playbook"), playbooks);
        return this;
    }

    /** Relative paths of all files below a folder, sorted. */
    List<String> files(String below) throws IOException {
        var start = folder.resolve(below);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (var paths = Files.walk(start)) {
            return paths.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
