package dev.steward.compiler.internal;

import java.util.List;

import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.types.Analysis;
import dev.steward.model.workflow.Call;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.WorkflowFactory;

/**
 * A configured use of a playbook: a playbook with one step, which is called after the playbook and calls it with the
 * values that are fixed. So its runs have its name, and the paths of the steps begin with that of the playbook.
 */
final class InstanceMapper {

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final TypeMapper types;
    private final ExpressionMapper expressions;
    private final PlaybookMapper playbooks;

    InstanceMapper(Compilation compilation, TypeMapper types, ExpressionMapper expressions, PlaybookMapper playbooks) {
        this.compilation = compilation;
        this.types = types;
        this.expressions = expressions;
        this.playbooks = playbooks;
    }

    /** The inputs that are not fixed and that its triggers must give. */
    static List<Parameter> open(InstanceDecl instance, Analysis analysis) {
        var given = analysis.argumentsOf(instance);
        return analysis.declaration(instance, instance.getPlaybook()) instanceof PlaybookDecl playbook
                ? playbook.getParameters().stream().filter(p -> !given.containsKey(p.getName())
                        && p.getDefault() == null && !p.getType().isOptional()).toList()
                : List.of();
    }

    PlaybookDef instance(InstanceDecl instance) {
        var def = MAKE.createPlaybookDef();
        def.setName(Compilation.qualified(instance));
        def.setBody(MAKE.createBlock());
        def.setOutput(MAKE.createNothingType());
        if (compilation.analysis().declaration(instance, instance.getPlaybook()) instanceof PlaybookDecl playbook) {
            var inputs = open(instance, compilation.analysis());
            def.getInputs().addAll(playbooks.params(inputs));
            def.setOutput(types.reference(playbook.getResult()));
            playbooks.head(def, instance.getClauses());
            var step = MAKE.createStepNode();
            step.setName(playbook.getName());
            step.setCall(call(instance, playbook, inputs));
            compilation.place(def.getName() + "/" + step.getName(), instance);
            def.getBody().getStatements().add(step);
            if (playbook.getResult() != null) {
                var result = MAKE.createReturnNode();
                result.setValue(Expressions.variable(step.getName()));
                def.getBody().getStatements().add(result);
            }
        }
        return def;
    }

    private Call call(InstanceDecl instance, PlaybookDecl playbook,
            List<Parameter> inputs) {
        var call = MAKE.createSubCall();
        call.setPlaybook(compilation.needed().need(playbook));
        compilation.analysis().argumentsOf(instance).forEach((name, value) -> {
            var argument = Expressions.argument(name, expressions.expression(value));
            if (!TriggerMapper.isConstant(argument.getValue())) {
                compilation.notConstant(value, "The value that an instance gives");
            }
            call.getArgs().add(argument);
        });
        inputs.forEach(input -> call.getArgs()
                .add(Expressions.argument(input.getName(), Expressions.variable(input.getName()))));
        return call;
    }
}
