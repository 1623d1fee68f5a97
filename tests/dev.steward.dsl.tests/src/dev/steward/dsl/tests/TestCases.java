package dev.steward.dsl.tests;

import static dev.steward.dsl.tests.CheckCase.file;

import dev.steward.dsl.IssueCodes;
import java.util.List;

/** Cases about {@code test} blocks. */
final class TestCases {

    private static final String PLAYBOOK = "playbook p(topic: Text) -> Post {\n step d = writer(topic)\n"
            + " deadline 2 days { step t = site.tag(d.title) } -> escalate \"late\"\n"
            + " step s = site.publish(d)\n return s }\n"
            + "policy quiet for effect site.publish when now.hour < 7 deny because \"night\"\n"
            + "test policy quiet { with now = 06:00 expect deny }\n";
    private static final String CALLED = "playbook asks(topic: Text) -> Draft {\n step first = writer(topic)\n"
            + " return first }\n";
    private static final String ALL = "input topic = \"a\" mock writer returns Draft { title: \"a\", body: \"\", tags:"
            + " [craft] } mock site.tag mock site.publish returns Post { id: \"1\" } ";

    private TestCases() {
    }

    /** What a mock gives, and what it costs. */
    static List<CheckCase> mocks() {
        String others = "input topic = \"a\" mock site.tag mock site.publish returns Post { id: \"1\" } ";
        String draft = "Draft { title: \"a\", body: \"\", tags: [craft] }";
        return List.of(
                test(IssueCodes.MOCK_WITHOUT_VALUE, PLAYBOOK, others + "mock writer",
                        others + "mock writer returns " + draft),
                test(IssueCodes.MOCK_WITHOUT_VALUE, PLAYBOOK, others + "mock writer",
                        others + "mock writer raises Outage then returns " + draft + " then raises Timeout"),
                test(IssueCodes.TYPE_MISMATCH, PLAYBOOK, others + "mock writer raises Outage then returns 3",
                        others + "mock writer raises Outage then returns " + draft),
                test(IssueCodes.ERROR_UNKNOWN, PLAYBOOK, others + "mock writer returns " + draft + " then raises Nope",
                        others + "mock writer returns " + draft + " then raises Outage"),
                test(IssueCodes.TYPE_MISMATCH, PLAYBOOK, ALL + "mock site.tag raises Outage then returns 3",
                        ALL.replace("mock site.tag", "mock site.tag raises Outage then returns none")),
                test(IssueCodes.MOCK_COST, PLAYBOOK, ALL.replace("\"1\" }", "\"1\" } for 0.10 USD"),
                        ALL.replace("[craft] }", "[craft] } for 0.10 USD")),
                test(IssueCodes.CURRENCY, PLAYBOOK, ALL.replace("[craft] }", "[craft] } for 0.10 EUR"),
                        ALL.replace("[craft] }", "[craft] } for 0.10 USD")),
                test(IssueCodes.FIXTURE_PATH, PLAYBOOK, "fixture \"../p.fixture.json\"",
                        "fixture \"recorded/p.fixture.json\""),
                test(IssueCodes.FIXTURE_PATH, PLAYBOOK, "fixture \"p.json\"", "fixture \"p.fixture.json\""),
                test(IssueCodes.DUPLICATE_CLAUSE, PLAYBOOK, ALL + "clock 2026-09-14 09:00 clock 2026-09-14 10:00",
                        ALL + "clock 2026-09-14 09:00"));
    }

    /** What the operator answers. */
    static List<CheckCase> decisions() {
        return List.of(
                test(IssueCodes.UNRESOLVED_NAME, PLAYBOOK, ALL + "decide nope approve", ALL + "decide s approve"),
                test(IssueCodes.MISPLACED, PLAYBOOK, ALL + "decide deadline of s reject",
                        ALL + "decide deadline of t approve after 2 hours then reject"),
                test(IssueCodes.UNKNOWN_WORD, PLAYBOOK, ALL + "decide dedline of t reject",
                        ALL + "decide deadline of t reject"),
                test(IssueCodes.UNRESOLVED_NAME, PLAYBOOK, ALL + "decide deadline of nope reject",
                        ALL + "decide deadline of t expires"),
                test(IssueCodes.UNRESOLVED_NAME, CALLED + PLAYBOOK.replace("writer(topic)", "asks(topic)"),
                        ALL + "decide nope of d reject", ALL + "decide first of d reject"),
                test(IssueCodes.MISPLACED, PLAYBOOK, ALL + "decide s expires after 2 hours", ALL + "decide s expires"),
                test(IssueCodes.TYPE_MISMATCH, PLAYBOOK, ALL + "decide s reject after 2", ALL
                        + "decide s reject after 2 hours"));
    }

