package dev.steward.dsl.types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words that are no keywords and still have a fixed meaning: names of errors, levels, rules, kinds. Editors propose
 * them and say what they mean.
 */
public final class Vocabulary {

    /** The errors with which a step can end. */
    public static final Map<String, String> ERRORS = table("RateLimit", "The other side asks for fewer calls.",
            "Timeout", "No answer came in time.", "Outage", "The other side does not work.", "InvalidOutput",
            "The answer does not fit its type.", "AuthFailed", "The login was refused.", "NotFound",
            "What was asked for does not exist.", "BadRequest", "The other side does not accept the arguments.",
            "Rejected", "A person said no.", "PolicyDenied", "A policy does not allow the call.", "BudgetExceeded",
            "The budget does not allow the call.", "UnknownOutcome", "It is not known whether the call was made.",
            "Failed", "Any other failure.",
            "NotReached", "A loop has used all its rounds without success.", "TooMany",
            "A loop has more items than its bound.", "DuplicateKey", "Two items of a loop have the same key.",
            "NoValue", "Something is needed that is absent.", "Arithmetic",
            "It can't be computed, such as a division by zero.", "MixedCurrency",
            "Amounts in two currencies were added or compared.", "InvalidValue",
            "A value is outside what its type or a function allows.", "TooLong",
            "An expression takes too many steps, or makes too long a text.");
    /** What stands for all errors. */
    public static final Map<String, String> ANY_ERROR = table("any", "Every error that no clause before it takes.");
    /** How much is done without asking, from strict to loose. */
    public static final Map<String, String> DELEGATION = table("approval", "Each effect asks first.", "supervised",
            "Each effect is announced and held for a while, in which the operator may stop it.", "full",
            "Only explicit gates ask.");
    public static final Map<String, String> EFFECT_CLASSES = table("irreversible", "Calls that cannot be taken back.",
            "idempotent", "Calls that may be repeated.", "compensated", "Calls that another call takes back.", "reads",
            "Calls that change nothing.");
    public static final Map<String, String> PRIORITIES = table("low", "Goes last.", "normal", "The usual.", "high",
            "Goes first.");
    public static final Map<String, String> OVERLAP = table("skip", "The new start is left out.", "queue",
            "The new start waits.", "replace", "The run before is cancelled.", "allow", "Both run.");
    public static final Map<String, String> CATCH_UP = table("once", "One start for all that were missed.", "all",
            "Each missed start is made up.", "none", "Missed starts stay missed.");
    public static final Map<String, String> GOAL_LEVELS = table("strategic", "What the company wants in years.",
            "tactical", "What it wants in months.", "operational", "What it wants in weeks.");
    public static final Map<String, String> AGENT_KINDS = table("task", "Does one thing and answers.", "reasoning",
            "Plans, and has no effects of its own.");
    public static final Map<String, String> POLICY_KINDS = table("effect", "Looks at each call that has an effect.",
            "memory", "Looks at what is remembered and recalled.", "cost",
            "Looks at each call that may cost something.",
            "prompt", "Looks at what agents are asked.");
    /** How long something is counted together, by the calendar of the company. */
    public static final Map<String, String> COUNTED = table("run", "Each run by itself.", "hour", "From the full hour.",
            "day", "From midnight.", "week", "From Monday.", "month", "From its first day.");
    public static final Map<String, String> CONNECTOR_KINDS = table("http", "Calls a web service.", "mcp",
            "Uses the tools of an MCP server.", "mail", "Sends and reads mail.", "files", "Writes and reads files.",
            "site", "Publishes pages.", "sql", "Reads a database.", "java", "Calls a Java extension.", "feeds",
            "Reads news feeds.");
    public static final Map<String, String> PERIODS = table("second", "", "minute", "", "hour", "", "day", "", "week",
            "", "month", "");
    public static final Map<String, String> JOIN = table("all", "All lanes must be done.", "any", "One is enough.");
    /** The states in which a run can be. */
    public static final Map<String, String> STATES = table("done", "It reached its end.", "skipped",
            "It ended early, as its playbook says.", "failed", "An error ended it.", "cancelled",
            "Somebody stopped it.",
            "waiting", "It waits for a person, a time or an event.", "compensated",
            "What it did was taken back.", "compensating", "What it did is being taken back.", "partlyCompensated",
            "Not all that it did could be taken back.");
    /** What an assertion of a test can say of a call or a step besides called. */
    public static final Map<String, String> VERDICTS = table("denied", "A policy did not allow it.", "asked",
            "The operator was asked about it.", "limited",
            "A policy made it wait or refused it, as there were too many.",
            "redacted", "A policy blacked out what it was given.", "held",
            "It was announced, and held so that the operator could object.", "failed",
            "It ended with an error at least once.", "undone", "What it did was taken back.");
    /** Words that stand for values. */
    public static final Map<String, String> VALUES = table("true", "Holds.", "false", "Does not hold.", "none",
            "The missing value.", "now", "The moment of the run's latest event; a replay sees the same one.", "today",
            "The day of now in the company's time zone.", "next", "The next free number, for the key of a new record.",
            "cost", "What the run has cost so far.", "company", "The company itself, as the subject of a fact.",
            "baseline", "The value of the old version, in a rollout.", "output", "What the playbook gave.",
            "round", "The number of the round of a repeat, from 1.");
    /** What a test knows of a run besides, unless the playbook has such names itself. */
    public static final Map<String, String> TEST_VALUES = table("effects",
            "In a test: the calls whose effects stand at the end, in order.", "took",
            "In a test: how long the run took by its own clock.", "error",
            "In a test: the name of the error that ended the run, none without one.");
    /** The built-in types. */
    public static final Map<String, String> TYPES = table("Text", "Letters, of any length unless max bounds it.",
            "Markdown", "Text with headings, lists and links.", "Email", "An address for mail.", "Int",
            "A whole number.", "Number", "A number with a fraction.", "Bool", "true or false.", "Percent",
            "A share of a hundred, as in 38%.", "Money", "An amount with its currency, as in 1.50 USD.", "Duration",
            "A span of time, as in 48 hours.", "Date", "A day, as in 2027-12-31.", "Time", "A time of day, as in 9:00.",
            "DateTime", "A day with a time, as in 2026-09-14 09:00.");
    /** Names of models that each company sets for itself. */
    public static final Map<String, String> MODELS = table("large", "The company's strong model.", "small",
            "The company's cheap model.", "rehearsal", "Made-up answers that fit the type, without any cost.");

    private static final List<Map<String, String>> DOCUMENTED = List.of(TYPES, ERRORS, ANY_ERROR, DELEGATION,
            PRIORITIES, OVERLAP, CATCH_UP, GOAL_LEVELS, AGENT_KINDS, POLICY_KINDS, CONNECTOR_KINDS, JOIN, STATES,
            VERDICTS, TEST_VALUES);

    private Vocabulary() {
    }

    private static Map<String, String> table(String... wordsWithDocs) {
        Map<String, String> out = new LinkedHashMap<>();
        for (int i = 0; i < wordsWithDocs.length; i += 2) {
            out.put(wordsWithDocs[i], wordsWithDocs[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(out);
    }

    /** What a word means that stands for a value; empty for other words. */
    public static String valueWord(String word) {
        return VALUES.getOrDefault(word, "");
    }

    /** What a word of any of the tables means. */
    public static Optional<String> documentation(String word) {
        return DOCUMENTED.stream().map(t -> t.get(word)).filter(d -> d != null && !d.isEmpty()).findFirst();
    }
}
