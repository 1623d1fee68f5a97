package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;

/** What this version can't run is refused, by the language or by the compiler, and never left out in silence. */
class NothingIgnoredTest {

    /** A retry, one playbook away, that would do an effect twice. */
    private static final String TWICE = """
            playbook post(t: Text) -> Text { step a = site.publish(t)  step b = mail.list()  return a.id }
            playbook twice(t: Text) -> Text { step a = post(t) retry 3  return a }
            """;

    @ParameterizedTest
    @ValueSource(strings = {
            "step x = writer(topic: t) on Outage -> cached\nreturn x",
            "step x = writer(topic: t) on Outage -> human edit t expires 1 day -> abort\nreturn x",
            "step x = writer(topic: t) batched\nreturn x",
            "step x = mail.send(t, t) approve \"?\" { options \"a\", \"b\"  expires 1 hour -> abort }\nreturn t",
            "x = recall Voice of company where text == \"a\"\nreturn x?.text",
            "remember Voice { text: t } valid now until now + 1 day\nreturn t",
            "remember Voice { text: t } retain forever\nreturn t",
            "step x = human choose l expires 1 day -> abort\nreturn x",
            "on event arrived within 2 days -> abort\nreturn t",
            "on event Page within 2 days -> end failed \"no\"\nreturn t",
            "deadline 2 hours { step x = writer(topic: t) }\nreturn t",
            "deadline 2 hours { step x = writer(topic: t) } -> end failed \"no\"\nreturn t",
            "escalate \"help\"\nreturn t",
            "end failed \"no\"\nreturn t",
            "step x = twice(t)\nreturn x",
    })
    void inPlaybooks(String statements) {
        assertRefused(Shop.text(statements) + TWICE);
    }

    @Test
    void theIssueNamesPlaceAndCure() {
        var workspace = Playbook.workspace(Shop.text("step x = writer(topic: t) on Outage -> cached\nreturn x"));
        var issue = Playbook.compile(workspace, "p.main").issues().stream()
                .filter(i -> i.code().equals(IssueCodes.LATER_VERSION)).findFirst();
        var language = workspace.check().stream().filter(i -> i.code().equals(IssueCodes.LATER_VERSION)).findFirst();
        var told = issue.or(() -> language).orElseThrow();
        assertEquals(Shop.FIRST_LINE, told.line());
        assertTrue(told.message().endsWith("."), told::message);
    }

    private static void assertRefused(String text) {
        var workspace = Playbook.workspace(text);
        var syntax = workspace.check().stream().filter(i -> i.code().equals(IssueCodes.SYNTAX)).toList();
        assertTrue(syntax.isEmpty(), () -> "the example is not what it should be: " + syntax);
        boolean told = workspace.check().stream().anyMatch(PlaybookIssue::isError)
                || !Playbook.compile(workspace, "p.main").issues().isEmpty();
        assertTrue(told, () -> "compiled in silence: " + text.substring(Shop.DECLARATIONS.length()));
        assertTrue(Playbook.compile(workspace, "p.main").compiled().isEmpty());
    }
}
