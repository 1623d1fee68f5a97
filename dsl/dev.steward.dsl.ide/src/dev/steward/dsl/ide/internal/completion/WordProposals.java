package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.types.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Words with a fixed meaning that are no keywords: errors, kinds, levels, rules, states. */
final class WordProposals {

    private static final Map<String, String> ENDS = Map.of("skipped", "The run ends early, and that is fine.");
    private static final Map<String, String> BREACH = Map.of("revert", "The old version takes all runs again.");

    private static final Map<String, Map<String, String>> SLOTS = Map.ofEntries(
            Map.entry("ConnectorDecl.kind", Vocabulary.CONNECTOR_KINDS),
            Map.entry("AgentDecl.kind", Vocabulary.AGENT_KINDS), Map.entry("PolicyDecl.kind", Vocabulary.POLICY_KINDS),
            Map.entry("GoalDecl.level", Vocabulary.GOAL_LEVELS),
            Map.entry("DelegateLevel.level", Vocabulary.DELEGATION),
            Map.entry("BudgetClause.period", Vocabulary.COUNTED),
            Map.entry("EffectTarget.name", Vocabulary.EFFECT_CLASSES),
            Map.entry("PriorityClause.value", Vocabulary.PRIORITIES),
            Map.entry("RateLimitClause.unit", Vocabulary.PERIODS), Map.entry("PolicyAction.unit", Vocabulary.COUNTED),
            Map.entry("ParallelExpression.join", Vocabulary.JOIN), Map.entry("AssertClause.state", Vocabulary.STATES),
            Map.entry("AssertClause.verdict", Vocabulary.VERDICTS),
            Map.entry("EndStatement.state", ENDS), Map.entry("ErrorHandler.state", ENDS),
            Map.entry("Outcome.state", ENDS),
            Map.entry("BreachAction.name", BREACH), Map.entry("RaiseStatement.error", Vocabulary.ERRORS),
            Map.entry("ErrorRef.name", Vocabulary.ERRORS));

    private final Context context;
    private final Proposals out;
    private final ConnectorKinds kinds;

    WordProposals(Context context, Proposals out, ConnectorKinds kinds) {
        this.context = context;
        this.out = out;
        this.kinds = kinds;
    }

    void propose() {
        for (String slot : context.follow().slots()) {
            Kind kind = slot.equals("ErrorRef.name") || slot.equals("RaiseStatement.error") ? Kind.ERROR : Kind.WORD;
            table(slot).forEach((word, doc) -> {
                boolean missing = slot.equals("ConnectorDecl.kind") && kinds.complete()
                        && !kinds.operations().containsKey(word);
                out.add(missing ? Proposals.FAR : Proposals.BEST, kind, word, missing ? "not in this installation" : "",
                        doc);
            });
        }
        if (context.follow().has("OperationDecl.name")) {
            operations();
        }
        boolean handler = context.follow().has("ErrorRef.name") && !context.place().back(1).equals("raises");
        if (handler) {
            Vocabulary.ANY_ERROR.forEach((word, doc) -> out.add(Proposals.GOOD, Kind.ERROR, word, "", doc));
        }
    }

    /** The operations of the connector's kind, with all that they take. */
    private void operations() {
        var declarations = context.marked().tree().getDeclarations();
        if (declarations.isEmpty() || !(declarations.getLast() instanceof ConnectorDecl connector)) {
            return;
        }
        Optional<Map<String, ConnectorKinds.Operation>> known = kinds.operations()
                .getOrDefault(String.valueOf(connector.getKind()), Optional.empty());
        known.ifPresent(operations -> operations.values().forEach(o -> {
            Set<String> parameters = new TreeSet<>(o.forms().isEmpty() ? o.parameters() : o.forms().getFirst());
            out.add(Proposals.BEST, Kind.OPERATION, o.name(), o.name() + "(" + String.join(", ", parameters.stream()
                    .map(p -> p + ": " + Template.hole("Text")).toList()) + ")",
                    String.join(", ", new TreeSet<>(o.parameters())), "", List.of());
        }));
    }

    private Map<String, String> table(String slot) {
        boolean raise = context.place().back(1).equals("raise");
        return switch (slot) {
            case "TriggerOption.rule" -> context.place().back(1).equals("overlap") ? Vocabulary.OVERLAP
                    : Vocabulary.CATCH_UP;
            case "ErrorHandler.error" -> raise ? Vocabulary.ERRORS : Map.of();
            default -> SLOTS.getOrDefault(slot, Map.of());
        };
    }
}
