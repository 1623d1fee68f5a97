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

            policy quiet for effect site.publish
              when now.hour < 7 deny because "quiet hours"
            """;

    static Stream<Arguments> sameMeaning() {
        return Stream.of(
                arguments("comments", MAIN.replace("\n", "  // a remark\n").replace("{ show", "/* why */ { show"),
                        LIBRARY),
                arguments("white space", MAIN.replace("  ", "\t\t").replace("{ show", "\n\n{\n show"), LIBRARY),
                arguments("line ends", MAIN.replace("\n", "\r\n"), LIBRARY.replace("\n", "\r\n")),
                arguments("order of imported names", MAIN.replace("{site, Tag}", "{Tag, site}"), LIBRARY),
                arguments("imports one by one", MAIN.replace("import lib.{site, Tag}",
                        "import lib.{Tag}\nimport lib.{site}"), LIBRARY),
                arguments("import of everything", MAIN.replace("import lib.{site, Tag}", "import lib"), LIBRARY),
                arguments("units", MAIN.replace("60 min", "1 hour").replace("10s", "10 seconds"), LIBRARY),
                arguments("trailing zeros", MAIN.replace("1.50 USD", "1.5 USD"), LIBRARY),
                arguments("order of clauses", MAIN.replace("  delegate supervised 30 min\n", "")
                        .replace("\"over\"\n", "\"over\"\n  delegate supervised 30 min\n"), LIBRARY),
                arguments("order of declarations", "package p\nimport lib.{site, Tag}\n"
                        + MAIN.substring(MAIN.indexOf("policy quiet")) + "\n"
                        + MAIN.substring(MAIN.indexOf("type Draft"), MAIN.indexOf("policy quiet")), LIBRARY),
                arguments("an unrelated declaration", MAIN + "\nplaybook other() -> Int { return 1 }\n", LIBRARY),
                arguments("a test", MAIN + """

                        test main "runs" {
                          mock writer returns Draft { title: "a", tags: [] }
                          mock site.publish returns lib.Page { id: "1" }
                          mock site.remove
                          assert state done
                        }
                        """, LIBRARY),
                arguments("layout of the library", MAIN, LIBRARY.replace("  compensated", "\n    compensated")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sameMeaning(String change, String main, String library) {
        assertEquals(hash(MAIN, LIBRARY), hash(main, library));
    }

    private static Map<String, String> changes() {
        var changes = new HashMap<String, String>();
        changes.put("a literal", MAIN.replace("-> 1 ", "-> 3 "));
        changes.put("the sign of a literal", MAIN.replace("-> 1 ", "-> -1 "));
        changes.put("a text in three quotes", MAIN.replace("\"Write about ${topic}.\"", "\"Write about ${topic}!\""));
        changes.put("white space inside a text", MAIN.replace("Write about", "Write  about"));
        changes.put("a model", MAIN.replace("\"large\"", "\"larger\""));
        changes.put("a fallback", MAIN.replace(" fallback \"small\"", ""));
        changes.put("an agent's budget", MAIN.replace("0.40", "0.41"));
        changes.put("a bound of a type", MAIN.replace("max 90", "max 91"));
        changes.put("a default", MAIN.replace("\"tea\"", "\"coffee\""));
        changes.put("no default", MAIN.replace(" = \"tea\"", ""));
        changes.put("a longer hold", MAIN.replace("30 min", "31 min"));
        changes.put("another level", MAIN.replace("delegate supervised 30 min", "delegate approval"));
        changes.put("the playbook's budget", MAIN.replace("1.50 USD", "1.51 USD"));
        changes.put("the way at the limit", MAIN.replace("\"over\"", "\"beyond\""));
        changes.put("a step's name", MAIN.replace("step draft", "step letter").replace("draft.title", "letter.title"));
        changes.put("retries", MAIN.replace("retry 3", "retry 4"));
        changes.put("a delay", MAIN.replace("10s", "11s"));
        changes.put("the retried errors", MAIN.replace("RateLimit, Timeout", "RateLimit, Outage"));
        changes.put("no undo", MAIN.replace("  undo site.remove(post.id)", ""));
        changes.put("the question", MAIN.replace("Publish?", "Really?"));
        changes.put("the evidence", MAIN.replace("show draft.title ", "show cost "));
        changes.put("the expiry", MAIN.replace("8 hours", "9 hours"));
        changes.put("the outcome", MAIN.replace("-> abort", "-> escalate"));
        changes.put("a condition", MAIN.replace("draft.title == \"a\"", "draft.title != \"a\""));
        changes.put("the order of steps", MAIN.replace("  wait pause\n", "")
                .replace("  saga {", "  wait pause\n  saga {"));
        changes.put("the result", MAIN.replace("${x} ${post.id}", "${post.id} ${x}"));
        changes.put("a policy's condition", MAIN.replace("< 7", "< 8"));
        changes.put("a policy's answer", MAIN.replace("deny because", "ask because"));
        changes.put("a policy's reason", MAIN.replace("quiet hours", "night"));
        changes.put("a policy's priority", MAIN.replace("site.publish\n", "site.publish priority 5\n"));
        changes.put("no policy", MAIN.substring(0, MAIN.indexOf("policy quiet")));
        changes.put("the package", MAIN.replace("package p", "package q"));
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
