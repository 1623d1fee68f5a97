package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.completion.CallTemplates;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.BranchArm;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.GivenOption;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyCase;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Functions;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.INode;

/** Arguments and fields that are missing, unknown or given twice; calls where none may stand. */
final class CallFixes {

    private CallFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.MISSING_ARGUMENT, CallFixes::missing);
        fixes.on(IssueCodes.MISSING_FIELD, CallFixes::missingFields);
        fixes.on(IssueCodes.MISSING_FIELD, CallFixes::optionalField);
        fixes.on(IssueCodes.UNKNOWN_ARGUMENT, CallFixes::unknown);
        fixes.on(IssueCodes.DUPLICATE_ARGUMENT, f -> f.remove("Remove it", given(f)));
        fixes.on(IssueCodes.NOT_CALLABLE, CallFixes::notCallable);
        fixes.on(IssueCodes.MISPLACED_CALL, CallFixes::ownStep);
    }

    private static @Nullable EObject given(Finding finding) {
        FieldValue field = finding.exactly(FieldValue.class);
        return field != null ? field : finding.around(Argument.class);
    }

    private static void missing(Finding finding) {
        PlaybookTest test = finding.around(PlaybookTest.class);
        TriggerClause trigger = finding.exactly(TriggerClause.class);
        EObject call = finding.around(e -> e instanceof Reference r && r.isCall()
                || e instanceof MemberAccess m && m.isCall() || e instanceof InstanceDecl);
        if (trigger != null) {
            bindings(finding, trigger, finding.around(PlaybookDecl.class));
        } else if (call != null && finding.issue().data().isEmpty() && call instanceof MemberAccess member) {
            function(finding, member);
        } else if (call != null && !finding.issue().data().isEmpty()) {
            arguments(finding, call);
        } else if (test != null && !finding.issue().data().isEmpty()) {
            inputs(finding, test);
        }
    }

    private static CallTemplates templates(Finding finding, @Nullable EObject place) {
        return new CallTemplates(finding.analysis(), LocalNames.at(place, finding.analysis()));
    }

    private static void arguments(Finding finding, EObject call) {
        Owners owners = new Owners(finding.analysis());
        List<Parameter> parameters = owners.parameters(owners.callee(call));
        CallTemplates templates = templates(finding, call);
        List<String> values = new ArrayList<>();
        for (String name : finding.issue().data()) {
            values.add(name + ": " + parameters.stream().filter(p -> name.equals(p.getName())).findFirst()
                    .map(templates::value).orElseGet(() -> valueOfWord(finding, call, name)));
        }
        ILeafNode close = Places.last(call, ")");
        ILeafNode open = Places.first(call, "(");
        if (close != null && open != null) {
            boolean first = finding.source().text().substring(Finding.end(open), close.getOffset()).isBlank();
            finding.propose("Add " + String.join(", ", finding.issue().data()), List.of(
                    new TextEdit(close.getOffset(), 0, (first ? "" : ", ") + String.join(", ", values))));
        }
    }

    /** A word of a prompt takes any value: best the local name that is called like it. */
    private static String valueOfWord(Finding finding, EObject call, String word) {
        return LocalNames.at(call, finding.analysis()).stream().anyMatch(n -> n.name().equals(word)) ? word : "\"\"";
    }

    private static void function(Finding finding, MemberAccess member) {
        Type receiver = member.getReceiver() == null ? Type.UNKNOWN
                : finding.analysis().typeOf(member.getReceiver()).present();
        ILeafNode open = Places.first(member, "(");
        ILeafNode close = Places.last(member, ")");
        for (Functions.Row row : new Functions().find(receiver, member.getName())) {
            List<String> values = row.arguments().stream().map(a -> argument(a, receiver, finding)).toList();
            if (open != null && close != null && !values.isEmpty()) {
                String written = member.getName() + "(" + String.join(", ", row.function().parameters()) + ")";
                finding.propose("Write " + written,
                        List.of(new TextEdit(Finding.end(open), close.getOffset() - Finding.end(open),
                                String.join(", ", values))));
            }
        }
    }

    private static String argument(Functions.Argument argument, Type receiver, Finding finding) {
        Type expected = argument.expected(receiver);
        return switch (argument) {
            case CONDITION -> "x -> true";
            case RULE -> "x -> x";
            default -> finding.defaults().of(expected == null ? Type.TEXT : expected);
        };
    }

    private static void inputs(Finding finding, PlaybookTest test) {
        ILeafNode open = Places.first(test, Places.OPEN);
        EObject playbook = finding.analysis().declaration(test, test.getPlaybook());
        List<String> values = values(finding, playbook);
        if (open != null && !values.isEmpty()) {
            finding.append("Add input " + String.join(", ", finding.issue().data()), open,
                    "\n" + finding.indent(test) + "  input " + String.join(", ", values) + "\n");
        }
    }

    private static void bindings(Finding finding, TriggerClause trigger, @Nullable EObject playbook) {
        List<String> values = values(finding, playbook);
        for (var option : trigger.getOptions()) {
            if (option instanceof GivenOption given && !given.getBindings().isEmpty()) {
                finding.append("Give " + String.join(", ", finding.issue().data()), given.getBindings().getLast(),
                        ", " + String.join(", ", values));
                return;
            }
        }
        finding.append("Give " + String.join(", ", finding.issue().data()), trigger,
                " with " + String.join(", ", values));
    }

    private static List<String> values(Finding finding, @Nullable EObject callee) {
        CallTemplates templates = new CallTemplates(finding.analysis(), List.of());
        return new Owners(finding.analysis()).parameters(callee).stream()
                .filter(p -> finding.issue().data().contains(String.valueOf(p.getName())))
                .map(p -> p.getName() + " = " + templates.value(p)).toList();
    }

    private static void missingFields(Finding finding) {
        Construction construction = finding.around(Construction.class);
        EObject owner = construction != null ? construction : finding.around(RememberExpression.class);
        ILeafNode close = Places.last(owner, Places.CLOSE);
        if (close != null && new Owners(finding.analysis()).structure(owner) instanceof Type.Structure structure) {
            CallTemplates templates = templates(finding, owner);
            List<String> values = structure.fields().stream()
                    .filter(f -> f.getType() != null && finding.issue().data().contains(String.valueOf(f.getName())))
                    .map(f -> f.getName() + ": " + templates.value(f.getName(), finding.analysis().typeOf(f.getType())))
                    .toList();
            List<FieldValue> given = owner instanceof Construction made ? made.getFields()
                    : owner instanceof RememberExpression remember ? remember.getFields() : List.of();
            String title = "Add " + String.join(", ", finding.issue().data());
            if (given.isEmpty()) {
                finding.propose(title, List.of(new TextEdit(close.getOffset(), 0, String.join(", ", values) + " ")));
            } else {
                finding.append(title, given.getLast(), ", " + String.join(", ", values));
            }
        }
    }

    /** The other cure: nobody has to give the field. */
    private static void optionalField(Finding finding) {
        Construction construction = finding.around(Construction.class);
        EObject owner = construction != null ? construction : finding.around(RememberExpression.class);
        if (new Owners(finding.analysis()).structure(owner) instanceof Type.Structure structure) {
            List<TextEdit> edits = new ArrayList<>();
            for (Field field : structure.fields()) {
                INode type = Regions.first(field, "type");
                if (type != null && finding.issue().data().contains(String.valueOf(field.getName()))) {
                    edits.add(new TextEdit(Finding.end(type), 0, "?"));
                }
            }
            finding.program().sourceOf(structure.declaration()).ifPresent(s -> finding.propose(
                    "Make " + String.join(", ", finding.issue().data()) + " optional in " + structure,
                    new FileEdit(s.path(), edits)));
        }
    }

    private static void unknown(Finding finding) {
        Argument argument = finding.exactly(Argument.class);
        Binding binding = finding.around(Binding.class);
        Owners owners = new Owners(finding.analysis());
        if (argument != null) {
            renamed(finding, argument, owners.parameters(owners.callee(argument.eContainer())), argument.getName(),
                    argument.getValue());
            finding.remove("Remove this argument", argument);
        } else if (binding != null) {
            renamed(finding, binding, owners.inputsAt(binding), binding.getName(), binding.getValue());
            if (binding.eContainer() instanceof PolicyCase) {
                finding.replace("Give the cost instead", binding, "cost = 2 USD");
            } else {
                finding.remove("Remove it", binding);
            }
        }
    }

    /** The closest name that is free and takes the value. */
    private static void renamed(Finding finding, EObject given, List<Parameter> parameters, @Nullable String written,
            @Nullable Expression value) {
        INode name = Regions.first(given, "name");
        if (name == null || written == null || value == null) {
            return;
        }
        Type type = finding.analysis().typeOf(value);
        List<String> free = parameters.stream().filter(p -> p.getName() != null && p.getType() != null)
                .filter(p -> finding.analysis().fits(finding.analysis().typeOf(p.getType()), type))
                .map(Parameter::getName).filter(n -> given.eContainer().eContents().stream()
                        .noneMatch(e -> n.equals(Owners.nameOf(e))))
                .toList();
        Closest.to(written, free, 1).forEach(n -> finding.replace("Rename it to " + n, name, n));
    }

    private static void notCallable(Finding finding) {
        Reference reference = finding.around(Reference.class);
        if (reference == null || !reference.isCall()) {
            return;
        }
        Declaration declaration = finding.analysis().declaration(reference, reference.getName());
        if (declaration instanceof TypeDecl || declaration instanceof RecordDecl) {
            finding.replace("Make a value with fields", reference,
                    finding.defaults().of(new Type.Structure(declaration)));
        } else {
            finding.replace("Remove the parentheses", reference, String.valueOf(reference.getName()));
        }
    }

    /** The call gets a step before the statement in which it stands. */
    private static void ownStep(Finding finding) {
        Expression call = finding.exactly(Expression.class);
        Statement statement = finding.around(Statement.class);
        INode start = statement == null ? null : Regions.of(statement);
        if (call == null || start == null || finding.around(StepModifier.class) != null) {
            return;
        }
        if (call.eContainer() instanceof LetStatement) {
            finding.propose("Make it a step", List.of(new TextEdit(start.getOffset(), 0, "step ")));
            return;
        }
        String name = finding.data(0) + "Result";
        INode node = Regions.of(call);
        if (node != null && statement != null && !(statement.eContainer() instanceof BranchArm)) {
            finding.propose("Call it in a step of its own", List.of(
                    new TextEdit(start.getOffset(), 0,
                            "step " + name + " = " + finding.text(call) + "\n" + finding.indent(statement)),
                    new TextEdit(node.getOffset(), node.getLength(), name)));
        }
    }
}
