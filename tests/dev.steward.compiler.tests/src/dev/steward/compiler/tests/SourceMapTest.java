package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.SourceMap;
import dev.steward.compiler.SourceRange;

class SourceMapTest {

    private static final int LINE = Shop.FIRST_LINE;

    @Test
    void everyNamedThingHasItsPlace() {
        var text = Shop.text("""
                saga {
                  step post = site.publish(t)
                    undo site.remove(post.id)
                }
                step x = mail.send(t, t)
                  approve "Send?" { expires 1 hour -> abort }
                  on Outage -> escalate
                wait 2 hours
                return t""") + "policy calm for effect mail.send\n  when true deny because \"calm\"\n";
        var map = Playbook.compiled(Playbook.workspace(text), "p.main").sourceMap();
        assertEquals(Optional.of(range(LINE + 1, 3, LINE + 2, 30)), map.step("p.main", "post"));
        assertEquals(Optional.of(range(LINE + 2, 5, LINE + 2, 30)), map.find("p.main/post#undo"));
        assertEquals(LINE + 4, line(map, "p.main/x"));
        assertEquals(LINE + 5, line(map, "p.main/x#approve"));
        assertEquals(LINE + 6, line(map, "p.main/x#on1"));
        assertEquals(LINE + 7, line(map, "p.main/wait"));
        assertEquals(LINE - 1, line(map, "p.main"));
        assertEquals(LINE + 10, line(map, "p.calm"));
        assertEquals(LINE + 11, line(map, "p.calm#1"));
        assertEquals(2, line(map, "p.Page"), "types have places, so that every file that counts is named");
        assertEquals(Optional.empty(), map.find("p.main/nothing"));
    }

    @Test
    void theBytesAreStableAndReadable() {
        var map = new SourceMap(Map.of("p.b/x", range(1, 2, 3, 4), "p.a", range(5, 6, 7, 8)));
        assertEquals("{\"p.a\":{\"path\":\"file1.playbook\",\"line\":5,\"column\":6,\"endLine\":7,\"endColumn\":8},"
                + "\"p.b/x\":{\"path\":\"file1.playbook\",\"line\":1,\"column\":2,\"endLine\":3,\"endColumn\":4}}",
                new String(map.toBytes(), StandardCharsets.UTF_8));
        assertEquals(map, SourceMap.fromBytes(map.toBytes()));
        assertArrayEquals(map.toBytes(), SourceMap.fromBytes(map.toBytes()).toBytes());
        assertThrows(IllegalArgumentException.class, () -> SourceMap.fromBytes(new byte[]{ 1, 2, 3 }));
    }

    private static int line(SourceMap map, String id) {
        return map.find(id).orElseThrow(() -> new AssertionError("no place for " + id)).line();
    }

    private static SourceRange range(int line, int column, int endLine, int endColumn) {
        return new SourceRange("file1.playbook", line, column, endLine, endColumn);
    }
}
