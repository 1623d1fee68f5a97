package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookIssue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake is told once. */
class ToldOnceTest {

    @Test
    void aForgottenImportOnceInADeclaration() {
        assertEquals(List.of("2:15", "3:15"), Samples.check("""
                package other
                playbook p(a: Draft, b: Draft) -> Draft { return Draft { title: b.title, body: b.body, tags: [] } }
                type T { one: Draft  two: [Draft] }
                """).stream().map(i -> i.line() + ":" + i.column()).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            call.misplaced    | playbook p(t: Text) { wait site.visits(t) }
            call.misplaced    | playbook p(t: Text) { x = site.visits(t) + \"a\" step y = site.tag(x) }
            operation.unknown | connector c : http { op a() -> Text compensated by b } playbook p() { saga { step x = \
            c.a() } }
            """)
    void andNothingElseBesides(String code, String text) {
        assertEquals(List.of(code), Samples.check(text).stream().map(PlaybookIssue::code).toList());
    }
}
