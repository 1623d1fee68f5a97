package dev.steward.dsl.internal.syntax;

import dev.steward.dsl.internal.analysis.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;

/** Words for what the grammar asks for at a place. */
final class Expected {

    private static final Map<String, String> TOKENS = Map.ofEntries(Map.entry("RULE_ID", "a name"),
            Map.entry("RULE_STRING", "a text in quotes"), Map.entry("RULE_INT", "a whole number"),
            Map.entry("RULE_DECIMAL", "a number"), Map.entry("RULE_DURATION", "a span of time, such as 5 min"),
            Map.entry("RULE_MONEY", "an amount, such as 1.50 USD"),
            Map.entry("RULE_PERCENT", "a percentage, such as 20%"),
            Map.entry("RULE_DATE", "a date, such as 2027-12-31"), Map.entry("RULE_TIME", "a time, such as 9:00"),
            Map.entry("RULE_DATETIME", "a date and time, such as 2026-09-14 09:00"),
            Map.entry("'}'", "a closing brace }"), Map.entry("'{'", "an opening brace {"),
            Map.entry("')'", "a closing parenthesis )"), Map.entry("'('", "an opening parenthesis ("),
            Map.entry("']'", "a closing bracket ]"), Map.entry("RULE_TEXT_END", "a closing brace } of ${"),
            Map.entry("RULE_TEXT_MIDDLE", "a closing brace } of ${"),
            Map.entry("RULE_BLOCK_END", "a closing brace } of ${"),
            Map.entry("RULE_BLOCK_MIDDLE", "a closing brace } of ${"));

    /** By the construct that is being read: what it lacks when its name or a certain token is not there. */
    private static final Map<String, String> MISSING = Map.ofEntries(
            Map.entry("StepStatement RULE_ID", "A step needs a name: write step name = …."),
            Map.entry("StepStatement '='", "Behind the name of a step = and what it does are needed: write step name ="
                    + " …."),
            Map.entry("TypeDecl RULE_ID", "A type needs a name: write type Name { … }."),
            Map.entry("EnumDecl RULE_ID", "An enum needs a name: write enum Name { … }."),
            Map.entry("RecordDecl RULE_ID", "A record needs a name: write record Name key field { … }."),
            Map.entry("FactDecl RULE_ID", "A fact needs a name: write fact Name of company { … }."),
            Map.entry("ConnectorDecl RULE_ID",
                    "A connector needs a name and a kind: write connector name : http { … }."),
            Map.entry("ConnectorDecl ':'", "A connector needs a kind: write connector name : http { … }."),
            Map.entry("AgentDecl RULE_ID", "An agent needs a name and a kind: write agent name : task { … }."),
            Map.entry("AgentDecl ':'", "An agent needs a kind: write agent name : task { … }."),
            Map.entry("PlaybookDecl RULE_ID", "A playbook needs a name: write playbook name() { … }."),
            Map.entry("PlaybookDecl '('", "Behind the name of a playbook its inputs are needed: write playbook name() {"
                    + " … }."),
            Map.entry("PolicyDecl RULE_ID", "A policy needs a name: write policy name for effect …."),
            Map.entry("PolicyDecl 'for'", "Say what the policy is for: write policy name for effect connector.operation"
                    + "."),
            Map.entry("OperationDecl RULE_ID", "An operation needs a name: write op name(…) reads."),
            Map.entry("Field ':'", "A field is written with its type: name: Text."),
            Map.entry("Parameter ':'", "An input is written with its type: name: Text."),
            Map.entry("FieldValue ':'", "A field is given with a colon: name: value."),
            Map.entry("Construction RULE_ID", "Give the fields between the braces: name: value."),
            Map.entry("MemberAccess RULE_ID", "Behind the dot a name is needed."),
            Map.entry("UndoModifier RULE_ID", "Behind undo the call that takes the step back is needed."),
            Map.entry("ExpiresClause '->'", "Say what happens then: expires 8 hours -> abort, skip, escalate or end"
                    + " skipped."),
            Map.entry("OnErrorModifier '->'", "Say what happens then: on Outage -> a value, escalate \"…\", raise … or"
                    + " end skipped."),
            Map.entry("BranchArm '->'", "Behind the condition -> and a value or a step are needed: when … -> …."),
            Map.entry("ForeachExpression 'in'", "A loop is written foreach x in list max 20 { … }."),
            Map.entry("PlaybookTest RULE_STRING",
                    "A test needs a title in quotes: test playbook \"what is shown\" { … }"
                            + "."));

