package dev.steward.model.tests;

import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.steward.model.workflow.Block;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.LiteralKind;
import dev.steward.model.workflow.Statement;
import dev.steward.model.workflow.Type;
import dev.steward.model.workflow.Workflow;
import dev.steward.model.workflow.WorkflowFactory;
import dev.steward.model.workflow.WorkflowPackage.Literals;

/** Short notation for model objects in tests. */
final class Build {

    private Build() {
    }

    /** An object with features given as name, value, name, value. */
    static EObject make(EClass type, Object... features) {
        var object = EcoreUtil.create(type);
        for (int i = 0; i < features.length; i += 2) {
            object.eSet(type.getEStructuralFeature((String) features[i]), features[i + 1]);
        }
        return object;
    }

    static Expression literal(LiteralKind kind, String text) {
        return (Expression) make(Literals.LITERAL_EXPRESSION, "kind", kind, "text", text);
    }

    static Expression text(String text) {
        return literal(LiteralKind.TEXT, text);
    }

    static Expression variable(String name) {
        return (Expression) make(Literals.VAR_EXPRESSION, "name", name);
    }

    static EObject argument(String name, Expression value) {
        return make(Literals.ARGUMENT, "name", name, "value", value);
    }

    static Type nothing() {
        return WorkflowFactory.eINSTANCE.createNothingType();
    }

    static Block block(EObject... statements) {
        var block = WorkflowFactory.eINSTANCE.createBlock();
        for (var statement : statements) {
            block.getStatements().add((Statement) statement);
        }
        return block;
    }

    /** A workflow whose only playbook {@code p.main} has these statements. */
    static Workflow workflow(EObject... statements) {
        var playbook = make(Literals.PLAYBOOK_DEF, "name", "p.main", "output", nothing(), "body", block(statements));
        return (Workflow) make(Literals.WORKFLOW, "entry", "p.main", "playbooks", List.of(playbook));
    }
}
