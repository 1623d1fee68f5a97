package dev.steward.dsl.tests;

import static dev.steward.dsl.tests.CheckCase.body;

import java.util.List;

import dev.steward.dsl.IssueCodes;

/** Cases about errors behind steps and blocks, about joins, and about what is handed over to a person. */
final class GuardCases {

    private static final String TAGS = "step a = site.tag(topic)";

    private GuardCases() {
    }

    static List<CheckCase> handlers() {
        return List.of(
                body(IssueCodes.ERROR_UNKNOWN, "saga { step a = site.tag(topic) } on Nope -> skip",
                        "saga { step a = site.tag(topic) } on Outage -> skip"),
                body(IssueCodes.CATCH_ALL_NOT_LAST, "saga { step a = site.tag(topic) } on any -> skip on Outage ->"
                        + " skip", "saga { step a = site.tag(topic) } on Outage -> skip on any -> escalate \"?\""),
                body(IssueCodes.DUPLICATE_CLAUSE, "saga { step a = site.tag(topic) } on Outage -> skip on Outage ->"
                        + " skip", "saga { step a = site.tag(topic) } on Outage -> skip on Timeout -> skip"),
                body(IssueCodes.HANDLER_USELESS, "saga { step d = writer(topic) } on InvalidOutput -> repair at most 1",
                        "saga { step d = writer(topic) on InvalidOutput -> repair at most 1 }\n"
                                + "step b = site.tag(d.title)"),
                body(IssueCodes.HANDLER_USELESS, "x = topic on any -> \"\"\nstep b = site.tag(x)",
                        "x = topic\nstep b = site.tag(x)"),
                body(IssueCodes.TYPE_MISMATCH, "saga { step a = site.tag(topic) } on Outage -> \"none\"",
                        "saga { step a = site.tag(topic) } on Outage -> raise Timeout \"late\""),
                body(IssueCodes.TYPE_MISMATCH, rounds("on NotReached -> topic"), rounds("on NotReached -> draft")),
                body(IssueCodes.HANDLER_USELESS, "step a = site.tag(topic) on Outage -> cached",
                        "step a = site.visits(topic) on Outage -> cached\nstep b = site.tag(a.text)"),
                body(IssueCodes.HANDLER_USELESS, "step a = site.tag(topic) batched",
                        "step d = writer(topic) batched on any -> cached\nstep b = site.tag(d.title)"),
                // what the block did not come to is missing behind it
                body(IssueCodes.MAYBE_MISSING, "saga { step d = writer(topic) } on Outage -> skip\n"
                        + "step b = site.tag(d.title)",
                        "saga { step d = writer(topic) } on Outage -> raise Timeout \"late\"\n"
                                + "step b = site.tag(d.title)"),
                body(IssueCodes.MAYBE_MISSING, "step d = writer(topic) on Outage -> skip\nstep b = site.tag(d.title)",
                        "step d = writer(topic) on Outage -> skip\nstep b = site.tag(d?.title ?? topic)"),
                body(IssueCodes.MAYBE_MISSING, "parallel max 2 { step d = writer(topic) " + TAGS
                        + " } on any -> skip\nstep b = site.tag(d.title)",
                        "parallel max 2 { step d = writer(topic) " + TAGS + " } on any -> escalate \"Again?\"\n"
                                + "step b = site.tag(d.title)"),
                body(IssueCodes.UNREACHABLE, "saga { end skipped \"no\" } on Outage -> raise Timeout \"a\"\n" + TAGS,
                        "saga { raise Outage \"no\" } on Outage -> skip\n" + TAGS),
                body(IssueCodes.MISPLACED, "step d = writer(topic) on Outage -> human choose topic expires 1 day ->"
                        + " abort returns Draft\nstep b = site.tag(d.title)",
                        "step d = writer(topic) on Outage -> human do \"Write it\" returns Draft expires 1 day -> abort"
                                + "\nstep b = site.tag(d.title)"));
    }

    static List<CheckCase> joins() {
        return List.of(
                body(IssueCodes.DUPLICATE_NAME, "step a was b = site.tag(topic)\nstep b = site.tag(topic)",
                        "step a was c = site.tag(topic)\nstep b = site.tag(topic)"),
                body(IssueCodes.MAYBE_MISSING, joined("any") + "step b = site.tag(d.title)",
                        joined("all") + "step b = site.tag(d.title)"),
                body(IssueCodes.MAYBE_MISSING, joined("1") + "step b = site.tag(d.title)",
                        joined("1") + "step b = site.tag(d?.title ?? topic)"),
                body(IssueCodes.NO_INVERSE, "parallel max 2 join any { step p = site.publish(draft) " + TAGS + " }",
                        "parallel max 2 join any { step p = site.publish(draft) undo site.unpublish(p.id) " + TAGS
                                + " }"),
                body(IssueCodes.MISPLACED, "parallel max 2 { step p = site.publish(draft) undo site.unpublish(p.id) "
                        + TAGS + " }",
                        "parallel max 2 join 1 { step p = site.publish(draft) undo site.unpublish(p.id) " + TAGS
                                + " }"));
    }

    static List<CheckCase> people() {
        return List.of(
                body(IssueCodes.TYPE_MISMATCH, "step c = human choose topic expires 1 day -> abort\n"
                        + "step b = site.tag(\"${c}\")",
                        "step c = human choose [topic, \"b\"] expires 1 day -> abort\nstep b = site.tag(c)"),
                body(IssueCodes.UNRESOLVED_NAME, "escalate \"See ${m}\"", "escalate \"See ${n}\""),
                body(IssueCodes.TYPE_MISMATCH, "remember Voice of company { text: topic } valid now until n",
                        "remember Voice of company { text: topic } valid now until now + 3 days retain 1 year"));
    }

    private static String rounds(String handler) {
        return "x = repeat at most 2 until n > 3 { step d = writer(topic) } " + handler
                + "\nstep b = site.tag(x.title)";
    }

    private static String joined(String how) {
        return "parallel max 2 join " + how + " { step d = writer(topic) " + TAGS + " }\n";
    }
}
