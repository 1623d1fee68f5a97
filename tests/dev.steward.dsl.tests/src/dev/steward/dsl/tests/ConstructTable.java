package dev.steward.dsl.tests;

import dev.steward.dsl.IssueCodes;
import java.util.List;

/** Every construct of the language, what is checked of it, and which tests run it. */
final class ConstructTable {

    /**
     * A row of the guide's table.
     *
     * @param words how it is written, in the language's own words
     * @param page  of the guide that tells about it
     * @param codes what can be found in it
     * @param tests classes that run it, or show what it means
     */
    record Construct(String words, String page, List<String> codes, List<String> tests) {
    }

    private ConstructTable() {
    }

    private static Construct row(String words, String page, List<String> codes, String... tests) {
        return new Construct(words, page, codes, List.of(tests));
    }

    static List<Construct> all() {
        return List.of(
                row("a file", "constructs.md",
                        List.of(IssueCodes.SYNTAX, IssueCodes.UNREADABLE, IssueCodes.CONFLICT,
                                IssueCodes.DUPLICATE_NAME,
                                IssueCodes.UNKNOWN_WORD, IssueCodes.MISPLACED, IssueCodes.DUPLICATE_CLAUSE,
                                IssueCodes.EMPTY,
                                IssueCodes.LATER_VERSION),
                        "SyntaxMessagesTest", "ConflictTest", "KeywordNamesTest", "FormatTest", "FuzzTest"),
                row("`package` `import`", "constructs.md",
                        List.of(IssueCodes.UNRESOLVED_IMPORT, IssueCodes.UNUSED_IMPORT,
                                IssueCodes.CYCLIC_IMPORT),
                        "WorkspaceTest", "ReferenceExampleTest"),
                row("`type` `enum` `record`", "constructs.md",
                        List.of(IssueCodes.UNRESOLVED_TYPE, IssueCodes.CYCLIC_TYPE,
                                IssueCodes.KEY_MISSING, IssueCodes.KEY_UNKNOWN, IssueCodes.MISSING_FIELD),
                        "DeclarationsTest",
                        "ValuesTest"),
                row("labels `pii` `untrusted` `secret`", "language.md", List.of(IssueCodes.LABEL_UNTRUSTED,
                        IssueCodes.LABEL_PII, IssueCodes.LABEL_SECRET, IssueCodes.LABEL_LOST), "LabelMessagesTest",
                        "LabelsTest"),
                row("`fact`", "constructs.md", List.of(IssueCodes.RETENTION_MISSING, IssueCodes.SUBJECT_MISSING,
                        IssueCodes.RECALL_SCOPE), "LocalCompanyTest"),
                row("`connector` `op`", "constructs.md",
                        List.of(IssueCodes.SECRET_LITERAL, IssueCodes.UNKNOWN_OPERATION,
                                IssueCodes.EFFECT_UNDECLARED, IssueCodes.COMPENSATION_TYPES, IssueCodes.VERIFY_TYPES),
                        "ConnectorKindsTest", "UnknownOutcomeTest"),
                row("`irreversible`", "constructs.md", List.of(IssueCodes.UNGATED), "GatesTest"),
                row("`agent`", "constructs.md", List.of(IssueCodes.MODEL_MISSING, IssueCodes.PROMPT_MISSING,
                        IssueCodes.REASONING_EFFECT, IssueCodes.NO_SCHEMA), "PromptSizeTest", "BadModelTest",
                        "ToolsTest", "ToolGatesTest", "ToolsRunTest"),
                row("`playbook`", "constructs.md", List.of(IssueCodes.PLAYBOOK_CYCLE, IssueCodes.RETURN_MISSING,
                        IssueCodes.UNREACHABLE), "FirstRunTest", "PlaybookRetryTest"),
                row("`constraint`", "governance.md", List.of(IssueCodes.LABEL_CONSTRAINT), "LabelsTest"),
                row("`step`, values", "constructs.md", List.of(IssueCodes.UNUSED_RESULT, IssueCodes.UNRESOLVED_NAME,
                        IssueCodes.AMBIGUOUS_NAME, IssueCodes.NOT_CALLABLE, IssueCodes.MISPLACED_CALL,
                        IssueCodes.MISSING_ARGUMENT, IssueCodes.UNKNOWN_ARGUMENT, IssueCodes.DUPLICATE_ARGUMENT),
                        "StepsTest", "StatementsTest", "RenamedTest"),
                row("expressions", "functions.md", List.of(IssueCodes.TYPE_MISMATCH, IssueCodes.MAYBE_MISSING,
                        IssueCodes.NEVER_MISSING, IssueCodes.BAD_OPERANDS, IssueCodes.UNKNOWN_MEMBER,
                        IssueCodes.DIVISION_BY_ZERO, IssueCodes.BAD_LITERAL, IssueCodes.OUT_OF_BOUNDS),
                        "ExpressionsTest", "FunctionsTest", "InterpolationTest"),
                row("`branch`", "constructs.md", List.of(IssueCodes.ELSE_MISSING), "StatementsTest"),
                row("`foreach` `parallel` `repeat`", "flow.md", List.of(IssueCodes.BOUND_MISSING,
                        IssueCodes.KEY_ADVISED, IssueCodes.TWO_WRITERS), "LanesTest", "JoinTest", "RepeatTest",
                        "BoundedTest"),
                row("`race`", "flow.md", List.of(), "RaceTest"),
                row("`wait` `on event` `deadline`", "flow.md", List.of(IssueCodes.WAIT_WITHOUT_DEADLINE,
                        IssueCodes.DEADLINE_OUTCOME), "EventTest", "DeadlineTest"),
                row("`retry` `on Error ->`", "flow.md", List.of(IssueCodes.ERROR_UNKNOWN,
                        IssueCodes.CATCH_ALL_NOT_LAST, IssueCodes.HANDLER_USELESS, IssueCodes.RETRY_REPEATS),
                        "GuardTest", "KeptAnswerTest", "PlaybookRetryTest"),
                row("`saga` `undo`", "flow.md", List.of(IssueCodes.NO_INVERSE), "SagaTest"),
                row("`approve`", "constructs.md", List.of(IssueCodes.EXPIRY_MISSING, IssueCodes.NOT_EDITABLE,
                        IssueCodes.GATE_USELESS), "GatesTest", "AskIdTest"),
                row("`human`", "constructs.md", List.of(IssueCodes.HUMAN_EXPIRY_MISSING), "OperatorTimeTest"),
                row("`delegate`", "governance.md", List.of(IssueCodes.LOOSER_THAN_GOAL, IssueCodes.LOOSER_THAN_PLAYBOOK,
                        IssueCodes.HOLD_MISSING, IssueCodes.UNTIL_USELESS), "DelegationTest", "GatesTest"),
                row("`budget`", "governance.md", List.of(IssueCodes.LIMIT_WITHOUT_PATH, IssueCodes.CURRENCY,
                        IssueCodes.BUDGET_ABOVE_OUTER, IssueCodes.BUDGET_PERIOD), "BudgetTest",
                        "WorstCaseTest", "CostTest"),
                row("`recall` `remember`", "constructs.md",
                        List.of(IssueCodes.RECALL_UNKNOWN, IssueCodes.UNREADABLE_SCOPE,
                                IssueCodes.RECALLED_SOURCE),
                        "MemoryClausesTest"),
                row("`policy`", "governance.md", List.of(IssueCodes.UNTESTED_POLICY, IssueCodes.SHADOWED_RULE,
                        IssueCodes.POLICY_WITHOUT_RULE, IssueCodes.POLICY_WITHOUT_REASON,
                        IssueCodes.LIMIT_WITHOUT_MONEY), "PoliciesTest", "CountedLimitsTest",
                        "GovernanceTest"),
                row("`goal` `kpi`", "constructs.md", List.of(IssueCodes.KPI_WITHOUT_SOURCE, IssueCodes.KPI_NO_READING,
                        IssueCodes.GOAL_WITHOUT_KPI, IssueCodes.GOAL_LEVEL_ORDER), "StrategyTest"),
                row("`trigger`", "schedules.md", List.of(IssueCodes.OVERLAP_MISSING, IssueCodes.BAD_CRON,
                        IssueCodes.TRIGGER_TOO_OFTEN, IssueCodes.TRIGGER_RULES, IssueCodes.TRIGGER_EVENT), "CronTest",
                        "ScheduleTest", "TriggersTest"),
                row("`rollout`", "constructs.md", List.of(IssueCodes.ROLLOUT_STAGES, IssueCodes.GUARD_NOT_MEASURABLE),
                        "StrategyTest"),
                row("`instance`", "constructs.md", List.of(), "InstanceTest"),
                row("`test`", "testing.md", List.of(IssueCodes.UNMOCKED_BOUNDARY, IssueCodes.MOCK_WITHOUT_VALUE,
                        IssueCodes.MOCK_COST, IssueCodes.FIXTURE_PATH, IssueCodes.NOT_JUDGED), "TestBlocksTest",
                        "PlaybookTestsTest",
                        "FixtureTest"));
    }
}
