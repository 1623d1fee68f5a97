package dev.steward.dsl.tests;

import static dev.steward.dsl.tests.CheckCase.body;
import static dev.steward.dsl.tests.CheckCase.file;

import dev.steward.dsl.IssueCodes;
import java.util.List;

/** Cases about what stands inside playbooks and tests. The inputs are topic, n, maybe, people, draft and issue. */
final class BodyCases {

    private BodyCases() {
    }

    static List<CheckCase> values() {
        return List.of(value(IssueCodes.UNRESOLVED_NAME, "nope", "topic"),
                value(IssueCodes.BAD_OPERANDS, "topic - 1", "n - 1"),
                value(IssueCodes.BAD_OPERANDS, "topic == 3", "topic == \"3\""),
                value(IssueCodes.BAD_OPERANDS, "n in topic", "n in 1..3"),
                value(IssueCodes.BAD_OPERANDS, "1.50 USD + 3", "1.50 USD + 3 USD"),
                value(IssueCodes.DIVISION_BY_ZERO, "n / 0", "n / 2"),
                value(IssueCodes.MAYBE_MISSING, "maybe.id", "maybe?.id"),
                value(IssueCodes.MAYBE_MISSING, "\"see ${maybe?.id}\"", "\"see ${maybe?.id ?? \"\"}\""),
                value(IssueCodes.NEVER_MISSING, "topic ?? \"x\"", "maybe?.id ?? \"x\""),
                value(IssueCodes.NEVER_MISSING, "draft?.title", "draft.title"),
                value(IssueCodes.UNKNOWN_MEMBER, "draft.titel", "draft.title"),
                value(IssueCodes.UNKNOWN_MEMBER, "topic.sum", "topic.length"),
                value(IssueCodes.MISSING_ARGUMENT, "topic.contains()", "topic.contains(\"a\")"),
                value(IssueCodes.TYPE_MISMATCH, "topic.contains(3)", "topic.contains(\"3\")"),
                value(IssueCodes.TYPE_MISMATCH, "people.filter(p -> p.name)", "people.filter(p -> p.age > 3)"),
                value(IssueCodes.TYPE_MISMATCH, "[1, \"a\"]", "[1, 2]"),
                value(IssueCodes.TYPE_MISMATCH, "\"is ${draft}\"", "\"is ${draft.title}\""),
                value(IssueCodes.NOT_CALLABLE, "topic()", "topic"),
                value(IssueCodes.NOT_CALLABLE, "Draft(topic)", "Draft { title: topic, body: \"\", tags: [] }"),
                value(IssueCodes.MISSING_FIELD, "Draft { title: topic, tags: [] }",
                        "Draft { title: topic, body: \"\", tags: [craft] }"),
                value(IssueCodes.UNKNOWN_MEMBER, "Post { di: topic, id: topic }", "Post { id: topic }"),
                value(IssueCodes.DUPLICATE_ARGUMENT, "Post { id: topic, id: topic }", "Post { id: topic }"),
                value(IssueCodes.UNRESOLVED_TYPE, "Nope { id: topic }", "Post { id: topic }"),
                value(IssueCodes.OUT_OF_BOUNDS, "Draft { title: \"" + "x".repeat(91) + "\", body: \"\", tags: [] }",
                        "Draft { title: \"" + "x".repeat(90) + "\", body: \"\", tags: [] }"),
                value(IssueCodes.BAD_LITERAL, "2026-02-30", "2026-02-28"),
                value(IssueCodes.BAD_LITERAL, "24:30", "23:30"),
                value(IssueCodes.BAD_LITERAL, "9999999999999999999", "999999999999999999"),
                value(IssueCodes.MISPLACED, "Issue { number: next, title: topic }",
                        "Issue { number: n, title: topic }"),
                body(IssueCodes.MAYBE_MISSING, "x = maybe.id\nstep y = site.tag(x)", """
                        x = branch { when maybe != none -> maybe.id  else -> "" }
                        step y = site.tag(x)"""),
                body(IssueCodes.TYPE_MISMATCH, "step p = Issue { number: next, title: 3 }",
                        "step p = Issue { number: next, title: \"3\" }"));
    }

    /** A value under a name that is used, so that nothing else is found. */
    private static CheckCase value(String code, String failing, String passing) {
        return body(code, "v = " + failing + "\nstep told = human do \"Look\" because v expires 1 day -> abort",
                "v = " + passing + "\nstep told = human do \"Look\" because v expires 1 day -> abort");
    }

