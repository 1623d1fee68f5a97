package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.Proposal.Kind;
import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.ide.internal.hover.Signatures;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.types.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Names that belong to what is around: fields inside braces, inputs between parentheses or behind with. */
final class InsideProposals {

    private final Context context;
    private final Proposals out;
    private final Owners owners;
    private final CallTemplates templates;

    InsideProposals(Context context, Proposals out) {
        this.context = context;
        this.out = out;
        this.owners = new Owners(context.analysis());
        this.templates = new CallTemplates(context.analysis(), context.marked().place().names());
    }

    /** Fields of the value or fact that are not given yet. */
    void fields() {
        EObject owner = context.marked().element() instanceof FieldValue value ? value.eContainer() : null;
        if (!(owners.structure(owner) instanceof Type.Structure structure)) {
            return;
        }
        Set<String> given = new HashSet<>();
        List<FieldValue> values = owner instanceof Construction construction ? construction.getFields()
                : owner instanceof RememberExpression remember ? remember.getFields() : List.of();
        values.forEach(v -> given.add(String.valueOf(v.getName())));
        for (Field field : structure.fields()) {
            if (field.getName() != null && field.getType() != null && !given.contains(field.getName())) {
                Type type = context.analysis().typeOf(field.getType());
                out.add(type instanceof Type.OptionalType ? Proposals.GOOD : Proposals.BEST, Kind.FIELD,
                        field.getName(),
                        field.getName() + ": " + Template.hole(templates.value(field.getName(), type)), ": " + type,
                        "", List.of());
            }
        }
    }

    /** Inputs of the call that are not given yet. */
    void arguments() {
        Argument argument = context.marked().element() instanceof Reference mark
                && mark.eContainer() instanceof Argument around ? around : null;
        if (argument == null) {
            return;
        }
        EObject call = argument.eContainer();
        @Nullable
        EObject callee = owners.callee(call);
        Set<String> given = new HashSet<>();
        int positional = 0;
        for (Argument each : arguments(call)) {
            if (each != argument && each.getName() != null) {
                given.add(each.getName());
            } else if (each != argument) {
                positional++;
            }
        }
        List<Parameter> parameters = owners.parameters(callee);
        if (callee instanceof AgentDecl agent && parameters.isEmpty()) {
            context.analysis().promptWordsOf(agent).stream().filter(w -> !given.contains(w))
                    .forEach(w -> input(w, Type.UNKNOWN, ""));
        }
        for (Parameter parameter : parameters.subList(Math.min(positional, parameters.size()), parameters.size())) {
            if (parameter.getName() != null && parameter.getType() != null && !given.contains(parameter.getName())) {
                input(parameter.getName(), context.analysis().typeOf(parameter.getType()),
                        new Signatures(context.analysis()).of(parameter));
            }
        }
    }

    private static List<Argument> arguments(@Nullable EObject call) {
        return switch (call) {
            case Reference reference -> reference.getArguments();
            case MemberAccess member -> member.getArguments();
            case InstanceDecl instance -> instance.getArguments();
            case null, default -> List.of();
        };
    }

    private void input(String name, Type type, String doc) {
        out.add(Proposals.GOOD, Kind.INPUT, name + ":",
                name + ": " + Template.hole(templates.value(name, type)), type.isUnknown() ? "" : ": " + type, doc,
                List.of());
    }

    /** Inputs behind with and input, and arguments that may be edited. */
    void bindings() {
        EObject at = context.marked().element();
        boolean binding = at instanceof Binding;
        for (Parameter parameter : owners.inputsAt(at)) {
            if (parameter.getName() != null && parameter.getType() != null) {
                Type type = context.analysis().typeOf(parameter.getType());
                out.add(Proposals.BEST, Kind.INPUT, parameter.getName(), binding
                        ? parameter.getName() + " = " + Template.hole(templates.value(parameter.getName(), type))
                        : parameter.getName(), ": " + type, "", List.of());
            }
        }
    }
}
