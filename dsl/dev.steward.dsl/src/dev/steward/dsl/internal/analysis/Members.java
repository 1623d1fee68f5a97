package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.types.Functions;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Type.EnumType;
import dev.steward.dsl.types.Type.ListType;
import dev.steward.dsl.types.Type.OptionalType;
import dev.steward.dsl.types.Type.Special;
import dev.steward.dsl.types.Type.Structure;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Types what stands behind a dot: fields, functions, operations, names of enums, parts of qualified names. */
final class Members {

    private final Expressions expressions;

    Members(Expressions expressions) {
        this.expressions = expressions;
    }

    Type type(MemberAccess member, Scope scope) {
        Type receiver = expressions.type(member.getReceiver(), scope);
        Target target = member.getReceiver() == null ? null : expressions.results.targets.get(member.getReceiver());
        if (receiver.isUnknown() && target instanceof Target.PackageTarget of) {
            return qualified(member, of.name(), scope);
        }
        if (receiver.isUnknown() && target instanceof Target.DeclarationTarget of) {
            return ofDeclaration(member, of.declaration(), scope);
        }
        if (receiver.isUnknown() || member.getName() == null) {
            skipArguments(member, scope);
            return Type.UNKNOWN;
        }
        return ofValue(member, receiver, scope);
    }

    private void skipArguments(MemberAccess member, Scope scope) {
        for (Argument argument : member.getArguments()) {
            if (!(argument.getValue() instanceof Lambda)) {
                expressions.type(argument.getValue(), scope);
            }
        }
    }

    private Type qualified(MemberAccess member, String packageName, Scope scope) {
        String name = member.getName();
        Declaration found = name == null ? null : expressions.names.inPackage(packageName, name);
        if (found == null) {
            String longer = packageName + "." + name;
            if (expressions.names.isPackagePrefix(longer)) {
                expressions.results.targets.put(member, new Target.PackageTarget(longer));
            } else {
                skipArguments(member, scope);
                expressions.issues.errorAt(member, "name", IssueCodes.UNRESOLVED_NAME, "The package " + packageName
                        + " has no " + name + ".");
            }
            return Type.UNKNOWN;
        }
        expressions.results.targets.put(member, new Target.DeclarationTarget(found));
        Calls calls = new Calls(expressions);
        return switch (found) {
            case AgentDecl agent when member.isCall() -> calls.agent(member, agent, scope);
            case PlaybookDecl playbook when member.isCall() -> calls.playbook(member, playbook, scope);
            case KpiDecl kpi -> expressions.typeRefs.typeOf(kpi.getType());
            default -> Type.UNKNOWN;
        };
    }

    private Type ofDeclaration(MemberAccess member, Declaration declaration, Scope scope) {
        if (declaration instanceof ConnectorDecl connector) {
            return operation(member, connector, scope);
        }
        if (declaration instanceof EnumDecl enumeration) {
            EnumLiteral literal = References.find(enumeration, member.getName());
            if (literal == null) {
                List<String> known = Words.names(enumeration.getLiterals());
                expressions.issues.errorAt(member, "name", IssueCodes.UNKNOWN_MEMBER, "The enum "
                        + enumeration.getName() + " has no " + member.getName() + ": it has " + Words.list(known)
                        + "." + Spelling.hint(member.getName(), known, ""));
                return Type.UNKNOWN;
            }
            expressions.results.targets.put(member, new Target.LiteralTarget(literal));
            return new EnumType(enumeration);
        }
        skipArguments(member, scope);
        expressions.issues.errorAt(member, "name", IssueCodes.UNKNOWN_MEMBER, Names.nameOf(declaration) + " is "
                + Words.kindOf(declaration) + ", so there is nothing behind its dot: call it in a step and use the"
                + " step's name.");
        return Type.UNKNOWN;
    }

    private Type operation(MemberAccess member, ConnectorDecl connector, Scope scope) {
        OperationDecl operation = Names.operation(connector, member.getName());
        if (operation == null) {
            skipArguments(member, scope);
            List<String> known = Words.names(Names.operations(connector));
            expressions.issues.errorAt(member, "name", IssueCodes.UNKNOWN_OPERATION, "The connector "
                    + connector.getName() + " has no operation " + member.getName() + "."
                    + Spelling.hint(member.getName(), known, known.isEmpty() ? "" : " It has " + Words.list(known)
                            + "."),
                    String.valueOf(member.getName()));
            return Type.UNKNOWN;
        }
        expressions.results.targets.put(member, new Target.OperationTarget(operation));
        return member.isCall() ? new Calls(expressions).operation(member, operation, scope) : Type.UNKNOWN;
    }

