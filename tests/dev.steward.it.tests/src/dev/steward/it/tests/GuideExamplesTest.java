package dev.steward.it.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the guide are without finding, and the tests that stand in them pass. */
class GuideExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```playbook\\R(.*?)```");

    @TempDir
    Path folder = Path.of(".");

    @Test
    void theGuideDoesAsItSays() throws IOException {
        var examples = new ArrayList<String>();
        try (var pages = Files.list(guide())) {
            for (var page : pages.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
                EXAMPLE.matcher(Files.readString(page)).results().map(found -> found.group(1)).forEach(examples::add);
            }
        }
        assertTrue(examples.size() > 0, "the guide has no examples");
        for (var example : examples) {
            var place = new Place(folder.resolve("company" + examples.indexOf(example)))
                    .with("connector.post.from = Ana <ana@example.org>\n", example);
            for (var command : List.of("check", "test")) {
                var answer = place.steward(command);
                assertEquals(0, answer.exit(), () -> answer + "\n" + example);
            }
            assertTrue(place.steward("check").out().contains("0 warnings"), () -> place.steward("check").out());
        }
    }

    private static Path guide() {
        for (var at = Place.suite(); at != null; at = at.getParent()) {
            var guide = at.resolve("bundles/dev.steward.doc/guide");
            if (Files.isDirectory(guide)) {
                return guide;
            }
        }
        throw new IllegalStateException("The guide is not above " + Place.suite());
    }
}
