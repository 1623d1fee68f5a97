package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.steward.dsl.PlaybookIssue;
import java.util.List;
import org.junit.jupiter.api.Test;
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
            playbook p() { wait 3 min              | The file ends too early: a closing brace } is missing. The { in line 2 was never closed.
            playbook p() { foreach x max 3 { } }   | A loop is written foreach x in list max 20 { … }.
            playbook p() { x = a. }                | Behind the dot a name is needed.
            playbook p() { step x = human do "a" expires 4 s -> skip } | A unit of one letter stands right behind its number: write 4s.
            playbok p() { }                        | Here cannot be playbok. Did you mean playbook?
            playbook p() { stp x = writer(1) }     | No line can begin with stp like this. Did you mean step?
            playbook p() { if x > 3 { } }          | No line can begin with if like this. Write branch { when … -> …  else -> … }.
            playbook p() { x = 'a' }               | A text stands in double quotes: write "…".
            playbook p() { x = a && b }            | Instead of & write and.
            policy p for cost when true limit -1 per day   | A limit is a whole number from 1, as in limit 3 per day.
            policy p for cost when true limit 2.5 per day  | A limit is a whole number from 1, as in limit 3 per day.
            connector c : http { limit 2.5 per day }       | A limit is a whole number from 1, as in limit 3 per day.
            policy p for cost when true limit 3 because "" | Say for how long: write limit 3 per run, hour, day, week or month.
            policy p for cost when true limit 3 per because "" | Say for how long: write per run, hour, day, week or month.
            connector c : http { limit 3 op a() reads }    | Say for how long: write limit 3 per second, minute, hour, day, week or month.
            test policy p { expect denied }                | Behind expect stands what the policy does: deny, ask, limit, redact or allow.
            test policy p { with at = 9:00 after 3 expect allowed } | Behind expect stands what the policy does: deny, ask, limit, redact or allow.
            playbook p() { budget 1 USD at limit panic }   | Behind at limit stands degrade model "small" or escalate "over budget".
            playbook p() { step a = writer(1) retri 3 }            | No line can begin with retri like this. Did you mean retry?
            agent a : task { modle "large" prompt "x" }            | Here cannot be modle. Did you mean model?
            agent a : task { prompt "x" return Text }              | Here cannot be return. Did you mean returns?
            agent a : task { temperature 3 }                       | Here cannot be temperature. An agent has model, tools, budget, prompt and returns.
            connector c : http { opp read() reads }                | Here cannot be opp. Did you mean op?
            connector c : http { op read() raeds }                 | Here cannot be raeds. Did you mean reads?
            connector c : http { op read() dangerous }             | Here cannot be dangerous. An operation says reads, idempotent by, compensated by, irreversible or verify with.
            playbook p() { step a = w(1) approve "x" { expire 1 day -> abort } } | Here cannot be expire. Did you mean expires?
            playbook p() { x = branch { wehn true -> 3 } }         | Here cannot be wehn. Did you mean when?
            playbook p() { tirgger every 1 day overlap skip }      | No line can begin with tirgger like this. Did you mean trigger?
            playbook p() { wait 3 min trigger every 1 day overlap skip } | Here cannot be trigger. It stands at the head of a playbook, before its first step.
            playbook p() { saga { step a = w(1) undoo w(2) } }     | No line can begin with undoo like this. Did you mean undo?
            playbook p() { wait 3 min return 3 5 }                 | Here cannot be 5: what stands before it is complete.
            goal g : tactical { targt x >= 3 by 2027-01-01 }       | Here cannot be targt. Did you mean target?
            test p "x" { input a = 3 asert state done }            | Here cannot be asert. Did you mean assert?
            test p "x" { given a = 3 }                             | Here cannot be given. A test has input, clock, fixture, mock, decide, assert and check.
            instance x = p(1) { triger every 1 day overlap skip }  | Here cannot be triger. Did you mean trigger?
            policy p for cost { when true deny because "" }        | Here cannot be {. A policy has rules and no braces: when … deny because "…".
            policy p for effect a.b wen true deny because ""             | Here cannot be wen. Did you mean when?
            fact F of company { text: Text } retian forever        | Here cannot be retian. Did you mean retain?
            kpi k : Int frm a.b() every 1 day                      | Here cannot be frm. Did you mean from?
            playbook p() { budget 1 USD at limit degrade "small" } | Here model is needed, but there is "small".
            """)
    void namesTheCure(String text, String message) {
        PlaybookIssue first = Samples.check("package a\n" + text).stream()
                .filter(i -> i.path().equals("case.playbook")).findFirst().orElseThrow();
        assertEquals(message, first.message());
    }

    @Test
    void onlyTheFirstMistakeOfADeclarationIsTold() {
        List<String> found = Samples.check("""
                package a
                playbook p(list: [Int]) -> Int {
                  for x in list by x max 20 {
                    step a = other(x)
                  }
                  return 3
                }
                type A { a Int }
                """).stream().filter(i -> i.path().equals("case.playbook")).map(i -> i.line() + ": " + i.message())
                .toList();
        assertEquals(List.of("3: No line can begin with for like this. Write foreach x in list by x.key max 20 { … }.",
                "8: A field is written with its type: name: Text."), found);
    }

    @Test
    void theIndentationTellsWhichBraceIsOpen() {
        PlaybookIssue first = Samples.check("""
                package a
                playbook p(list: [Int]) {
                  foreach x in list by x max 20 {
                    wait 3 min
                }

                type A { a: Int }
                """).stream().filter(i -> i.path().equals("case.playbook")).findFirst().orElseThrow();
        assertEquals("Here a closing brace } is needed, but there is type. The { in line 3 was never closed.",
                first.message());
    }

    @Test
    void aTestGoesOnBehindWhatTheOperatorDoes() {
        List<PlaybookIssue> found = Samples.check("""
                package a
                type D { title: Text }
                playbook p(d: D) {
                  step fix = human edit d because "x" expires 1 day -> end skipped "no"
                }
                test p "edited" {
                  input d = D { title: "a" }
                  decide fix edit returns D { title: "b" }
                  assert state done
                }
                test p "too late" {
                  input d = D { title: "a" }
                  decide fix expires
                  assert state skipped
                }
                test p "edited with" {
                  input d = D { title: "a" }
                  decide fix edit with title = "x"
                  check fix.title == "x"
                }
                """).stream().filter(i -> i.path().equals("case.playbook") && i.code().equals("syntax")).toList();
        assertEquals(List.of(), found);
    }
}
