package dev.steward.dsl.internal.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.runtime.Token;
import org.antlr.runtime.TokenStream;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a place stands in, as far as the words before it tell; the element that is being read does not say it, as it is
 * made with its first value only.
 *
 * @param block construct whose braces are open; empty at the top level, {@code Construction} for a value with fields
 * @param head  construct that was begun last in it and may go on; empty for none
 */
record Surroundings(String block, String head) {

    private static final String BLOCK = "Block";
    private static final Map<String, String> HEADS = Map.ofEntries(Map.entry("type", "TypeDecl"),
            Map.entry("enum", "EnumDecl"), Map.entry("record", "RecordDecl"), Map.entry("fact", "FactDecl"),
            Map.entry("connector", "ConnectorDecl"), Map.entry("agent", "AgentDecl"),
            Map.entry("playbook", "PlaybookDecl"), Map.entry("policy", "PolicyDecl"), Map.entry("goal", "GoalDecl"),
            Map.entry("kpi", "KpiDecl"), Map.entry("test", "PlaybookTest"), Map.entry("rollout", "RolloutDecl"),
            Map.entry("instance", "InstanceDecl"), Map.entry("op", "OperationDecl"),
            Map.entry("approve", "ApproveModifier"), Map.entry("branch", "BranchExpression"),
            Map.entry("step", "StepStatement"), Map.entry("foreach", BLOCK), Map.entry("parallel", BLOCK),
            Map.entry("saga", BLOCK), Map.entry("race", BLOCK), Map.entry("repeat", BLOCK),
            Map.entry("deadline", BLOCK), Map.entry("event", BLOCK), Map.entry("when", BLOCK),
            Map.entry("else", BLOCK));
    /** Of these, only one that begins a line or a block is meant. */
    private static final Set<String> BEGINNING = Set.of("type", "enum", "record", "fact", "connector", "agent",
            "playbook", "goal", "kpi", "test", "rollout", "instance", "op");

    static Surroundings of(TokenStream tokens, @Nullable Token end) {
        Deque<String> open = new ArrayDeque<>();
        String head = "";
        String before = "{";
        int line = 0;
        int count = end == null || end.getType() == Token.EOF ? tokens.size() : end.getTokenIndex();
        for (int i = 0; i < count; i++) {
            Token token = tokens.get(i);
            String text = token.getText();
            if (text == null || text.isBlank() || text.startsWith("//") || text.startsWith("/*")) {
                continue;
            }
            boolean first = token.getLine() != line || List.of("{", "}").contains(before);
            line = token.getLine();
            if (text.equals("{")) {
                open.push(head.isEmpty() || head.equals("StepStatement") ? "Construction" : head);
                head = "";
            } else if (text.equals("}")) {
                head = open.isEmpty() ? "" : open.pop();
            } else {
                head = head(head, before, text, first);
            }
            before = text;
        }
        String block = open.peek();
        return new Surroundings(block == null ? "" : block, head);
    }

    private static String head(String head, String before, String word, boolean first) {
        if (word.equals("policy") && before.equals("test")) {
            return "PolicyTest";
        }
        String begun = HEADS.get(word);
        return begun == null || BEGINNING.contains(word) && !first || Set.of(".", ",", "(").contains(before) ? head
                : begun;
    }
}
