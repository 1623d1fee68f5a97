package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.internal.hover.Signatures;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Vocabulary;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Names of declarations where the grammar asks for one of a certain kind. */
final class NameProposals {

    private static final Predicate<Declaration> DATA = d -> d instanceof TypeDecl || d instanceof RecordDecl;

    /** Which declarations a slot takes. */
    private static final Map<String, Predicate<Declaration>> SLOTS = Map.ofEntries(
            Map.entry("WhyClause.goal", GoalDecl.class::isInstance),
            Map.entry("GoalDecl.parent", GoalDecl.class::isInstance),
            Map.entry("TriggerClause.event", DATA), Map.entry("EventExpression.event", DATA),
            Map.entry("ConstraintClause.type", DATA), Map.entry("FactDecl.subject", RecordDecl.class::isInstance),
            Map.entry("RecallExpression.type", d -> d instanceof FactDecl || d instanceof RecordDecl),
            Map.entry("RememberExpression.type", FactDecl.class::isInstance),
            Map.entry("PolicyTest.policy", PolicyDecl.class::isInstance),
            Map.entry("AssertClause.policy", PolicyDecl.class::isInstance),
            Map.entry("PlaybookTest.playbook", PlaybookDecl.class::isInstance),
            Map.entry("RolloutDecl.playbook", PlaybookDecl.class::isInstance),
            Map.entry("InstanceDecl.playbook", PlaybookDecl.class::isInstance),
            Map.entry("MockTarget.name", d -> d instanceof AgentDecl || d instanceof PlaybookDecl),
            Map.entry("EffectTarget.name", d -> d instanceof FactDecl || d instanceof RecordDecl));

    /** Slots that take operations as {@code connector.operation}. */
    private static final Set<String> OPERATIONS = Set.of("MockTarget.name", "EffectTarget.name", "ToolRef.name");

    private final Context context;
    private final Proposals out;

    NameProposals(Context context, Proposals out) {
        this.context = context;
        this.out = out;
    }

    /** Whether a slot takes the names of declarations, which may have their package before them. */
    static boolean isName(String slot) {
        return SLOTS.containsKey(slot) || OPERATIONS.contains(slot) || slot.equals("NamedTypeRef.name")
                || slot.equals("Import.package");
    }

    void propose() {
        for (String slot : context.follow().slots()) {
            Predicate<Declaration> wanted = SLOTS.get(slot);
            if (wanted != null) {
                context.visible(Declaration.class).stream().filter(wanted).forEach(this::declared);
                far(wanted);
            }
            if (slot.equals("EffectTarget.name") && inPolicy()) {
                context.visible(ConnectorDecl.class).forEach(this::declared);
            }
            if (OPERATIONS.contains(slot)) {
                context.visible(ConnectorDecl.class).forEach(c -> operations(c, slot.equals("ToolRef.name")));
            }
        }
        if (context.follow().has("FactDecl.subject")) {
            out.add(Proposals.BEST, Kind.WORD, "company", "", Vocabulary.valueWord("company"));
        }
    }

    private void declared(Declaration declaration) {
        out.add(Proposals.BEST, kind(declaration), String.valueOf(Owners.nameOf(declaration)),
                new Signatures(context.analysis()).of(declaration).replaceFirst("\\s.*", ""),
                Context.documentation(declaration));
    }

    /** Policies take a whole connector, delegations don't. */
    private boolean inPolicy() {
        var declarations = context.marked().tree().getDeclarations();
        return !declarations.isEmpty() && declarations.getLast() instanceof PolicyDecl;
    }

    private void far(Predicate<Declaration> wanted) {
        if (context.place().prefix().isEmpty()) {
            return;
        }
        context.far(Declaration.class).stream().filter(wanted)
                .filter(d -> out.fits(String.valueOf(Owners.nameOf(d))))
                .forEach(d -> out.add(Proposals.FAR, kind(d), String.valueOf(Owners.nameOf(d)),
                        String.valueOf(Owners.nameOf(d)), "import " + CallProposals.packageOf(d), "",
                        TypeProposals.imports(context, d)));
    }

    private void operations(ConnectorDecl connector, boolean readsOnly) {
        for (var member : connector.getMembers()) {
            if (member instanceof OperationDecl operation && operation.getName() != null
                    && (!readsOnly || operation.getTraits().stream().anyMatch(ReadsTrait.class::isInstance))) {
                out.add(Proposals.GOOD, Kind.OPERATION, Signatures.path(operation),
                        new Signatures(context.analysis()).of(operation).replaceFirst("^op [\\w.]+", ""),
                        Context.documentation(operation));
            }
        }
    }

    private static Kind kind(Declaration declaration) {
        boolean data = declaration instanceof TypeDecl || declaration instanceof RecordDecl
                || declaration instanceof FactDecl;
        return data ? Kind.TYPE : declaration instanceof AgentDecl ? Kind.AGENT
                : declaration instanceof PlaybookDecl ? Kind.PLAYBOOK : Kind.NAME;
    }
}
