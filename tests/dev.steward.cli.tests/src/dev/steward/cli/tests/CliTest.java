package dev.steward.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonParser;

import dev.steward.cli.Cli;
import dev.steward.cli.Streams;
import dev.steward.cli.internal.Catalog;
import dev.steward.engine.RefusedException;
import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.Rooms;
import dev.steward.runtime.Steward;

/** What needs no company: help, wrong words, and that no room is touched for it. */
class CliTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of(".");

    private int steward(String... words) {
        return steward(new AssertionError("No room is needed here."), words);
    }

    private int steward(Throwable problem, String... words) {
        var rooms = (Rooms) Proxy.newProxyInstance(Rooms.class.getClassLoader(), new Class<?>[]{ Rooms.class },
                (proxy, method, args) -> {
                    throw problem;
                });
        var streams = new Streams(new BufferedReader(new StringReader("")),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false, false, 80, Map.of(), folder);
        return new Cli(new Steward(rooms, Map::of, Map.of(), "0.1.0")).run(List.of(words), streams);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void helpListsEveryCommand() {
        assertEquals(0, steward("help"));
        var text = out.toString(StandardCharsets.UTF_8);
        Catalog.commands()
                .forEach(c -> assertTrue(text.contains("steward " + c.syntax().command()), c.syntax().command()));
    }

    @Test
    void everyCommandHasItsOwnHelp() {
        Catalog.commands().forEach(command -> {
            out.reset();
            var name = command.syntax().command();
            assertEquals(0, steward(name, "--help"), name);
            var text = out.toString(StandardCharsets.UTF_8);
            assertTrue(text.startsWith("Usage: steward " + name), text);
            command.syntax().options().forEach(o -> assertTrue(text.contains(o.name()), name + " " + o.name()));
        });
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        assertEquals(2, steward("rnu"));
        assertTrue(complaint().startsWith("steward: There is no command 'rnu'. Did you mean run"), complaint());
        assertEquals(1, complaint().lines().count());
    }

    @Test
    void aCommandOfALaterVersionSaysSo() {
        assertEquals(2, steward("export", "x"));
        assertEquals("steward: 'steward export' comes with a later version.\n", complaint());
    }

    @Test
    void withoutACompanyTheCureIsNamed() {
        assertEquals(2, steward("runs"));
        assertTrue(complaint().contains("steward new DIR") && complaint().contains("--company"), complaint());
    }

    @Test
    void aProblemIsAnObjectForPrograms() {
        assertEquals(2, steward("runs", "--json"));
        var object = JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
        assertEquals("error", object.get("type").getAsString());
        assertEquals(2, object.get("exit").getAsInt());
        assertFalse(object.get("message").getAsString().isEmpty());
    }

    @Test
    void whatTheRoomsRefuseIsOneSentence() throws IOException {
        Files.writeString(folder.resolve("steward.properties"), "name = Test\nzone = UTC\n");
        assertEquals(4, steward(new RefusedException("The run can't be told now; look at its disk."), "runs"));
        assertEquals("steward: The run can't be told now; look at its disk.\n", complaint());
        err.reset();
        assertEquals(2, steward(new StoreException(StoreException.Reason.COMPACTED, "Its steps were removed.", null),
                "runs"));
        assertEquals("steward: Its steps were removed.\n", complaint());
    }
}