    private static final Map<String, String> INSIDE = Map.ofEntries(
            Map.entry("PlaybookFile",
                    "At this level stand import, type, enum, record, fact, connector, agent, playbook,"
                            + " instance, policy, goal, kpi, rollout and test."),
            Map.entry("PlaybookDecl",
                    "A playbook holds steps, name = …, branch, foreach, parallel, saga, wait, remember"
                            + " and return."),
            Map.entry("Block", "A block holds steps, name = …, branch, foreach, parallel, saga, wait, remember and"
                    + " return."),
            Map.entry("AgentDecl", "An agent has model, tools, budget, prompt and returns."),
            Map.entry("ConnectorDecl", "A connector has auth, limit, op and probe."),
            Map.entry("OperationDecl", "An operation says reads, idempotent by, compensated by, irreversible or verify"
                    + " with."),
            Map.entry("ApproveModifier", "An approval has show, editable, batch, options, reject and expires."),
            Map.entry("BranchExpression", "A branch has when … -> … and else -> …."),
            Map.entry("TypeDecl", "A type holds fields, written name: Type."),
            Map.entry("RecordDecl", "A record holds fields, written name: Type."),
            Map.entry("FactDecl", "A fact holds fields, written name: Type, and behind its braces retain and scope."),
            Map.entry("EnumDecl", "An enum holds names, with commas between them."),
            Map.entry("PlaybookTest", "A test has input, clock, fixture, mock, decide, assert and check."),
            Map.entry("PolicyTest", "A test of a policy has with … expect deny, ask, limit, redact or allow."),
            Map.entry("PolicyDecl", "A policy has rules and no braces: when … deny because \"…\"."),
            Map.entry("GoalDecl", "A goal has target … by, delegate at most and budget."),
            Map.entry("KpiDecl", "A KPI is written in one line: kpi name : Type from … every 1 day unit \"…\"."),
            Map.entry("RolloutDecl", "A rollout has shadow, then, guard and on breach."),
            Map.entry("InstanceDecl", "An instance has why, trigger, delegate, budget, priority and constraint."),
            Map.entry("StepStatement", "A step is written step name = … and may go on with retry, on, undo and"
                    + " approve."));

    /** What may stand inside a construct, or go on with it. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("AgentDecl", List.of("model", "tools", "budget", "prompt", "returns", "fallback")),
            Map.entry("ConnectorDecl", List.of("auth", "limit", "op", "probe")),
            Map.entry("OperationDecl", List.of("reads", "idempotent", "compensated", "irreversible", "verify")),
            Map.entry("ApproveModifier", List.of("show", "editable", "batch", "options", "reject", "expires")),
            Map.entry("BranchExpression", List.of("when", "else")),
            Map.entry("PlaybookTest", List.of("input", "clock", "fixture", "mock", "decide", "assert", "check")),
            Map.entry("PolicyTest", List.of("with", "after", "expect")),
            Map.entry("PolicyDecl", List.of("when", "priority", "because", "deny", "ask", "limit", "redact")),
            Map.entry("GoalDecl", List.of("target", "delegate", "budget")),
            Map.entry("KpiDecl", List.of("from", "every", "unit")),
            Map.entry("FactDecl", List.of("retain", "scope")),
            Map.entry("RolloutDecl", List.of("shadow", "then", "guard")),
            Map.entry("InstanceDecl", List.of("why", "trigger", "delegate", "budget", "priority", "constraint")),
            Map.entry("PlaybookDecl", List.of("why", "trigger", "delegate", "budget", "priority", "constraint")),
            Map.entry("StepStatement", List.of("retry", "undo", "approve", "batched", "expires", "returns", "because",
                    "fallback", "backoff")));

    private static final String HEAD = ". It stands at the head of a playbook, before its first step.";
    private static final List<String> TOP = List.of("import", "type", "enum", "record", "fact", "connector", "agent",
            "playbook", "policy", "goal", "kpi", "test", "rollout", "instance");
    private static final List<String> STATEMENTS = List.of("step", "branch", "foreach", "parallel", "saga", "wait",
            "remember", "return", "repeat", "race", "raise", "escalate", "end");

    private Expected() {
    }

    /** Where a statement begins with a word that begins none; null when it is no word. */
    static @Nullable String statement(String word, Surroundings around) {
        if (word.isEmpty() || !Character.isLetter(word.charAt(0))) {
            return null;
        }
        String foreign = foreign(word);
        if (foreign != null) {
            return foreign;
        }
        if (words("PlaybookDecl").contains(word)) {
            return noLine(word, HEAD.substring(2));
        }
        String close = Spelling.closest(word, Stream.of(STATEMENTS, words(around.block()), words("StepStatement"),
                List.of("on", "until", "within")).flatMap(List::stream).toList());
        return noLine(word, close != null ? "Did you mean " + close + "?"
                : "Write step name = …, name = …, or begin with branch, foreach, parallel, saga, wait, remember or"
                        + " return.");
    }

