package dev.steward.model.tests;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.steward.model.workflow.Handler;
import dev.steward.model.workflow.ParamDef;
import dev.steward.model.workflow.Statement;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.Workflow;
import dev.steward.model.workflow.WorkflowPackage;
import dev.steward.model.workflow.WorkflowPackage.Literals;

/** Instances of every class of the model, made from the model itself so that a new class is covered at once. */
final class Samples {

    private Samples() {
    }

    static Stream<EClass> concreteClasses() {
        return WorkflowPackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance)
                .map(EClass.class::cast).filter(c -> !c.isAbstract());
    }

    /** An instance whose every feature is set to something that is not its default. */
    static EObject full(EClass type) {
        var object = EcoreUtil.create(type);
        type.getEAllStructuralFeatures().forEach(feature -> set(object, feature));
        return object;
    }

    /** An instance that has what is required and nothing else. */
    static EObject least(EClass type) {
        var object = EcoreUtil.create(type);
        type.getEAllStructuralFeatures().stream().filter(EStructuralFeature::isRequired)
                .forEach(feature -> set(object, feature));
        return object;
    }

    static void set(EObject object, EStructuralFeature feature) {
        var value = value(feature);
        object.eSet(feature, feature.isMany() ? List.of(value) : value);
    }

    /** A workflow that holds every concrete class of the model at least once. */
    static Workflow everything() {
        var workflow = (Workflow) least(Literals.WORKFLOW);
        for (var part : Literals.WORKFLOW.getEAllContainments()) {
            concreteClasses().filter(part.getEReferenceType()::isSuperTypeOf)
                    .forEach(type -> add(workflow, part, full(type)));
        }
        var playbook = workflow.getPlaybooks().getFirst();
        var statements = playbook.getBody().getStatements();
        concreteClasses().forEach(type -> {
            if (Literals.STATEMENT.isSuperTypeOf(type)) {
                statements.add((Statement) full(type));
            } else if (Literals.EXPRESSION.isSuperTypeOf(type)) {
                statements.add((Statement) holding(Literals.LET_NODE, Literals.LET_NODE__VALUE, type));
            } else if (Literals.CALL.isSuperTypeOf(type)) {
                statements.add((Statement) holding(Literals.STEP_NODE, Literals.STEP_NODE__CALL, type));
            } else if (Literals.HANDLER_ACTION.isSuperTypeOf(type)) {
                var step = (StepNode) least(Literals.STEP_NODE);
                step.getHandlers().add((Handler) holding(Literals.HANDLER, Literals.HANDLER__ACTION, type));
                statements.add(step);
            } else if (type == Literals.APPROVAL) {
                statements.add((Statement) holding(Literals.STEP_NODE, Literals.STEP_NODE__APPROVE, type));
            } else if (Literals.TYPE.isSuperTypeOf(type)) {
                playbook.getInputs().add((ParamDef) holding(Literals.PARAM_DEF, Literals.PARAM_DEF__TYPE, type));
            }
        });
        return workflow;
    }

    private static EObject holding(EClass holder, EReference reference, EClass held) {
        var object = least(holder);
        object.eSet(reference, full(held));
        return object;
    }

    @SuppressWarnings("unchecked")
    private static void add(EObject owner, EReference reference, EObject part) {
        ((List<EObject>) owner.eGet(reference)).add(part);
    }

    private static Object value(EStructuralFeature feature) {
        return feature instanceof EReference reference ? least(concrete(reference.getEReferenceType()))
                : attribute((EAttribute) feature);
    }

    private static Object attribute(EAttribute attribute) {
        var type = attribute.getEAttributeType();
        if (type instanceof EEnum literals) {
            return literals.getELiterals().get(attribute.isMany() ? 0 : 1).getInstance();
        }
        return switch (type.getInstanceClassName()) {
            case "java.lang.String" -> "some " + attribute.getName();
            case "int", "java.lang.Integer" -> 7;
            case "long", "java.lang.Long" -> 8L;
            case "boolean" -> true;
            case "java.math.BigDecimal" -> new BigDecimal("1.5");
            case "java.time.Duration" -> Duration.ofMinutes(3);
            default -> throw new IllegalStateException("no sample value for " + type.getName());
        };
    }

    private static EClass concrete(EClass type) {
        return type.isAbstract()
                ? concreteClasses().filter(type::isSuperTypeOf)
                        .min((a, b) -> Integer.compare(references(a), references(b))).orElseThrow()
                : type;
    }

    private static int references(EClass type) {
        return type.getEAllReferences().size();
    }
}
