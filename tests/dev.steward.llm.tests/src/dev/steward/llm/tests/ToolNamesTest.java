package dev.steward.llm.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.engine.spi.ModelClient.Tool;
import dev.steward.llm.internal.tools.ToolNames;

/** Spellings of tools, there and back. */
class ToolNamesTest {

    @Test
    void eachToolIsFoundBySpelling() {
        var tools = List.of("site.recent", "site_recent", "a.b_c", "a_b.c", "answer", "grüße.senden", "gr__e.senden",
                "x".repeat(80), "x".repeat(81), "plain");
        var names = names(tools.toArray(String[]::new));
        for (var tool : tools) {
            assertEquals(tool, names.tool(names.spelled(tool)));
        }
        assertEquals("plain", names.spelled("plain"));
    }

    @Test
    void aSpellingDoesNotDependOnTheOrder() {
        assertEquals(names("a.b", "a_b").spelled("a.b"), names("a_b", "a.b").spelled("a.b"));
    }

    @Test
    void aToolThatIsNoLongerOfferedTakesNobodysSpelling() {
        var names = names("a_b");
        assertNotEquals("a_b", names.spelled("a.b"));
        assertEquals("a_c", names.spelled("a.c"));
        assertNotEquals("answer", names.spelled("answer"));
        assertEquals("a.c", names.tool("a.c"));
    }

    private static ToolNames names(String... tools) {
        return ToolNames.of(Arrays.stream(tools).map(tool -> new Tool(tool, "", "")).toList());
    }
}
