package dev.steward.runtime.tests.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.steward.runtime.debug.Spot;
import dev.steward.runtime.debug.Wish;
import dev.steward.runtime.debug.Wish.Mode;

/** The rule for stepping: hold or go, from the wish and the place alone. */
class WishTest {

    /** Such as {@code /lane1:2}: branches from the run inwards, and the depth. */
    private static Spot spot(String words) {
        var parts = words.split(":");
        var branches = Arrays.stream(parts[0].split("/", -1)).toList();
        return new Spot(branches.size() < 2 ? List.of("") : branches, Integer.parseInt(parts[1]), "at", "p/at");
    }

    @ParameterizedTest(name = "{0} from {1} at {2}: {3}")
    @CsvSource({
            // in one branch, by depth
            "INTO,   :1, :1, true", "INTO,   :1, :2, true", "INTO,   :2, :1, true",
            "OVER,   :1, :1, true", "OVER,   :1, :2, false", "OVER,   :2, :1, true", "OVER,   :2, :3, false",
            "RETURN, :2, :2, false", "RETURN, :2, :1, true", "RETURN, :2, :3, false", "RETURN, :1, :1, false",
            // what begins side by side inside it is stepped, too
            "INTO,   :1, /a:1, true", "OVER,   :1, /a:1, true", "OVER,   :1, /a:2, false", "RETURN, :2, /a:1, true",
            // what runs beside it is not
            "INTO,   /a:1, /b:1, false", "OVER,   /a:1, /b:1, false", "RETURN, /a:2, /b:1, false",
            "INTO,   /a/c:1, /a/d:1, false",
            // its branch has ended: it goes on around it
            "INTO,   /a:1, :1, true", "OVER,   /a:1, :1, true", "OVER,   /a/c:2, /a:2, true", "RETURN, /a:2, :1, true",
            "RETURN, /a:1, :1, false" })
    void steps(Mode mode, String from, String at, boolean holds) {
        assertEquals(holds, Wish.step(mode, spot(from)).holds(spot(at)));
    }

    @Test
    void otherWishes() {
        assertEquals(false, Wish.run().holds(spot(":1")));
        assertEquals(true, Wish.suspend().holds(spot("/a:7")));
        assertEquals(true, Wish.to("p/at").holds(spot("/b:3")));
        assertEquals(false, Wish.to("p/other").holds(spot(":1")));
        assertThrows(IllegalArgumentException.class, () -> new Wish(Mode.OVER, null, ""));
        assertThrows(IllegalArgumentException.class, () -> new Spot(List.of(), 1, "", ""));
    }
}