    static List<CheckCase> calls() {
        return List.of(
                body(IssueCodes.MISPLACED_CALL, "x = writer(topic)\nstep y = site.tag(x.title)",
                        "step x = writer(topic)\nstep y = site.tag(x.title)"),
                body(IssueCodes.MISSING_ARGUMENT, "step x = site.tag()", "step x = site.tag(topic)"),
                body(IssueCodes.MISSING_ARGUMENT, "step x = writer()\nstep y = site.tag(x.title)",
                        "step x = writer(topic)\nstep y = site.tag(x.title)"),
                body(IssueCodes.UNKNOWN_ARGUMENT, "step x = site.tag(id: topic, color: 3)",
                        "step x = site.tag(id: topic)"),
                body(IssueCodes.UNKNOWN_ARGUMENT, "step x = writer(topic, n)\nstep y = site.tag(x.title)",
                        "step x = writer(topic: topic)\nstep y = site.tag(x.title)"),
                body(IssueCodes.DUPLICATE_ARGUMENT, "step x = site.tag(topic, id: topic)", "step x = site.tag(topic)"),
                body(IssueCodes.TYPE_MISMATCH, "step x = site.tag(n)", "step x = site.tag(n.text)"),
                body(IssueCodes.UNKNOWN_OPERATION, "step x = site.tagg(topic)", "step x = site.tag(topic)"),
                body(IssueCodes.UNGATED, "step x = mail.send(people, Post { id: topic }, now)",
                        "step x = mail.send(people, Post { id: topic }, now)\n"
                                + " approve \"Send?\" { expires 8 hours -> abort }"),
                file(IssueCodes.UNGATED,
                        "playbook p(people: [Person], post: Post) {\n delegate supervised 5 min\n step x"
                                + " = mail.send(people, post, now) }",
                        "playbook p(people: [Person], post: Post) {\n delegate"
                                + " approval for irreversible\n step x = mail.send(people, post, now) }"),
                body(IssueCodes.GATE_USELESS, "step x = site.visits(topic) approve \"?\" { expires 1 day -> abort }\n"
                        + "step y = x + 1\nstep z = site.tag(y.text)",
                        "step x = site.tag(topic) approve \"?\" { expires 1 day -> abort }"),
                body(IssueCodes.EXPIRY_MISSING, "step x = site.tag(topic) approve \"?\"",
                        "step x = site.tag(topic) approve \"?\" { expires 1 day -> skip }"),
                body(IssueCodes.NOT_EDITABLE,
                        "step x = site.tag(topic) approve \"?\" { editable di expires 1 day -> skip }",
                        "step x = site.tag(topic) approve \"?\" { editable id expires 1 day -> skip }"),
                body(IssueCodes.OUT_OF_BOUNDS, "step x = site.tag(topic) approve \"?\" { expires 0 min -> skip }",
                        "step x = site.tag(topic) approve \"?\" { expires 1 min -> skip }"),
                body(IssueCodes.ERROR_UNKNOWN, "step x = site.tag(topic) retry 3 on Rain",
                        "step x = site.tag(topic) retry 3 on Outage"),
                body(IssueCodes.CATCH_ALL_NOT_LAST, "step x = site.tag(topic) on any -> escalate on Outage -> escalate",
                        "step x = site.tag(topic) on Outage -> escalate on any -> escalate"),
                body(IssueCodes.HANDLER_USELESS, "step x = n + 1 retry 3\nstep y = site.tag(x.text)",
                        "step x = n + 1\nstep y = site.tag(x.text) retry 3"),
                body(IssueCodes.HANDLER_USELESS, "step x = site.tag(topic) on InvalidOutput -> repair at most 2",
                        "step x = writer(topic) on InvalidOutput -> repair at most 2\nstep y = site.tag(x.title)"),
                body(IssueCodes.DUPLICATE_CLAUSE,
                        "step x = site.tag(topic) on Outage -> escalate on Outage -> escalate",
                        "step x = site.tag(topic) on Outage -> escalate"),
                body(IssueCodes.OUT_OF_BOUNDS, "step x = site.tag(topic) retry 0", "step x = site.tag(topic) retry 1"),
                body(IssueCodes.OUT_OF_BOUNDS, "step x = site.tag(topic) retry 2 backoff 5m..10s",
                        "step x = site.tag(topic) retry 2 backoff 10s..5m"),
                body(IssueCodes.HUMAN_EXPIRY_MISSING, "step x = human do \"Call\"",
                        "step x = human do \"Call\" expires 1 day -> skip"),
                body(IssueCodes.MISPLACED, "x = human do \"Call\" expires 1 day -> skip",
                        "step x = human do \"Call\" expires 1 day -> skip"),
                body(IssueCodes.UNUSED_RESULT, "step x = writer(topic)",
                        "step x = writer(topic)\nstep y = site.tag(x.title)"),
                body(IssueCodes.UNUSED_RESULT, "x = n + 1\nwait 1 day", "x = n + 1\nstep y = site.tag(x.text)"));
    }

