package dev.steward.dsl.ide.internal.fixes;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.TextEdit;
import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.ide.internal.names.Regions;
import dev.steward.dsl.playbook.AgentClause;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.FieldValue;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.ToolRef;
import dev.steward.dsl.playbook.ToolsClause;
import dev.steward.dsl.types.Type;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.xtext.nodemodel.INode;

/** Labels of data: ask somebody, say that it is meant, or leave the data out. */
final class LabelFixes {

    private LabelFixes() {
    }

    static void register(Fixes fixes) {
        fixes.on(IssueCodes.LABEL_UNTRUSTED, StepFixes::approval);
        fixes.on(IssueCodes.LABEL_UNTRUSTED, f -> take(f, "untrusted"));
        fixes.on(IssueCodes.LABEL_PII, f -> take(f, "pii"));
        fixes.on(IssueCodes.LABEL_PII, LabelFixes::leaveOut);
        fixes.on(IssueCodes.LABEL_SECRET, LabelFixes::leaveOut);
        fixes.on(IssueCodes.LABEL_LOST, LabelFixes::keep);
        fixes.on(IssueCodes.LABEL_LOST, LabelFixes::leaveOut);
        fixes.on(IssueCodes.LABEL_CONSTRAINT, LabelFixes::constraint);
    }

    /** The input of the operation that the value at the issue is for; null when it is for none. */
    private static @Nullable Parameter input(Finding finding) {
        StepStatement step = finding.around(StepStatement.class);
        Expression call = step == null ? null : step.getAction();
        EObject callee = call == null ? null : finding.analysis().calleeOf(call);
        if (call == null || !(callee instanceof OperationDecl operation)) {
            return null;
        }
        for (Map.Entry<String, Expression> each : finding.analysis().argumentsOf(call).entrySet()) {
            INode node = each.getValue() == null ? null : Regions.of(each.getValue());
            if (node != null && node.getOffset() == finding.issue().offset()) {
                return operation.getParameters().stream().filter(p -> each.getKey().equals(p.getName())).findFirst()
                        .orElse(null);
            }
        }
        return null;
    }

    /** The input of the tool that the issue names; null when it names none. */
    private static @Nullable Parameter asked(Finding finding) {
        StepStatement step = finding.around(StepStatement.class);
        Expression call = step == null ? null : step.getAction();
        if (call == null || !(finding.analysis().calleeOf(call) instanceof AgentDecl agent)) {
            return null;
        }
        for (AgentClause clause : agent.getClauses()) {
            for (ToolRef tool : clause instanceof ToolsClause tools ? tools.getTools() : List.<ToolRef>of()) {
                OperationDecl operation = finding.analysis().operation(tool, tool.getName());
                if (operation != null && operation.eContainer() instanceof ConnectorDecl connector
                        && finding.data(0).equals(connector.getName() + "." + operation.getName())) {
                    return operation.getParameters().stream().filter(p -> finding.data(1).equals(p.getName()))
                            .findFirst().orElse(null);
                }
            }
        }
        return null;
    }

    private static void take(Finding finding, String label) {
        Parameter of = input(finding);
        Parameter input = of == null ? asked(finding) : of;
        if (input != null && input.eContainer() instanceof OperationDecl operation) {
            label(finding, "Say that " + operation.getName() + " takes " + label + " as " + input.getName(), input,
                    label);
        }
    }

    private static void keep(Finding finding) {
        FieldValue value = finding.exactly(FieldValue.class);
        Type owner = value == null ? Type.UNKNOWN : new Owners(finding.analysis()).structure(value.eContainer());
        if (value != null && owner instanceof Type.Structure structure && !finding.data(0).isEmpty()) {
            for (Field field : structure.fields()) {
                if (value.getName() != null && value.getName().equals(field.getName())) {
                    label(finding, "Label " + structure + "." + field.getName() + " as " + finding.data(0), field,
                            finding.data(0));
                }
            }
        }
    }

    private static void label(Finding finding, String title, EObject element, String label) {
        INode node = Regions.of(element);
        PlaybookSource source = finding.program().sourceOf(element).orElse(null);
        if (node != null && source != null) {
            finding.propose(title,
                    new FileEdit(source.path(), List.of(new TextEdit(node.getOffset(), 0, label + " "))));
        }
    }

    /** Another value of the same type instead. */
    private static void leaveOut(Finding finding) {
        Parameter input = input(finding);
        FieldValue value = finding.exactly(FieldValue.class);
        if (input != null && input.getType() != null) {
            Type type = finding.analysis().typeOf(input.getType());
            leaveOut(finding, finding.exactly(Expression.class), type);
        } else if (value != null && value.getValue() != null) {
            leaveOut(finding, value.getValue(), finding.analysis().typeOf(value.getValue()));
        }
    }

    /** A structure has its labels whatever is in it. */
    private static void leaveOut(Finding finding, @Nullable EObject value, Type type) {
        if (!(type instanceof Type.Structure)) {
            finding.replace("Leave it out", value, finding.defaults().of(type));
        }
    }

    private static void constraint(Finding finding) {
        PlaybookDecl playbook = finding.around(PlaybookDecl.class);
        List<ConstraintClause> all = playbook == null ? List.of()
                : playbook.getClauses().stream().filter(ConstraintClause.class::isInstance)
                        .map(ConstraintClause.class::cast).toList();
        all.forEach(c -> finding.remove("Remove " + finding.text(c), c));
    }
}
