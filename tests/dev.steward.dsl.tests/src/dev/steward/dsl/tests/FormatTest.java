package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatTest {

    static Stream<String> samples() {
        return Samples.NAMES.stream();
    }

    private static String format(String text) {
        return Samples.LANGUAGE.format(text).orElseThrow(() -> new AssertionError("Has syntax errors:\n" + text
                + "\n" + Samples.check(text)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void formattingTwiceEqualsOnce(String name) {
        String once = format(Samples.read(name));
        assertEquals(once, format(once));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsAllThatIsVisible(String name) {
        String text = Samples.read(name);
        assertEquals(text.replaceAll("\\s+", ""), format(text).replaceAll("\\s+", ""));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noLineIsLongerThanTheWidthUnlessItIsOneText(String name) {
        format(Samples.read(name)).lines()
                .forEach(l -> assertTrue(l.length() <= 120 || l.contains("\""), () -> "Too long: " + l));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mangledWhiteSpaceFormatsToSomethingStable(String name) {
        for (long seed = 1; seed <= 20; seed++) {
            String mangled = Mutations.mangleWhiteSpace(Samples.read(name), new Random(seed));
            String once = format(mangled);
            assertEquals(once, format(once), "seed " + seed);
        }
    }

    @Test
    void laysOutLikeTheReference() {
        assertEquals("""
                type Draft { title: Text  body: Markdown }

                playbook p(a: Text) {
                  // why
                  step x = site.publish(a)  undo site.unpublish(a)
                  step y = writer(a)
                    retry 3

                  wait 3 days
                }
                """, format("""
                type   Draft{title:Text body : Markdown}
                playbook p( a:Text ){


                // why
                step x=site.publish( a ) undo site.unpublish(a)
                step y =writer(a)
                retry 3

                wait 3 days }
                """));
    }

    @Test
    void errorsBehindBlocks() {
        assertEquals("""
                playbook p(a: Text) {
                  saga {
                    step y = site.look(a)
                  }
                    on Outage -> skip
                    on any -> escalate "What now?"
                  x = repeat at most 3 {
                    wait 1 hour
                  }
                    on NotReached -> none
                  step c = human choose [a, "b"] because a expires 1 day -> abort
                  escalate "Go on?"
                }
                """, format("""
                playbook p(a: Text) {
                saga{
                step y=site.look(a)
                }
                on Outage->skip
                on any->escalate "What now?"
                x=repeat at most 3{wait 1 hour}
                on NotReached->none
                step c=human choose [a,"b"] because a expires 1 day->abort
                escalate "Go on?"
                }
                """));
    }

    @Test
    void blocksOfTheirOwn() {
        assertEquals("""
                playbook p(a: Text) {
                  x = repeat at most 3 until y.ok {
                    wait 1 hour
                    step y = site.look(a)
                  }
                  deadline 3 days {
                    branch { when a == "b" -> step z = site.look(a) }
                    race {
                      wait 1 hour
                      step w = site.look(a)
                    }
                  } -> skip
                  z = on event Paid where event.id == a within 2 days -> end skipped "late" {
                    step v = site.look(a)
                  }
                }
                """, format("""
                playbook p(a: Text) {
                x=repeat  at most 3 until y.ok{
                wait 1 hour
                step y=site.look(a)
                }
                deadline 3 days{
                branch{when a=="b"->step z=site.look(a)}
                race{
                wait 1 hour
                step w=site.look(a)
                }
                }->skip
                z=on event Paid where event.id==a within 2 days->end skipped "late"{
                step v=site.look(a)
                }
                }
                """));
    }

    @Test
    void aTextWithSyntaxErrorsIsLeftAlone() {
        assertTrue(Samples.LANGUAGE.format("playbook { ").isEmpty());
    }

    @Test
    void aFileMayBeginWithComments() {
        String text = """
                // who made it
                // and when

                package a // tail

                type A {
                  a: Int
                }
                """;
        assertEquals(text, format("\n\n" + text.replace("package", "   package")));
        String close = text.replace("when\n\n", "when\n");
        assertEquals(close, format(close));
    }
}
