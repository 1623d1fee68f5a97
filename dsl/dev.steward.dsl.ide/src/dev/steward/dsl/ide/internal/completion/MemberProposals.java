package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.ide.internal.hover.Signatures;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.types.Function;
import dev.steward.dsl.types.Functions;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/** What stands behind a dot: fields and functions of a value, operations, names of an enum, parts of a package. */
final class MemberProposals {

    private final Context context;
    private final Proposals out;

    MemberProposals(Context context, Proposals out) {
        this.context = context;
        this.out = out;
    }

    void propose() {
        MemberAccess member = context.marked().member();
        if (member == null || member.getReceiver() == null) {
            return;
        }
        Type type = context.analysis().typeOf(member.getReceiver());
        Target target = context.analysis().targetOf(member.getReceiver());
        if (!type.isUnknown()) {
            value(member, type);
        } else {
            switch (target) {
                case Target.DeclarationTarget of when of.declaration() instanceof ConnectorDecl connector ->
                    operations(connector, member);
                case Target.DeclarationTarget of when of.declaration() instanceof EnumDecl known -> known.getLiterals()
                        .forEach(l -> out.add(Proposals.BEST, Kind.NAME, String.valueOf(l.getName()), "", ""));
                case Target.PackageTarget of -> packageNames(of.name());
                case null, default -> {
                    // nothing is known of it
                }
            }
        }
    }

    private void value(MemberAccess member, Type type) {
        Type present = type.present();
        Type expected = context.marked().place().expected();
        if (present instanceof Type.Structure structure) {
            for (Field field : structure.fields()) {
                if (field.getName() != null && field.getType() != null) {
                    Type of = context.analysis().typeOf(field.getType());
                    out.add(rank(Proposals.BEST, expected, of), Kind.FIELD, field.getName(), ": " + of,
                            Context.documentation(field));
                }
            }
        }
        if (!(present instanceof Type.Special)) {
            for (Functions.Row row : new Functions().of(present)) {
                function(row);
            }
        }
    }

    private int rank(int base, @Nullable Type expected, Type given) {
        return expected == null || context.analysis().fits(expected, given) ? base : base - 50;
    }

    private void function(Functions.Row row) {
        Function function = row.function();
        List<String> holes = function.parameters().stream().map(MemberProposals::argument).toList();
        String call = holes.isEmpty() ? "" : "(" + String.join(", ", holes) + ")";
        out.add(Proposals.USUAL, Kind.FUNCTION, function.name(), function.name() + call,
                Signatures.of(function).substring(function.receiver().length() + 1 + function.name().length()),
                function.doc(), List.of());
    }

    private static String argument(String parameter) {
        return parameter.startsWith("x -> ") ? "x -> " + Template.hole("x")
                : Template.hole(parameter.equals("text") ? "\"\"" : parameter.equals("int") ? "1" : parameter);
    }

    private void operations(ConnectorDecl connector, MemberAccess member) {
        CallTemplates templates = new CallTemplates(context.analysis(), context.marked().place().names());
        Signatures signatures = new Signatures(context.analysis());
        boolean called = !(member.eContainer() instanceof AssertClause);
        for (var each : connector.getMembers()) {
            if (each instanceof OperationDecl operation && operation.getName() != null) {
                out.add(Proposals.BEST, Kind.OPERATION, operation.getName(),
                        operation.getName() + (called ? templates.arguments(operation.getParameters()) : ""),
                        signatures.of(operation).replaceFirst("^op [\\w.]+", ""), Context.documentation(operation),
                        List.of());
            }
        }
    }

    /** The declarations of a package, and the packages below it. */
    void packageNames(String packageName) {
        for (var source : context.program().sources()) {
            PlaybookFile tree = source.tree();
            if (packageName.equals(tree.getName())) {
                tree.getDeclarations().forEach(this::declared);
            } else if (tree.getName() != null && tree.getName().startsWith(packageName + ".")) {
                String rest = tree.getName().substring(packageName.length() + 1);
                out.add(Proposals.GOOD, Kind.PACKAGE, rest.replaceFirst("\\..*", ""), "", "");
            }
        }
    }

    private void declared(Declaration declaration) {
        String name = Owners.nameOf(declaration);
        if (name != null && Owners.isDeclared(declaration)) {
            Kind kind = declaration instanceof AgentDecl ? Kind.AGENT
                    : declaration instanceof PlaybookDecl ? Kind.PLAYBOOK
                            : declaration instanceof ConnectorDecl ? Kind.CONNECTOR : Kind.TYPE;
            out.add(Proposals.GOOD, kind, name, "", "");
        }
    }
}
