package dev.steward.dsl.tests;

import static dev.steward.dsl.tests.CheckCase.body;

import dev.steward.dsl.IssueCodes;
import java.util.List;

/** Cases about rounds. */
final class LoopCases {

    private LoopCases() {
    }

    static List<CheckCase> rounds() {
        return List.of(
                body(IssueCodes.BOUND_MISSING, "repeat { step a = site.tag(topic) }",
                        "repeat at most 3 { step a = site.tag(topic) }"),
                body(IssueCodes.OUT_OF_BOUNDS, "repeat at most n { step a = site.tag(topic) }",
                        "repeat at most 3 { step a = site.tag(topic) }"),
                body(IssueCodes.OUT_OF_BOUNDS, "repeat at most 0 { step a = site.tag(topic) }",
                        "repeat at most 1 { step a = site.tag(topic) }"),
                body(IssueCodes.EMPTY, "repeat at most 3 { }", "repeat at most 3 { step a = site.tag(topic) }"),
                body(IssueCodes.TYPE_MISMATCH, "repeat at most 3 until n { step a = site.tag(topic) }",
                        "repeat at most 3 until n > 3 { step a = site.tag(topic) }"),
                // what a round made is there for its until, and nowhere else
                body(IssueCodes.UNRESOLVED_NAME, draft("until d.title == topic") + "\nstep b = site.tag(d.title)",
                        "x = " + draft("until d.title == topic") + "\nstep b = site.tag(x.title)"),
                body(IssueCodes.UNRESOLVED_NAME, "repeat at most 3 { step a = site.tag(topic) }\nstep b = "
                        + "site.tag(round.text)", "repeat at most 3 { step a = site.tag(round.text) }"),
                body(IssueCodes.BAD_OPERANDS, "round = topic\nrepeat at most 3 until round > 2 {"
                        + " step a = site.tag(round) }", "round = topic\nrepeat at most 3 until n > 2 {"
                                + " step a = site.tag(round) }"),
                body(IssueCodes.UNREACHABLE, "repeat at most 3 { end skipped \"no\" }\nstep a = site.tag(topic)",
                        "repeat at most 3 { step a = site.tag(topic) }"));
    }

    private static String draft(String until) {
        return "repeat at most 3 " + until + " { step d = writer(topic) }";
    }
}
