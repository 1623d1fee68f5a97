package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.app.internal.guide.GuideText;
import dev.steward.app.internal.guide.GuideText.Look;

/** A page of the guide, laid out. */
class GuideTextTest {

    private static List<String> marked(GuideText.Page page, Look look) {
        return page.marks().stream().filter(mark -> mark.look() == look)
                .map(mark -> page.text().substring(mark.start(), mark.start() + mark.length())).toList();
    }

    @Test
    void headingsCodeAndLinksAreMarked() {
        var page = GuideText.of("# Flow\n\nA `step` is [here](data.md).\n\n## Loops\n\n- one\n- two\n");

        assertEquals("Flow\n\nA step is here.\n\nLoops\n•  one\n•  two\n", page.text());
        assertEquals(List.of("Flow"), marked(page, Look.TITLE));
        assertEquals(List.of("Loops"), marked(page, Look.HEADING));
        assertEquals(List.of("step"), marked(page, Look.CODE));
        assertEquals(List.of("here"), marked(page, Look.LINK));
    }

    @Test
    void tablesStandInColumns() {
        var page = GuideText.of("| code | means |\n| --- | --- |\n| `0` | done |\n| `130` | interrupted |\n");

        assertEquals("code  means\n0     done\n130   interrupted\n", page.text());
        assertEquals(1, marked(page, Look.BLOCK).size());
    }

    @Test
    void examplesStayAsTheyAre() {
        var page = GuideText.of("Like this:\n\n```\nplaybook a {\n  step b\n}\n```\n");

        assertEquals(List.of("playbook a {\n  step b\n}"), marked(page, Look.BLOCK));
    }
}