    /** Advice for a word with which other languages begin a statement; null for all others. */
    static @Nullable String foreign(String word) {
        String cure = switch (word) {
            case "if", "switch", "when" -> "Write branch { when … -> …  else -> … }.";
            case "for", "each", "forEach" -> "Write foreach x in list by x.key max 20 { … }.";
            case "while", "until" -> "Write repeat at most 5 { … }.";
            case "let", "var", "val", "const", "set" -> "Write name = … without it.";
            case "else" -> "Inside branch { … } write else -> ….";
            default -> null;
        };
        return cure == null ? null : noLine(word, cure);
    }

    private static String noLine(String word, String cure) {
        return "No line can begin with " + word + " like this. " + cure;
    }

    static String token(@Nullable String name) {
        String known = TOKENS.get(String.valueOf(name));
        return known != null ? known : String.valueOf(name).replace("'", "").replaceFirst("RULE_.*", "something else");
    }

    static @Nullable String missing(String construct, @Nullable String token) {
        return MISSING.get(construct + " " + token);
    }

    /** What cannot stand inside braces that are open; null when these should be closed here, or nothing is known. */
    static @Nullable String within(String found, Surroundings around) {
        if (found.matches("[0-9\"].*")) {
            return "Here cannot be " + found + ": what stands before it is complete.";
        }
        if (Set.of("PlaybookDecl", "Block").contains(around.block()) && words("PlaybookDecl").contains(found)) {
            return "Here cannot be " + found + HEAD;
        }
        if (found.isEmpty() || !Character.isLetter(found.charAt(0)) || TOP.contains(found)
                && !words(around.block()).contains(found)) {
            return null;
        }
        String close = Spelling.closest(found, Stream.of(words(around.head()), words(around.block()))
                .flatMap(List::stream).toList());
        String inside = INSIDE.get(around.head().equals("OperationDecl") ? around.head() : around.block());
        return close != null ? "Here cannot be " + found + ". Did you mean " + close + "?"
                : inside != null ? "Here cannot be " + found + ". " + inside : null;
    }

    private static List<String> words(String construct) {
        return WORDS.getOrDefault(construct, List.of());
    }

    /** Behind the last declaration that could be read. */
    static String atTop(String found, Surroundings around) {
        String nameless = switch (found) {
            case "agent" -> "AgentDecl";
            case "connector" -> "ConnectorDecl";
            default -> "";
        };
        String missing = missing(nameless, "RULE_ID");
        String close = Spelling.closest(found, Stream.of(words(around.head()), TOP).flatMap(List::stream).toList());
        String head = found.equals("{") && Set.of("PolicyDecl", "KpiDecl").contains(around.head()) ? around.head()
                : "PlaybookFile";
        return missing != null ? missing : "Here cannot be " + found + ". "
                + (close != null ? "Did you mean " + close + "?" : inside(head));
    }

    /** The construct that a word begins, else the given one. */
    static String begun(String word, String construct) {
        return switch (word) {
            case "step" -> "StepStatement";
            case "type" -> "TypeDecl";
            case "enum" -> "EnumDecl";
            case "record" -> "RecordDecl";
            case "fact" -> "FactDecl";
            case "connector" -> "ConnectorDecl";
            case "agent" -> "AgentDecl";
            case "playbook" -> "PlaybookDecl";
            case "policy" -> "PolicyDecl";
            case "op" -> "OperationDecl";
            case "." -> "MemberAccess";
            default -> construct;
        };
    }

    static @Nullable String inside(String construct) {
        return INSIDE.get(construct);
    }
}
