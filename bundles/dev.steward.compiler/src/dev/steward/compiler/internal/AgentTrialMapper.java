package dev.steward.compiler.internal;

import java.util.HashMap;
import java.util.Map;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.types.Type;
import dev.steward.model.workflow.ParamDef;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.WorkflowFactory;

/** A playbook of one step that asks an agent, for who wants to try it. Its name is none that a text could give. */
final class AgentTrialMapper {

    /** The one step. */
    static final String STEP = "answer";

    private static final WorkflowFactory MAKE = WorkflowFactory.eINSTANCE;

    private final Compilation compilation;
    private final TypeMapper types;
    private final PlaybookMapper playbooks;

    AgentTrialMapper(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        types = new TypeMapper(compilation);
        playbooks = new PlaybookMapper(compilation, types, expressions);
    }

    /** Such as {@code content.try writer}. */
    static String name(String agent) {
        var dot = agent.lastIndexOf('.') + 1;
        return agent.substring(0, dot) + "try " + agent.substring(dot);
    }

    PlaybookDef playbook(AgentDecl agent) {
        var def = MAKE.createPlaybookDef();
        def.setName(name(compilation.needed().need(agent)));
        def.setOutput(types.type(compilation.analysis().resultOf(agent)));
        def.setBody(MAKE.createBlock());
        var call = MAKE.createAgentCall();
        call.setAgent(Compilation.qualified(agent));
        inputs(agent).forEach((name, input) -> {
            def.getInputs().add(input);
            call.getArgs().add(Expressions.argument(name, Expressions.variable(name)));
        });
        var step = MAKE.createStepNode();
        step.setName(STEP);
        step.setCall(call);
        var result = MAKE.createReturnNode();
        result.setValue(Expressions.variable(STEP));
        def.getBody().getStatements().add(step);
        def.getBody().getStatements().add(result);
        compilation.place(def.getName(), agent);
        compilation.place(def.getName() + "/" + STEP, agent);
        return def;
    }

    /** What it declares, else what its calls give to the words of its prompt; a word that nobody fills is a text. */
    private Map<String, ParamDef> inputs(AgentDecl agent) {
        var declared = new HashMap<String, Parameter>();
        agent.getParameters().forEach(parameter -> declared.put(parameter.getName(), parameter));
        var found = new java.util.LinkedHashMap<String, ParamDef>();
        compilation.analysis().inputsOf(agent).forEach((name, type) -> {
            var parameter = declared.get(name);
            found.put(name, parameter == null ? input(name, type) : playbooks.param(parameter));
        });
        if (declared.isEmpty()) {
            compilation.analysis().promptWordsOf(agent)
                    .forEach(word -> found.computeIfAbsent(word, name -> input(name, Type.TEXT)));
        }
        return found;
    }

    private ParamDef input(String name, Type type) {
        var def = MAKE.createParamDef();
        def.setName(name);
        def.setType(types.type(type == Type.UNKNOWN ? Type.TEXT : type));
        return def;
    }
}
