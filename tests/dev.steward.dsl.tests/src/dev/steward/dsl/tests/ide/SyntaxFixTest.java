package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.ide.QuickFix;
import dev.steward.dsl.tests.Samples;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commonest mistakes of writing, each with the cure that makes the text readable. */
class SyntaxFixTest {

    private static final Desk DESK = Desk.withPrelude();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            playbook p() {~  wait 3 min~                         | Add the missing } | playbook p() {~  wait 3 min~}
            playbook p() {~  wait 3 min~~type A { a: Int }       | Add the missing } | playbook p() {~  wait 3 min~}~~type A { a: Int }
            playbook p(n: Int) {~  x = branch { when n > 3  n }~} | Add ->           | playbook p(n: Int) {~  x = branch { when n > 3 ->  n }~}
            playbok p() { wait 3 min }                           | Write playbook    | playbook p() { wait 3 min }
            playbook p() { stp x = writer("a") }                 | Write step        | playbook p() { step x = writer("a") }
            playbook p() { x = 'a' }                             | Write it in double quotes | playbook p() { x = "a" }
            playbook p(a: Bool) { x = a && a }                   | Write and         | playbook p(a: Bool) { x = a and a }
            playbook p() { x = 3 ; }                             | Remove ;          | playbook p() { x = 3  }
            playbook p() { let x = 3 }                           | Remove let        | playbook p() { x = 3 }
            type A { a Int }                                     | Add :             | type A { a : Int }
            playbook p() { step x writer("a") }                  | Add =             | playbook p() { step x = writer("a") }
            playbook p() { step x = writer("a" }                 | Add )             | playbook p() { step x = writer("a" ) }
            """)
    void isCured(String text, String title, String cured) {
        Desk.At at = DESK.open("case.playbook", "package base\n" + text.replace('~', '\n'));
        PlaybookIssue issue = at.snapshot().issues().stream().filter(i -> i.code().equals(IssueCodes.SYNTAX))
                .findFirst().orElseThrow();
        List<QuickFix> fixes = DESK.ide.fixes(at.snapshot(), issue);
        QuickFix fix = fixes.stream().filter(f -> f.title().equals(title)).findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not among " + fixes + " for " + issue));
        String after = DESK.apply(fix.files()).getOrDefault("case.playbook", "");
        assertEquals("package base\n" + cured.replace('~', '\n'), after.stripTrailing());
        assertTrue(Samples.LANGUAGE.format(after).isPresent(), () -> after);
    }
}
