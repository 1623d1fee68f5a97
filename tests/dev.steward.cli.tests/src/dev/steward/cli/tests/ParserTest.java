package dev.steward.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.cli.internal.args.Option;
import dev.steward.cli.internal.args.Parser;
import dev.steward.cli.internal.args.Syntax;
import dev.steward.runtime.ProblemException;

class ParserTest {

    private static final Syntax SYNTAX = new Syntax("run", "NAME", 1, 2,
            List.of(Option.values("--input", "k=v", "an input"), Option.value("--wait", "D", "how long")), "Run",
            List.of());

    @Test
    void optionsAndOperandsComeInAnyOrder() {
        var read = Parser.parse(SYNTAX, List.of("--input", "a=1", "letter", "--input=b=2=3", "--json", "-q"));
        assertEquals(List.of("letter"), read.operands());
        assertEquals(List.of("a=1", "b=2=3"), read.values("--input"));
        assertTrue(read.has("--json") && read.has("--quiet"));
    }

    @Test
    void afterTwoDashesAllAreOperands() {
        assertEquals(List.of("--wait", "-x"), Parser.parse(SYNTAX, List.of("--", "--wait", "-x")).operands());
    }

    @Test
    void whatDoesNotFitIsSaidInOneLine() {
        complains("unknown option --inptu. Did you mean --input?", "x", "--inptu", "a=1");
        complains("--wait needs a value: --wait D", "x", "--wait");
        complains("--wait is given twice.", "x", "--wait", "1s", "--wait", "2s");
        complains("--json takes no value.", "x", "--json=1");
        complains("something is missing. Usage: steward run NAME [--input k=v]… [--wait D]");
        complains("'c' is one word too many.", "a", "b", "c");
    }

    @Test
    void helpNeedsNothingElse() {
        assertTrue(Parser.parse(SYNTAX, List.of("--help")).has("--help"));
    }

    private static void complains(String sentence, String... words) {
        var problem = assertThrows(ProblemException.class, () -> Parser.parse(SYNTAX, List.of(words)));
        assertTrue(problem.sentence().startsWith("steward run: " + sentence), problem.sentence());
    }
}