    /** What a step gives that a person, or time, may leave out; and errors that a person's no is not. */
    static List<CheckCase> leftOut() {
        String send = "step sent = mail.send(people, Post { id: topic }, now) approve \"Send?\" { ";
        String edit = "step seen = human edit draft because \"x\" expires 1 day -> ";
        String site = "connector web : http {\n auth web\n op put(id: Text) -> Post  idempotent by id }\n"
                + "playbook p(topic: Text) {\n step x = web.put(topic) approve \"?\" { ";
        return List.of(
                body(IssueCodes.MAYBE_MISSING, send + "expires 2 days -> skip }\nstep t = site.tag(sent.id)",
                        send + "expires 2 days -> skip }\nbranch { when sent != none -> step t = site.tag(sent.id) }"),
                body(IssueCodes.MAYBE_MISSING, send + "reject -> skip expires 2 days -> abort }\n"
                        + "step t = site.tag(sent.id)",
                        send + "reject -> skip expires 2 days -> abort }\nstep t = site.tag(sent?.id ?? topic)"),
                body(IssueCodes.NEVER_MISSING, send + "expires 2 days -> abort }\nstep t = site.tag(sent?.id)",
                        send + "expires 2 days -> abort }\nstep t = site.tag(sent.id)"),
                body(IssueCodes.MAYBE_MISSING, edit + "skip\nstep t = site.tag(seen.title)",
                        edit + "skip\nstep t = site.tag(seen?.title ?? topic)"),
                body(IssueCodes.MAYBE_MISSING, edit + "skip\nstep t = site.tag(seen.title)",
                        edit + "abort\nstep t = site.tag(seen.title)"),
                body(IssueCodes.MAYBE_MISSING,
                        "step d = writer(topic) on Outage -> human edit draft expires 1 day -> skip\n"
                                + "step t = site.tag(d.title)",
                        "step d = writer(topic) on Outage -> human edit draft expires 1 day -> skip\n"
                                + "step t = site.tag(d?.title ?? topic)"),
                body(IssueCodes.MAYBE_MISSING,
                        "d = branch { when n > 3 -> { step w = writer(topic) } else -> draft }"
                                + " on Outage -> human edit draft expires 1 day -> skip\n"
                                + "step t = site.tag(d.title)",
                        "d = branch { when n > 3 -> { step w = writer(topic) } else -> draft }"
                                + " on Outage -> human edit draft expires 1 day -> skip\n"
                                + "step t = site.tag(d?.title ?? topic)"),
                file(IssueCodes.HANDLER_USELESS, site + "expires 1 day -> abort } on Rejected -> skip }",
                        site + "reject -> skip expires 1 day -> abort } on Outage, any -> skip }"),
                body(IssueCodes.HANDLER_USELESS,
                        "step x = Issue { number: next, title: topic } approve \"?\" { expires 1 day -> abort }"
                                + " on Rejected -> escalate",
                        // the call itself may be rejected, too
                        "step x = site.tag(topic) approve \"?\" { expires 1 day -> abort } on Rejected -> escalate"));
    }

