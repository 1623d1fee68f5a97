package dev.steward.dsl;

/** The stable codes of everything that can be found in a file. Fixes and tests go by them, never by a message. */
public final class IssueCodes {

    /** The text cannot be read. */
    public static final String SYNTAX = "syntax";
    /** The file is not UTF-8 or too large to read. */
    public static final String UNREADABLE = "unreadable";
    /** Git left both sides of a merge in the text. */
    public static final String CONFLICT = "conflict";

    public static final String DUPLICATE_NAME = "name.duplicate";
    public static final String UNRESOLVED_NAME = "name.unresolved";
    public static final String UNRESOLVED_TYPE = "type.unresolved";
    public static final String UNRESOLVED_IMPORT = "import.unresolved";
    public static final String UNUSED_IMPORT = "import.unused";
    public static final String CYCLIC_IMPORT = "import.cyclic";
    public static final String AMBIGUOUS_NAME = "name.ambiguous";

    public static final String TYPE_MISMATCH = "type.mismatch";
    public static final String MAYBE_MISSING = "type.maybeMissing";
    public static final String NEVER_MISSING = "type.neverMissing";
    public static final String BAD_OPERANDS = "type.operands";
    public static final String UNKNOWN_MEMBER = "member.unknown";
    public static final String NOT_CALLABLE = "call.notCallable";
    public static final String MISPLACED_CALL = "call.misplaced";
    public static final String MISSING_ARGUMENT = "argument.missing";
    public static final String UNKNOWN_ARGUMENT = "argument.unknown";
    public static final String DUPLICATE_ARGUMENT = "argument.duplicate";
    public static final String DIVISION_BY_ZERO = "value.divisionByZero";
    public static final String BAD_LITERAL = "value.invalid";
    public static final String OUT_OF_BOUNDS = "value.outOfBounds";
    public static final String MISPLACED = "construct.misplaced";
    public static final String DUPLICATE_CLAUSE = "construct.duplicate";
    public static final String EMPTY = "construct.empty";
    public static final String LATER_VERSION = "construct.later";
    public static final String UNKNOWN_WORD = "construct.unknownWord";

    public static final String MISSING_FIELD = "field.missing";
    public static final String KEY_MISSING = "record.keyMissing";
    public static final String KEY_UNKNOWN = "record.keyUnknown";
    public static final String RETENTION_MISSING = "fact.retentionMissing";
    public static final String SUBJECT_MISSING = "fact.subjectMissing";
    public static final String CYCLIC_TYPE = "type.cyclic";

    public static final String SECRET_LITERAL = "connector.secretLiteral";
    public static final String UNKNOWN_OPERATION = "operation.unknown";
    public static final String EFFECT_UNDECLARED = "operation.effectUndeclared";
    public static final String COMPENSATION_TYPES = "operation.compensationTypes";
    public static final String VERIFY_TYPES = "operation.verifyTypes";
    public static final String UNGATED = "effect.ungated";

    public static final String MODEL_MISSING = "agent.modelMissing";
    public static final String PROMPT_MISSING = "agent.promptMissing";
    public static final String REASONING_EFFECT = "agent.reasoningEffect";
    public static final String NO_SCHEMA = "agent.outputNoSchema";

    public static final String PLAYBOOK_CYCLE = "playbook.cycle";
    public static final String RETURN_MISSING = "playbook.returnMissing";
    public static final String UNREACHABLE = "playbook.unreachable";
    public static final String UNUSED_RESULT = "step.unusedResult";
    public static final String BOUND_MISSING = "loop.boundMissing";
    public static final String KEY_ADVISED = "loop.keyMissing";
    public static final String TWO_WRITERS = "parallel.twoWriters";
    public static final String ELSE_MISSING = "branch.elseMissing";
    public static final String ERROR_UNKNOWN = "error.unknown";
    public static final String CATCH_ALL_NOT_LAST = "error.catchAllNotLast";
    public static final String HANDLER_USELESS = "error.handlerUseless";
    public static final String RETRY_REPEATS = "retry.repeatsEffect";
    public static final String NO_INVERSE = "saga.noInverse";
    public static final String EXPIRY_MISSING = "approval.expiryMissing";
    public static final String NOT_EDITABLE = "approval.notEditable";
    public static final String GATE_USELESS = "approval.useless";
    public static final String HUMAN_EXPIRY_MISSING = "human.expiryMissing";
    public static final String LIMIT_WITHOUT_PATH = "budget.limitWithoutPath";
    public static final String BUDGET_PERIOD = "budget.period";
    public static final String BUDGET_ABOVE_OUTER = "budget.aboveOuter";
    public static final String CURRENCY = "budget.currency";
    public static final String DEADLINE_OUTCOME = "deadline.outcomeMissing";
    public static final String WAIT_WITHOUT_DEADLINE = "wait.withoutDeadline";
    public static final String RECALL_UNKNOWN = "memory.notRecallable";
    public static final String RECALL_SCOPE = "memory.scope";
    public static final String UNREADABLE_SCOPE = "memory.scopeUnreadable";
    public static final String RECALLED_SOURCE = "memory.recalledSource";
    public static final String LABEL_UNTRUSTED = "label.untrusted";
    public static final String LABEL_PII = "label.pii";
    public static final String LABEL_SECRET = "label.secret";
    public static final String LABEL_LOST = "label.lost";
    public static final String LABEL_CONSTRAINT = "label.constraint";
    public static final String OVERLAP_MISSING = "trigger.overlapMissing";
    public static final String BAD_CRON = "trigger.cron";
    public static final String TRIGGER_TOO_OFTEN = "trigger.tooOften";
    public static final String TRIGGER_RULES = "trigger.rules";
    public static final String TRIGGER_EVENT = "trigger.event";
    public static final String LOOSER_THAN_GOAL = "delegate.looserThanGoal";
    public static final String LOOSER_THAN_PLAYBOOK = "delegate.looserThanPlaybook";
    public static final String UNTIL_USELESS = "delegate.untilUseless";
    public static final String HOLD_MISSING = "delegate.holdMissing";
    public static final String LIMIT_WITHOUT_MONEY = "policy.limitWithoutMoney";
    public static final String UNTESTED_POLICY = "policy.untested";
    public static final String SHADOWED_RULE = "policy.shadowed";
    public static final String POLICY_WITHOUT_RULE = "policy.empty";
    public static final String POLICY_WITHOUT_REASON = "policy.reasonMissing";
    public static final String KPI_WITHOUT_SOURCE = "kpi.sourceMissing";
    public static final String GOAL_WITHOUT_KPI = "goal.kpiMissing";
    public static final String GOAL_LEVEL_ORDER = "goal.levelOrder";
    public static final String KPI_NO_READING = "kpi.sourceNoReading";
    public static final String GUARD_NOT_MEASURABLE = "rollout.guardNotMeasurable";
    public static final String ROLLOUT_STAGES = "rollout.stages";
    public static final String UNMOCKED_BOUNDARY = "test.unmocked";
    public static final String MOCK_WITHOUT_VALUE = "test.mockWithoutValue";
    public static final String MOCK_COST = "test.mockCost";
    public static final String FIXTURE_PATH = "test.fixturePath";
    public static final String NOT_JUDGED = "test.notJudged";

    private IssueCodes() {
    }
}
