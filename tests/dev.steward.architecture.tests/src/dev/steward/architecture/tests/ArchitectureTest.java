package dev.steward.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** This checkout keeps every rule. */
class ArchitectureTest {

    @ParameterizedTest
    @EnumSource(Rules.class)
    void isKept(Rules rule) throws IOException {
        List<String> broken = rule.broken(SourceTree.read(SourceTree.root()));

        assertEquals("", String.join("\n", broken), () -> rule + " is broken " + broken.size() + " times");
    }

    /** A reader that finds nothing would let everything pass. */
    @Test
    void theRoomsAreFound() throws IOException {
        List<Room> rooms = SourceTree.read(SourceTree.root());

        assertTrue(rooms.size() >= 10, () -> "only " + rooms.stream().map(Room::name).toList());
        assertTrue(rooms.stream().anyMatch(room -> room.name().equals("engine") && room.sources().size() > 20
                && room.packages().containsKey("dev.steward.engine.spi")));
    }
}