    /** A retry of a step that calls a playbook. */
    static List<CheckCase> repeats() {
        String undone = "saga { step a = site.publish(d) undo site.unpublish(a.id) step b = site.latest() }\n";
        String reads = "step b = site.latest()\nreturn b";
        return List.of(
                // the retry belongs to the step that can fail
                repeat("step a = site.tag(d.title)\n" + reads, "step b = site.latest() retry 3\nreturn b"),
                // a saga without undo takes nothing back
                repeat("saga { step a = site.tag(d.title) step b = site.latest() }\nreturn b", undone + "return b"),
                // the saga is over when something behind it fails
                repeat(undone + "step c = site.latest()\nreturn b + c", undone + "c = b + 1%\nreturn c"),
                repeat("foreach n in [1, 2] max 2 { " + undone.strip() + " }\n" + reads,
                        "saga { foreach n in [1, 2] max 2 {"
                                + " step a = site.publish(d) undo site.unpublish(a.id) } "
                                + "step b = site.latest() }\n"
                                + "return b"),
                repeat("branch { when d.title == \"\" -> { " + undone.strip()
                        + " } else -> { step e = site.tag(\"a\") } }\n" + "step f = site.latest()\nreturn f",
                        "branch { when d.title == \"\" -> { " + undone.strip()
                                + " return b } else -> { step f = site.latest()\nreturn f } }"),
                // what is remembered or written twice is there twice
                repeat("remember Voice of company { text: d.title }\n" + reads, reads),
                repeat("step a = Issue { number: next, title: d.title }\n" + reads, reads),
                // through other playbooks
                file(IssueCodes.RETRY_REPEATS, "playbook r(d: Draft) { step a = site.tag(d.title) }\n"
                        + "playbook q(d: Draft) { step x = r(d) step y = site.tag(d.title) }\n"
                        + "playbook p(d: Draft) { step z = q(d) retry 2 }",
                        "playbook r(d: Draft) { step a = site.tag(d.title) retry 2 }\n"
                                + "playbook q(d: Draft) { step x = r(d) step y = site.tag(d.title) }\n"
                                + "playbook p(d: Draft) { step z = q(d) }"),
                // a value in case of an error calls nothing, so it repeats nothing
                body(IssueCodes.MISPLACED_CALL, "step x = site.publish(draft) on any -> site.publish(draft)\n"
                        + "step y = site.tag(x.id)",
                        "step x = site.publish(draft) on any -> Post { id: \"none\" }\nstep y = site.tag(x.id)"));
    }

    private static CheckCase repeat(String failing, String passing) {
        String head = "playbook q(d: Draft) -> Percent { ";
        String call = " }\nplaybook p(d: Draft) -> Percent { step x = q(d) retry 3 backoff 1s..1m\n return x }";
        return file(IssueCodes.RETRY_REPEATS, head + failing + call, head + passing + call);
    }

    static List<CheckCase> flow() {
        return List.of(
                body(IssueCodes.DUPLICATE_NAME, "step x = site.tag(topic)\nstep x = site.tag(topic)",
                        "step x = site.tag(topic)\nstep y = site.tag(topic)"),
                body(IssueCodes.MISPLACED, "step x = branch { when n > 1 -> topic else -> \"\" }\nstep y = site.tag(x)",
                        "x = branch { when n > 1 -> topic else -> \"\" }\nstep y = site.tag(x)"),
                body(IssueCodes.DUPLICATE_NAME, "step topic = site.tag(\"a\")", "step tagged = site.tag(\"a\")"),
                body(IssueCodes.EMPTY, "", "wait 1 day"),
                body(IssueCodes.UNREACHABLE, "end skipped \"no\"\nwait 1 day", "wait 1 day\nend skipped \"no\""),
                body(IssueCodes.UNREACHABLE, "branch { else -> end skipped \"a\" when n > 1 -> end skipped \"b\" }",
                        "branch { when n > 1 -> end skipped \"b\" else -> end skipped \"a\" }"),
                body(IssueCodes.ELSE_MISSING, "x = branch { when n > 1 -> topic }\nstep y = site.tag(x)",
                        "x = branch { when n > 1 -> topic else -> \"\" }\nstep y = site.tag(x)"),
                body(IssueCodes.TYPE_MISMATCH,
                        "x = branch { when n > 1 -> topic else -> 3 }\nstep y = site.tag(\"${x}\")",
                        "x = branch { when n > 1 -> topic else -> \"3\" }\nstep y = site.tag(\"${x}\")"),
                file(IssueCodes.RETURN_MISSING, "playbook p() -> Int { wait 1 day }",
                        "playbook p() -> Int { wait 1 day return 3 }"),
                file(IssueCodes.RETURN_MISSING, "playbook p(n: Int) -> Int { branch { when n > 1 -> { return 3 } } }",
                        "playbook p(n: Int) -> Int { branch { when n > 1 -> { return 3 } else -> { return 4 } } }"),
                file(IssueCodes.TYPE_MISMATCH, "playbook p() -> Int { return \"3\" }",
                        "playbook p() -> Int { return 3 }"),
                file(IssueCodes.TYPE_MISMATCH, "playbook p() { return 3 }", "playbook p() -> Int { return 3 }"),
                file(IssueCodes.PLAYBOOK_CYCLE, "playbook p() { step x = q() }\nplaybook q() { step x = p() }",
                        "playbook p() { step x = q() }\nplaybook q() { wait 1 day }"),
                body(IssueCodes.BOUND_MISSING, "foreach p in people by p.name { step x = site.tag(p.name) }",
                        "foreach p in people by p.name max 5 { step x = site.tag(p.name) }"),
                body(IssueCodes.OUT_OF_BOUNDS, "foreach p in people by p.name max n { step x = site.tag(p.name) }",
                        "foreach p in people by p.name max 5 { step x = site.tag(p.name) }"),
                body(IssueCodes.KEY_ADVISED, "foreach group in people.chunks(3) max 5 { step x ="
                        + " site.tag(group.size.text) }",
                        "foreach group in people.chunks(3) by group.size max 5 { step x = site.tag(group.size.text) }"),
                body(IssueCodes.KEY_ADVISED, "foreach p in people max 5 { step x = site.tag(p.name) }",
                        "foreach p in people by p.name max 5 { step x = site.tag(p.name) }"),
                body(IssueCodes.TYPE_MISMATCH, "foreach p in topic max 5 { step x = site.tag(topic) }",
                        "foreach t in [topic] max 5 { step x = site.tag(t) }"),
                body(IssueCodes.EMPTY, "foreach p in people by p.name max 5 { }",
                        "foreach p in people by p.name max 5 { step x = site.tag(p.name) }"),
                body(IssueCodes.TWO_WRITERS, """
                        parallel max 2 {
                          step a = Issue { number: next, title: topic }
                          step b = Issue { number: next, title: topic }
                        }""", """
                        parallel max 2 {
                          step a = Issue { number: next, title: topic }
                          step b = Person { name: topic, age: n }
                        }"""),
                body(IssueCodes.OUT_OF_BOUNDS, "parallel join 3 { step a = site.tag(topic) }",
                        "parallel join 1 { step a = site.tag(topic) }"),
                body(IssueCodes.NO_INVERSE, "saga { step a = site.publish(draft) }",
                        "saga { step a = site.publish(draft) undo site.unpublish(a.id) }"),
                body(IssueCodes.MISPLACED, "step a = site.publish(draft) undo site.unpublish(a.id)",
                        "saga { step a = site.publish(draft) undo site.unpublish(a.id) }"),
                body(IssueCodes.EMPTY, "saga { }", "saga { step a = site.tag(topic) }"));
    }

