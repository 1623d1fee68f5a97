package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.steward.dsl.PlaybookIssue;

/** The hash names a meaning: what does not change the meaning does not change it, and what does, does. */
class HashStabilityTest {

    private static final String LIBRARY = """
            package lib
            type Page { id: Text }
            enum Tag { news, craft }
            connector site : site {
              op publish(title: Text) -> Page  idempotent by title  compensated by remove
              op remove(id: Text)              idempotent by id
            }
            """;
    private static final String MAIN = """
            package p
            import lib.{site, Tag}

            type Draft { title: Text(max 90)  tags: [Tag] }

            agent writer : task {
              model "large" fallback "small"
              budget 0.40 USD per run
              prompt "Write about ${topic}."
              returns Draft
            }

            playbook main(topic: Text = "tea", pause: Duration = 60 min) -> Text {
              delegate supervised 30 min
              budget 1.50 USD at limit escalate "over"
              step draft = writer(topic)
                retry 3 backoff 10s..5m on RateLimit, Timeout
              saga {
                step post = site.publish(draft.title)  undo site.remove(post.id)
                  approve "Publish?" { show draft.title  expires 8 hours -> abort }
              }
              wait pause
              x = branch { when draft.title == "a" -> 1  else -> 2 }
              return "${x} ${post.id}"
            }

            policy quiet for effect site.publish when now.hour < 7 deny because "quiet hours"
            """;

    static Stream<Arguments> layout() {
        return Stream.of(
                arguments("comments", MAIN.replace("\n", "  // a remark\n").replace("{ show", "/* why */ { show")),
                arguments("white space", MAIN.replace("  ", "\t\t").replace("{ show", "\n\n{\n show")),
                arguments("line ends", MAIN.replace("\n", "\r\n")),
                arguments("units", MAIN.replace("60 min", "1 hour").replace("10s", "10 seconds")),
                arguments("trailing zeros", MAIN.replace("1.50 USD", "1.5 USD")));
    }

    static Stream<Arguments> order() {
        return Stream.of(
                arguments("order of imported names", MAIN.replace("{site, Tag}", "{Tag, site}")),
                arguments("imports one by one", MAIN.replace("import lib.{site, Tag}",
                        "import lib.{Tag}\nimport lib.{site}")),
                arguments("import of everything", MAIN.replace("import lib.{site, Tag}", "import lib")),
                arguments("order of clauses", MAIN.replace("  delegate supervised 30 min\n", "")
                        .replace("\"over\"\n", "\"over\"\n  delegate supervised 30 min\n")),
                arguments("order of declarations", "package p\nimport lib.{site, Tag}\n"
                        + MAIN.substring(MAIN.indexOf("policy quiet")) + "\n"
                        + MAIN.substring(MAIN.indexOf("type Draft"), MAIN.indexOf("policy quiet"))));
    }

    static Stream<Arguments> additions() {
        return Stream.of(
                arguments("an unrelated declaration", MAIN + "\nplaybook other() -> Int { return 1 }\n"),
                arguments("a test", MAIN + """

                        test main "runs" {
                          mock writer returns Draft { title: "a", tags: [] }
                          mock site.publish returns lib.Page { id: "1" }
                          mock site.remove
                          assert state done
                        }
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({ "layout", "order", "additions" })
    void sameMeaning(String change, String main) {
        assertEquals(hash(MAIN, LIBRARY), hash(main, LIBRARY), change);
    }

    @Test
    void theLayoutOfWhatIsImportedDoesNotCount() {
        assertEquals(hash(MAIN, LIBRARY), hash(MAIN, LIBRARY.replace("  compensated", "\n    compensated")));
    }

    /** What is changed: {@code from => to}; every occurrence is replaced. */
    private static final String CHANGES = """
            -> 1  => -> 3\s
            -> 1  => -> -1\s
            ${topic}." => ${topic}!"
            Write about => Write  about
            "large" => "larger"
             fallback "small" =>\s
            0.40 => 0.41
            max 90 => max 91
            "tea" => "coffee"
             = "tea" =>\s
            30 min => 31 min
            delegate supervised 30 min => delegate approval
            1.50 USD => 1.51 USD
            "over" => "beyond"
            draft => letter
            retry 3 => retry 4
            10s => 11s
            RateLimit, Timeout => RateLimit, Outage
            undo site.remove(post.id) =>\s
            Publish? => Really?
            show draft.title  => show cost\s
            8 hours => 9 hours
            -> abort => -> escalate
            draft.title == "a" => draft.title != "a"
            ${x} ${post.id} => ${post.id} ${x}
            < 7 => < 8
            deny because => ask because
            quiet hours => night
            site.publish when => site.publish priority 5 when
            package p => package q
            """;

    private static Map<String, String> changes() {
        var changes = new HashMap<String, String>();
        CHANGES.lines().forEach(line -> {
            var parts = line.split(" =>[ ]?", 2);
            changes.put(line, MAIN.replace(parts[0], parts[1]));
        });
        changes.put("the order of steps",
                MAIN.replace("  wait pause\n", "").replace("  saga {", "  wait pause\n  saga {"));
        changes.put("no policy", MAIN.substring(0, MAIN.indexOf("policy quiet")));
        return changes;
    }

    @Test
    void eachChangeOfMeaningGivesAHashOfItsOwn() {
        var seen = new HashMap<String, String>();
        seen.put(hash(MAIN, LIBRARY), "nothing changed");
        changes().forEach((name, text) -> {
            assertNotEquals(MAIN, text, "the change '" + name + "' does not change the text");
            var before = seen.put(hash(text, LIBRARY), name);
            assertTrue(before == null, () -> "'" + name + "' and '" + before + "' have one hash");
        });
    }

    @Test
    void whatIsImportedCountsToo() {
        var base = hash(MAIN, LIBRARY);
        assertNotEquals(base, hash(MAIN, LIBRARY.replace("  compensated by remove", "")));
        assertNotEquals(base, hash(MAIN, LIBRARY.replace("news, craft", "craft, news")));
        assertNotEquals(base, hash(MAIN, LIBRARY.replace(": site {", ": files {")));
    }

    private static String hash(String main, String library) {
        var workspace = Playbook.workspace(main, library);
        var errors = workspace.check().stream().filter(PlaybookIssue::isError).toList();
        assertTrue(errors.isEmpty(), () -> "the example has errors: " + errors + "\n" + main);
        var name = main.startsWith("package q") ? "q.main" : "p.main";
        return Playbook.compiled(workspace, name).hash();
    }
}