    /** What must be so. */
    static List<CheckCase> assertions() {
        return List.of(
                test(IssueCodes.UNKNOWN_WORD, PLAYBOOK, ALL + "assert site.publish forbidden",
                        ALL + "assert site.publish denied"),
                test(IssueCodes.NOT_JUDGED, PLAYBOOK, ALL + "assert site.publish failed by quiet",
                        ALL + "assert site.publish denied by quiet"),
                test(IssueCodes.NOT_JUDGED, PLAYBOOK, ALL + "assert site.publish denied with Outage",
                        ALL + "assert site.publish failed with Outage"),
                test(IssueCodes.UNRESOLVED_NAME, PLAYBOOK, ALL + "assert site.publish denied by nope",
                        ALL + "assert site.publish not denied by quiet"),
                test(IssueCodes.NOT_CALLABLE, PLAYBOOK, ALL + "assert topic undone", ALL + "assert s not undone"),
                test(IssueCodes.NOT_CALLABLE, PLAYBOOK, ALL + "assert writer called before topic",
                        ALL + "assert writer called once before site.publish"),
                test(IssueCodes.ERROR_UNKNOWN, PLAYBOOK, ALL + "assert state failed with Nope",
                        ALL + "assert state failed with PolicyDenied"),
                test(IssueCodes.BAD_OPERANDS, PLAYBOOK, ALL + "assert effects > 2",
                        ALL + "assert effects == [\"site.tag\", \"site.publish\"]"),
                test(IssueCodes.BAD_OPERANDS, PLAYBOOK, ALL + "assert took > 3",
                        ALL + "assert took <= 2 days and error == none and s.id == output.id"));
    }

    /** Boundaries and inputs. */
    static List<CheckCase> boundaries() {
        String playbook = "playbook p(topic: Text) {\n step d = writer(topic)\n step t = site.tag(d.title) }\n";
        String writer = "mock writer returns Draft { title: \"a\", body: \"\", tags: [craft] } ";
        return List.of(
                test(IssueCodes.UNMOCKED_BOUNDARY, playbook, "input topic = \"a\" " + writer,
                        "input topic = \"a\" " + writer + "mock site.tag"),
                test(IssueCodes.MISSING_ARGUMENT, playbook, writer + "mock site.tag",
                        "input topic = \"a\" " + writer + "mock site.tag"),
                test(IssueCodes.UNKNOWN_ARGUMENT, playbook, "input topic = \"a\", nope = 3 " + writer + "mock site.tag",
                        "input topic = \"a\" " + writer + "mock site.tag"),
                test(IssueCodes.TYPE_MISMATCH, playbook, "input topic = 3 " + writer + "mock site.tag",
                        "input topic = \"3\" " + writer + "mock site.tag"),
                test(IssueCodes.UNRESOLVED_NAME, playbook, "input topic = \"a\" " + writer + "mock site.tag, nope",
                        "input topic = \"a\" " + writer + "mock site.tag"),
                test(IssueCodes.UNKNOWN_WORD, playbook,
                        "input topic = \"a\" " + writer + "mock site.tag assert state happy",
                        "input topic = \"a\" " + writer + "mock site.tag assert state done"),
                test(IssueCodes.NOT_CALLABLE, playbook,
                        "input topic = \"a\" " + writer + "mock site.tag assert topic called",
                        "input topic = \"a\" " + writer + "mock site.tag assert site.tag called once with \"a\""),
                test(IssueCodes.ERROR_UNKNOWN, playbook, "input topic = \"a\" mock writer raises Nope",
                        "input topic = \"a\" mock writer raises Outage"));
    }

    private static CheckCase test(String code, String playbook, String failing, String passing) {
        return file(code, playbook + "test p \"t\" { " + failing + " }", playbook + "test p \"t\" { " + passing + " }");
    }
}
