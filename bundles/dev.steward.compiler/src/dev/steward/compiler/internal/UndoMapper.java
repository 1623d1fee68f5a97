package dev.steward.compiler.internal;

import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.Argument;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.OperationCall;
import dev.steward.model.workflow.StepNode;

/**
 * Compensations. An undo that only names an operation takes its arguments from the step: its result, a field of the
 * result, or an argument of the same name.
 */
final class UndoMapper {

    private final Compilation compilation;
    private final CallMapper calls;

    UndoMapper(Compilation compilation, CallMapper calls) {
        this.compilation = compilation;
        this.calls = calls;
    }

    @Nullable
    OperationCall undo(UndoModifier modifier, StepNode step) {
        if (!(compilation.analysis().calleeOf(modifier.getCall()) instanceof OperationDecl operation)) {
            compilation.error(modifier, Compilation.BROKEN, "An undo calls an operation of a connector, such as "
                    + "site.unpublish(post.id).");
            return null;
        }
        var call = calls.operation(modifier.getCall(), operation);
        if (modifier.getCall() instanceof MemberAccess access && !access.isCall()) {
            operation.getParameters().forEach(parameter -> infer(modifier, step, call, parameter));
        }
        return call;
    }

    private void infer(UndoModifier modifier, StepNode step, OperationCall call, Parameter parameter) {
        var value = fromResult(modifier, step, parameter).or(() -> fromArguments(step, parameter));
        if (value.isPresent()) {
            call.getArgs().add(Expressions.argument(parameter.getName(), value.get()));
        } else if (parameter.getDefault() == null && !parameter.getType().isOptional()) {
            compilation.error(modifier, Compilation.BROKEN, "What this undo needs as " + parameter.getName()
                    + " can't be taken from the step: write the arguments of the call.");
        }
    }

    private Optional<Expression> fromResult(UndoModifier modifier, StepNode step, Parameter parameter) {
        if (!(modifier.eContainer() instanceof StepStatement statement)) {
            return Optional.empty();
        }
        var result = compilation.analysis().typeOf(statement.getAction());
        var wanted = compilation.analysis().typeOf(parameter.getType());
        if (result.equals(wanted)) {
            return Optional.of(Expressions.variable(step.getName()));
        }
        return result instanceof Type.Structure structure && structure.fields().stream()
                .anyMatch(field -> parameter.getName().equals(field.getName())
                        && compilation.analysis().typeOf(field.getType()).equals(wanted))
                                ? Optional
                                        .of(Expressions.get(Expressions.variable(step.getName()), parameter.getName()))
                                : Optional.empty();
    }

    private static Optional<Expression> fromArguments(StepNode step, Parameter parameter) {
        return step.getCall() instanceof OperationCall forward
                ? forward.getArgs().stream().filter(arg -> arg.getName().equals(parameter.getName())).findFirst()
                        .map(Argument::getValue).map(EcoreUtil::copy)
                : Optional.empty();
    }
}
