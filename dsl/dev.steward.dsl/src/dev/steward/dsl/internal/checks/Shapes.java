package dev.steward.dsl.internal.checks;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Block;
import dev.steward.dsl.playbook.CompensatedTrait;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.IdempotentTrait;
import dev.steward.dsl.playbook.IrreversibleTrait;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.OperationTrait;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.ReadsTrait;
import dev.steward.dsl.playbook.Statement;
import dev.steward.dsl.playbook.StepModifier;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Short questions about trees that several checks ask. */
final class Shapes {

    private Shapes() {
    }

    static <T> List<T> all(EObject root, Class<T> kind) {
        List<T> out = new ArrayList<>();
        Iterator<EObject> contents = root.eAllContents();
        while (contents.hasNext()) {
            EObject element = contents.next();
            if (kind.isInstance(element)) {
                out.add(kind.cast(element));
            }
        }
        return out;
    }

    static <T extends StepModifier> List<T> modifiers(StepStatement step, Class<T> kind) {
        return step.getModifiers().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static boolean has(OperationDecl operation, Class<? extends OperationTrait> trait) {
        return operation.getTraits().stream().anyMatch(trait::isInstance);
    }

    static boolean reads(OperationDecl operation) {
        return has(operation, ReadsTrait.class);
    }

    static boolean hasEffectKind(OperationDecl operation) {
        return reads(operation) || has(operation, IrreversibleTrait.class)
                || has(operation, IdempotentTrait.class) || has(operation, CompensatedTrait.class);
    }

    static @Nullable OperationDecl operation(@Nullable Expression call, Analysis analysis) {
        return call != null && analysis.calleeOf(call) instanceof OperationDecl operation ? operation : null;
    }

    static @Nullable AgentDecl agent(@Nullable Expression call, Analysis analysis) {
        return call != null && analysis.calleeOf(call) instanceof AgentDecl agent ? agent : null;
    }

    static @Nullable PlaybookDecl playbook(@Nullable Expression call, Analysis analysis) {
        return call != null && analysis.calleeOf(call) instanceof PlaybookDecl playbook ? playbook : null;
    }

    static String path(OperationDecl operation) {
        return operation.eContainer() instanceof dev.steward.dsl.playbook.ConnectorDecl connector
                ? connector.getName() + "." + operation.getName() : String.valueOf(operation.getName());
    }

    static List<Statement> statements(@Nullable Block block) {
        return block == null ? List.of() : block.getStatements();
    }
}
