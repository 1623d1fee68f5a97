package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.hover.Signatures;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import java.util.List;
import org.eclipse.emf.ecore.EObject;

/** What may be called where a step, an undo, a KPI or an assertion asks for a call. */
final class CallProposals {

    private final Context context;
    private final Proposals out;
    private final Signatures signatures;
    private final CallTemplates templates;

    CallProposals(Context context, Proposals out) {
        this.context = context;
        this.out = out;
        this.signatures = new Signatures(context.analysis());
        this.templates = new CallTemplates(context.analysis(), context.marked().place().names());
    }

    void propose() {
        EObject mark = context.marked().element();
        EObject around = mark == null ? null : mark.eContainer();
        if (around instanceof StepStatement) {
            near(Proposals.GOOD, true, true);
            far();
        } else if (around instanceof UndoModifier) {
            near(Proposals.BEST, false, true);
        } else if (around instanceof AssertClause) {
            near(Proposals.GOOD, true, false);
        } else if (Owners.around(mark, KpiDecl.class) != null) {
            context.visible(ConnectorDecl.class).forEach(c -> operations(c, Proposals.BEST, true, true));
        }
    }

    private void near(int rank, boolean all, boolean arguments) {
        context.visible(ConnectorDecl.class).forEach(c -> operations(c, rank, false, arguments));
        if (all) {
            context.visible(AgentDecl.class).forEach(a -> agent(a, rank, arguments));
            PlaybookDecl own = context.marked().around(PlaybookDecl.class);
            context.visible(PlaybookDecl.class).stream().filter(p -> p != own).forEach(p -> add(rank - 50,
                    Kind.PLAYBOOK, String.valueOf(p.getName()), p, arguments ? templates.arguments(p.getParameters())
                            : "",
                    List.of()));
        }
    }

    private void operations(ConnectorDecl connector, int rank, boolean readsOnly, boolean arguments) {
        for (var member : connector.getMembers()) {
            if (member instanceof OperationDecl operation && operation.getName() != null
                    && (!readsOnly || operation.getTraits().stream().anyMatch(ReadsTrait.class::isInstance))) {
                String path = Signatures.path(operation);
                add(rank, Kind.OPERATION, path, operation,
                        arguments ? templates.arguments(operation.getParameters()) : "", List.of());
            }
        }
    }

    private void agent(AgentDecl agent, int rank, boolean arguments) {
        add(rank + 10, Kind.AGENT, String.valueOf(agent.getName()), agent,
                arguments ? templates.arguments(agent, context.analysis().promptWordsOf(agent)) : "", List.of());
    }

    private void add(int rank, Kind kind, String name, EObject callee, String arguments, List<TextEdit> others) {
        if (out.fits(name)) {
            out.add(rank, kind, name, name + arguments, signatures.of(callee).replaceFirst("^\\w+ [\\w.]+", ""),
                    Context.documentation(callee), others);
        }
    }

    /** With an import; only when something is written already, since there may be thousands. */
    private void far() {
        if (context.place().prefix().isEmpty()) {
            return;
        }
        for (Declaration declaration : context.far(Declaration.class)) {
            String name = String.valueOf(Owners.nameOf(declaration));
            boolean callable = declaration instanceof AgentDecl || declaration instanceof PlaybookDecl
                    || declaration instanceof ConnectorDecl;
            if (callable && out.fits(name)) {
                String arguments = switch (declaration) {
                    case AgentDecl agent -> templates.arguments(agent, context.analysis().promptWordsOf(agent));
                    case PlaybookDecl playbook -> templates.arguments(playbook.getParameters());
                    default -> "";
                };
                out.add(Proposals.FAR, kind(declaration), name, name + arguments, "import " + packageOf(declaration),
                        Context.documentation(declaration), TypeProposals.imports(context, declaration));
            }
        }
    }

    private static Kind kind(Declaration declaration) {
        return declaration instanceof AgentDecl ? Kind.AGENT
                : declaration instanceof PlaybookDecl ? Kind.PLAYBOOK : Kind.CONNECTOR;
    }

    static String packageOf(Declaration declaration) {
        return declaration.eContainer() instanceof PlaybookFile file
                ? String.valueOf(file.getName()) : "";
    }
}
