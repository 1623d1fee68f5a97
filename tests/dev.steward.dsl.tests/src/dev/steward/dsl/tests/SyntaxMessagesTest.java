package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookIssue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first thing said about a text that cannot be read. */
class SyntaxMessagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            playbook p() { step = writer(x) }      | A step needs a name: write step name = ….
            playbook () { }                        | A playbook needs a name: write playbook name() { … }.
            agent : task { }                       | An agent needs a name and a kind: write agent name : task { … }.
            agent a { }                            | An agent needs a kind: write agent name : task { … }.
            type { a: Int }                        | A type needs a name: write type Name { … }.
            type A { a Int }                       | A field is written with its type: name: Text.
            playbook p(a) { }                      | An input is written with its type: name: Text.
            playbook p() { x = "abc                | This text has no end: close it with a quote (") on the same line.
            playbook p() { x = 3 /* abc            | This comment has no end: close it with */.
            playbook p() { x = 3 ; }               | The character ; has no meaning here: remove it.
            playbook p() { wait 3 min              | The file ends too early: a closing brace } is missing.
            playbook p() { foreach x max 3 { } }   | A loop is written foreach x in list max 20 { … }.
            playbook p() { x = a. }                | Behind the dot a name is needed.
            """)
    void namesTheCure(String text, String message) {
        PlaybookIssue first = Samples.check("package a\n" + text).stream()
                .filter(i -> i.path().equals("case.playbook")).findFirst().orElseThrow();
        assertEquals(message, first.message());
    }
}