    static List<CheckCase> later() {
        return List.of(
                body(IssueCodes.TYPE_MISMATCH, "wait n", "wait 3 days"),
                body(IssueCodes.ERROR_UNKNOWN, "raise Nope \"x\"", "raise Rejected \"x\""));
    }

    static List<CheckCase> memory() {
        return List.of(
                body(IssueCodes.RECALL_UNKNOWN, "x = recall Draft max 3\nstep y = site.tag(x.size.text)",
                        "x = recall Issue max 3\nstep y = site.tag(x.size.text)"),
                // memory of another package is read by those who say so at the head of the file
                file(IssueCodes.UNREADABLE_SCOPE, reading("", "base.Voice"), reading("import base.{Voice}", "Voice")),
                file(IssueCodes.UNREADABLE_SCOPE, reading("import base", "Voice"),
                        reading("import base.{Voice}", "Voice")),
                file(IssueCodes.UNREADABLE_SCOPE, reading("import base.{Secretive}", "Secretive"),
                        reading("import base.{Voice}", "Voice")),
                body(IssueCodes.OUT_OF_BOUNDS, "x = recall Issue max 0\nstep y = site.tag(x.size.text)",
                        "x = recall Issue max 1\nstep y = site.tag(x.size.text)"),
                body(IssueCodes.TYPE_MISMATCH, "x = recall Outcome of company max 3\nstep y = site.tag(x.size.text)",
                        "x = recall Outcome of issue max 3\nstep y = site.tag(x.size.text)"),
                body(IssueCodes.TYPE_MISMATCH, "x = recall Issue where title max 3\nstep y = site.tag(x.size.text)",
                        "x = recall Issue where title == topic max 3\nstep y = site.tag(x.size.text)"),
                body(IssueCodes.RECALLED_SOURCE,
                        "x = recall Voice of company\nremember Voice of company { text: x?.text ??"
                                + " \"\" }",
                        "remember Voice of company { text: topic }"),
                body(IssueCodes.MISSING_FIELD, "remember Outcome of issue { } propose",
                        "remember Outcome of issue { rate: 3% } propose"),
                body(IssueCodes.SUBJECT_MISSING, "remember Outcome { rate: 3% }",
                        "remember Outcome of issue { rate: 3% }"),
                body(IssueCodes.DUPLICATE_CLAUSE, "remember Outcome of issue { rate: 3% } propose commit",
                        "remember Outcome of issue { rate: 3% } valid now commit"));
    }

    private static String reading(String imports, String fact) {
        return "package other\n" + imports + "\nplaybook p() -> Text {\n x = recall " + fact
                + " of company\n return x?.text ?? \"\" }";
    }
}
