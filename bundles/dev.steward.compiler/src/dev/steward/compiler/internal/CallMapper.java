package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Construction;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.HumanTask;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.RememberExpression;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.Argument;
import dev.steward.model.workflow.Call;
import dev.steward.model.workflow.HumanCall;
import dev.steward.model.workflow.OperationCall;
import dev.steward.model.workflow.WorkflowFactory;

/** What a step does. */
final class CallMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final ExpressionMapper expressions;
    private final MemoryMapper memory;
    private final HumanMapper humans;

    CallMapper(Compilation compilation, ExpressionMapper expressions, TypeMapper types) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.memory = new MemoryMapper(compilation, expressions);
        this.humans = new HumanMapper(compilation, expressions, types);
    }

    /** A boundary, or null when the expression crosses none. */
    @Nullable
    Call boundary(Expression action) {
        return switch (action) {
            case RecallExpression r -> memory.recall(r);
            case RememberExpression r -> memory.remember(r);
            case HumanTask h -> humans.call(h);
            case Construction c when record(c) instanceof RecordDecl record -> memory.write(c, record);
            default -> callee(action);
        };
    }

    HumanCall human(HumanTask task) {
        return humans.call(task);
    }

    Call pure(Expression action) {
        var call = MAKE.createPureCall();
        call.setValue(expressions.expression(action));
        return call;
    }

    OperationCall operation(Expression call, OperationDecl operation) {
        var result = MAKE.createOperationCall();
        result.setConnector(compilation.needed().need(operation.eContainer()));
        result.setOperation(operation.getName());
        result.getArgs().addAll(arguments(call, isCalled(call) ? operation.getParameters() : List.of()));
        return result;
    }

    /** The arguments that are written, and the defaults of those that are not: what is called has them at hand. */
    private List<Argument> arguments(EObject call, List<Parameter> parameters) {
        var given = compilation.analysis().argumentsOf(call);
        var arguments = new ArrayList<Argument>();
        given.forEach((name, value) -> arguments.add(Expressions.argument(name, expressions.expression(value))));
        for (var parameter : parameters) {
            if (!given.containsKey(parameter.getName())
                    && (parameter.getDefault() != null || parameter.getType().isOptional())) {
                var value = parameter.getDefault() == null ? Expressions.none()
                        : expressions.expression(parameter.getDefault());
                arguments.add(Expressions.argument(parameter.getName(), value));
            }
        }
        return arguments;
    }

    private @Nullable Call callee(Expression action) {
        return switch (compilation.analysis().calleeOf(action)) {
            case AgentDecl a -> {
                var call = MAKE.createAgentCall();
                call.setAgent(compilation.needed().need(a));
                call.getArgs().addAll(arguments(action, a.getParameters()));
                yield call;
            }
            case PlaybookDecl p -> {
                var call = MAKE.createSubCall();
                call.setPlaybook(compilation.needed().need(p));
                call.getArgs().addAll(arguments(action, List.of()));
                yield call;
            }
            case OperationDecl o -> operation(action, o);
            case null, default -> null;
        };
    }

    private static boolean isCalled(Expression call) {
        return call instanceof MemberAccess access && access.isCall();
    }

    private @Nullable RecordDecl record(Construction construction) {
        return compilation.analysis().typeOf(construction) instanceof Type.Structure structure
                && structure.declaration() instanceof RecordDecl record ? record : null;
    }
}