    // ---- values ----

    private Type ofValue(MemberAccess member, Type receiver, Scope scope) {
        boolean optional = receiver instanceof OptionalType || receiver == Special.NONE;
        if (optional && !member.isNullSafe()) {
            skipArguments(member, scope);
            expressions.issues.errorAt(member, "name", IssueCodes.MAYBE_MISSING, "This value may be missing, so it has"
                    + " no " + member.getName() + " for sure: write ?." + member.getName()
                    + ", or ask whether it is none first.");
            return Type.UNKNOWN;
        }
        if (!optional && member.isNullSafe()) {
            expressions.issues.error(member, IssueCodes.NEVER_MISSING, "This value is never missing: write a plain dot"
                    + " instead of ?. .");
        }
        Type result = present(member, receiver.present(), scope);
        return optional ? result.optional() : result;
    }

    private Type present(MemberAccess member, Type receiver, Scope scope) {
        if (receiver instanceof Structure structure && !member.isCall()) {
            for (Field field : structure.fields()) {
                if (member.getName().equals(field.getName())) {
                    expressions.results.targets.put(member, new Target.FieldTarget(field));
                    return expressions.typeRefs.typeOf(field.getType());
                }
            }
        }
        List<Functions.Row> rows = expressions.functions.find(receiver, member.getName());
        int count = member.getArguments().size();
        boolean rule = count > 0 && member.getArguments().get(0).getValue() instanceof Lambda;
        for (Functions.Row row : rows) {
            if (row.takes(count) && (count == 0 || row.arguments().get(0).isRule() == rule)) {
                return apply(member, receiver, row, scope);
            }
        }
        skipArguments(member, scope);
        unknown(member, receiver, rows);
        return Type.UNKNOWN;
    }

    private void unknown(MemberAccess member, Type receiver, List<Functions.Row> rows) {
        if (!rows.isEmpty()) {
            String usage = String.join(" or ", rows.stream()
                    .map(r -> r.function().name() + "(" + String.join(", ", r.function().parameters()) + ")").toList());
            expressions.issues.errorAt(member, "name", IssueCodes.MISSING_ARGUMENT, "The function "
                    + member.getName() + " of " + Words.a(receiver) + " is written " + usage + ".");
            return;
        }
        List<String> known = new ArrayList<>();
        if (receiver instanceof Structure structure) {
            known.addAll(Words.names(structure.fields()));
        }
        List<String> fields = List.copyOf(known);
        expressions.functions.of(receiver).forEach(r -> known.add(r.function().name()));
        expressions.issues.errorAt(member, "name", IssueCodes.UNKNOWN_MEMBER, receiver + " has no " + member.getName()
                + "." + Spelling.hint(member.getName(), known, fields.isEmpty() ? "" : " It has "
                        + Words.list(fields) + "."),
                member.getName());
    }

    private Type apply(MemberAccess member, Type receiver, Functions.Row row, Scope scope) {
        expressions.results.targets.put(member, new Target.FunctionTarget(row.function()));
        Type rule = Type.UNKNOWN;
        for (int i = 0; i < member.getArguments().size(); i++) {
            Argument argument = member.getArguments().get(i);
            Functions.Argument wanted = row.arguments().get(i);
            if (argument.getValue() instanceof Lambda lambda) {
                rule = lambda(lambda, receiver, wanted, member, scope);
            } else {
                Type expected = wanted.expected(receiver);
                expressions.check(argument.getValue(), scope, expected == null ? Type.UNKNOWN : expected,
                        "the function " + member.getName());
            }
        }
        return row.result().apply(receiver, rule);
    }

    private Type lambda(Lambda lambda, Type receiver, Functions.Argument wanted, MemberAccess member, Scope scope) {
        Type element = receiver instanceof ListType list ? list.element() : Type.UNKNOWN;
        Scope inner = scope.inner();
        EObject parameter = lambda.getParameter();
        if (lambda.getParameter() != null) {
            inner.add(lambda.getParameter().getName(), element, parameter);
            expressions.results.locals.put(parameter, element);
        }
        Type result;
        @Nullable
        Type expected = wanted.expected(receiver);
        if (expected != null) {
            result = expressions.check(lambda.getBody(), inner, expected, "the condition of " + member.getName());
        } else {
            result = expressions.type(lambda.getBody(), inner);
        }
        expressions.results.types.put(lambda, new Type.FunctionType(element, result));
        return result;
    }
}
