package dev.steward.dsl.tests;

import static dev.steward.dsl.tests.CheckCase.body;
import static dev.steward.dsl.tests.CheckCase.file;

import dev.steward.dsl.IssueCodes;
import java.util.List;

/** Cases about rounds, races, deadlines and events. */
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
                        + " step a = site.tag(round) }",
                        "round = topic\nrepeat at most 3 until n > 2 {"
                                + " step a = site.tag(round) }"),
                body(IssueCodes.UNREACHABLE, "repeat at most 3 { end skipped \"no\" }\nstep a = site.tag(topic)",
                        "repeat at most 3 { step a = site.tag(topic) }"));
    }

    static List<CheckCase> races() {
        return List.of(
                body(IssueCodes.EMPTY, "race { step a = site.tag(topic) }",
                        "race { step a = site.tag(topic)  wait 3 days }"),
                body(IssueCodes.TYPE_MISMATCH, race("step d = writer(topic)  step v = judge(draft)") + "\nstep b ="
                        + " human do \"See\" because x expires 1 day -> abort",
                        race("step d = writer(topic)  e = draft") + "\nstep b ="
                                + " human do \"See\" because x.title expires 1 day -> abort"),
                // a branch that gives nothing may be the first
                body(IssueCodes.MAYBE_MISSING, race("step d = writer(topic)  wait 3 days")
                        + "\nstep b = site.tag(x.title)",
                        race("step d = writer(topic)  wait 3 days")
                                + "\nstep b = site.tag(x?.title ?? topic)"),
                // behind the race any name may be missing
                body(IssueCodes.MAYBE_MISSING, "race { step d = writer(topic)  e = draft }\nstep b = site.tag(d.title)",
                        "race { step d = writer(topic)  e = draft }\nstep b = site.tag(d?.title ?? e?.title ?? topic)"),
                body(IssueCodes.UNRESOLVED_NAME, "race { step d = writer(topic)  step b = site.tag(d.title) }",
                        "race { step d = human edit draft expires 1 day -> abort  step b = site.tag(draft.title) }\n"
                                + "step c = site.tag(d?.title ?? topic)"),
                body(IssueCodes.TWO_WRITERS, "race { step a = Issue { number: 1, title: topic }  step b = Issue {"
                        + " number: 2, title: topic } }",
                        "race { step a = Issue { number: 1, title: topic }  step b = site.tag(topic) }"),
                body(IssueCodes.NO_INVERSE, "race { step a = site.publish(draft)  wait 3 days }",
                        "race { step a = site.publish(draft) undo site.unpublish(a.id)  wait 3 days }"),
                body(IssueCodes.UNREACHABLE, "race { end skipped \"a\"  raise Outage \"b\" }\nstep a = site.tag(topic)",
                        "race { end skipped \"a\"  wait 3 days }\nstep a = site.tag(topic)"));
    }

    static List<CheckCase> deadlines() {
        String draft = "deadline 3 days { step d = writer(topic) }";
        return List.of(
                body(IssueCodes.DEADLINE_OUTCOME, "deadline 3 days { step a = site.tag(topic) }",
                        "deadline 3 days { step a = site.tag(topic) } -> abort"),
                body(IssueCodes.EMPTY, "deadline 3 days { } -> skip",
                        "deadline 3 days { step a = site.tag(topic) } -> end skipped \"late\""),
                body(IssueCodes.TYPE_MISMATCH, "deadline n { step a = site.tag(topic) } -> abort",
                        "deadline 3 days { step a = site.tag(topic) } -> escalate \"late\""),
                // what skip leaves out is missing behind it
                body(IssueCodes.MAYBE_MISSING, draft + " -> skip\nstep b = site.tag(d.title)",
                        draft + " -> abort\nstep b = site.tag(d.title)"),
                body(IssueCodes.NEVER_MISSING, draft + " -> escalate\nstep b = site.tag(d?.title ?? topic)",
                        draft + " -> skip\nstep b = site.tag(d?.title ?? topic)"),
                body(IssueCodes.UNREACHABLE, "deadline 3 days { end skipped \"a\" } -> abort\nstep a = site.tag(topic)",
                        "deadline 3 days { end skipped \"a\" } -> skip\nstep a = site.tag(topic)"));
    }

    static List<CheckCase> events() {
        String post = "x = on event Post within 3 days -> ";
        return List.of(
                body(IssueCodes.TRIGGER_EVENT, "on event Nope within 3 days -> abort",
                        "on event Post within 3 days -> abort"),
                body(IssueCodes.WAIT_WITHOUT_DEADLINE, "on event Post", "on event Post within 3 days -> skip"),
                body(IssueCodes.WAIT_WITHOUT_DEADLINE, "race { on event Post  step a = site.tag(topic) }",
                        "race { on event Post  wait 3 days }\ndeadline 2 days { on event Post } -> skip"),
                body(IssueCodes.EMPTY, "on event Post within 3 days -> skip { }",
                        "on event Post within 3 days -> skip {"
                                + " step a = site.tag(event.id) }"),
                body(IssueCodes.TYPE_MISMATCH, "on event Post where event.id within 3 days -> abort",
                        "on event Post where event.id == topic within 3 days -> abort"),
                body(IssueCodes.TYPE_MISMATCH, "on event Post within n -> abort",
                        "on event Post within 3 days -> abort"),
                body(IssueCodes.UNKNOWN_MEMBER, "on event Post where event.di == topic within 3 days -> abort",
                        "on event Post where event.id == topic within 3 days -> abort"),
                body(IssueCodes.UNRESOLVED_NAME, "on event Post within 3 days -> abort\nstep a = site.tag(event.id)",
                        post + "abort\nstep a = site.tag(x.id)"),
                file(IssueCodes.MISPLACED, waiting("mock Post"), waiting("mock Post returns Post { id: \"1\" }")),
                // it may not have come in time
                body(IssueCodes.MAYBE_MISSING, post + "skip\nstep a = site.tag(x.id)",
                        post + "skip\nstep a = site.tag(x?.id ?? topic)"),
                body(IssueCodes.NEVER_MISSING, post + "escalate\nstep a = site.tag(x?.id ?? topic)",
                        post + "escalate\nstep a = site.tag(x.id)"),
                // what is done with it gives the value
                body(IssueCodes.TYPE_MISMATCH, post + "abort { step v = site.visits(event.id) }\nstep a = site.tag(x)",
                        post + "abort { step v = site.visits(event.id) }\nstep a = site.tag(x.text)"));
    }

    private static String waiting(String mock) {
        return "playbook p() { x = on event Post within 3 days -> abort }\ntest p \"t\" {\n  " + mock + "\n}";
    }

    private static String race(String lanes) {
        return "x = race { " + lanes + " }";
    }

    private static String draft(String until) {
        return "repeat at most 3 " + until + " { step d = writer(topic) }";
    }
}
