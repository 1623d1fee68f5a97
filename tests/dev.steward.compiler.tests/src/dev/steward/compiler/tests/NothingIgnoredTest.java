package dev.steward.compiler.tests;

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
            "on event arrived within 2 days -> abort\nreturn t",
            "on event Page within 2 days -> end failed \"no\"\nreturn t",
            "deadline 2 hours { step x = writer(topic: t) }\nreturn t",
            "deadline 2 hours { step x = writer(topic: t) } -> end failed \"no\"\nreturn t",
            "end failed \"no\"\nreturn t",
            "step x = twice(t)\nreturn x",
    })
    void inPlaybooks(String statements) {
        assertRefused(Shop.text(statements) + TWICE);
    }

    @Test
    void theIssueNamesPlaceAndCure() {
        var workspace = Playbook.workspace(Shop.text("step x = writer(topic: t) on Nope -> skip\nreturn x"));
        var told = java.util.stream.Stream.concat(Playbook.compile(workspace, "p.main").issues().stream(),
                workspace.check().stream()).filter(i -> i.isError() && i.line() == Shop.FIRST_LINE).findFirst()
                .orElseThrow();
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
