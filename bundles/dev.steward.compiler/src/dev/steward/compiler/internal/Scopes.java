package dev.steward.compiler.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.model.workflow.AgentCall;
import dev.steward.model.workflow.Expression;
import dev.steward.model.workflow.HumanCall;
import dev.steward.model.workflow.OperationCall;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.PureCall;
import dev.steward.model.workflow.RecallCall;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.SubCall;
import dev.steward.model.workflow.Type;
import dev.steward.model.workflow.Workflow;
import dev.steward.model.workflow.WorkflowFactory;
import dev.steward.model.workflow.WriteCall;

/** What is known of the names in a playbook that may end up in a prompt. */
final class Scopes {

    private static final OptionalLong UNBOUNDED = OptionalLong.empty();

    private final Workflow workflow;
    private final Sizes sizes;

    Scopes(Workflow workflow, Sizes sizes) {
        this.workflow = workflow;
        this.sizes = sizes;
    }

    Map<String, Sizes.Local> of(PlaybookDef playbook) {
        var scope = new HashMap<String, Sizes.Local>();
        playbook.getInputs().forEach(input -> scope.put(input.getName(), new Sizes.Local(input.getType(), UNBOUNDED)));
        return scope;
    }

    Sizes.Local valueOf(Expression value, Map<String, Sizes.Local> scope) {
        return new Sizes.Local(sizes.typeOf(value, scope), sizes.of(value, scope));
    }

    @Nullable
    Type typeOf(Expression value, Map<String, Sizes.Local> scope) {
        return sizes.typeOf(value, scope);
    }

    Sizes.Local resultOf(StepNode step, Map<String, Sizes.Local> scope, AgentCosts agents) {
        return switch (step.getCall()) {
            case AgentCall a -> new Sizes.Local(agents.find(a.getAgent()).map(agent -> agent.getOutput()).orElse(null),
                    agents.longestAnswer(a.getAgent()));
            case OperationCall o -> new Sizes.Local(result(o), UNBOUNDED);
            case SubCall s -> new Sizes.Local(output(s), UNBOUNDED);
            case HumanCall h -> new Sizes.Local(h.getOutput(), UNBOUNDED);
            case WriteCall w -> new Sizes.Local(named(w.getType()), UNBOUNDED);
            case RecallCall r -> new Sizes.Local(r.getMax() == null ? named(r.getType()) : null,
                    r.getWithinTokens() == null ? UNBOUNDED : OptionalLong.of(r.getWithinTokens()));
            case PureCall p -> valueOf(p.getValue(), scope);
            default -> new Sizes.Local(null, UNBOUNDED);
        };
    }

    private @Nullable Type result(OperationCall call) {
        return workflow.getConnectors().stream().filter(c -> c.getName().equals(call.getConnector()))
                .flatMap(c -> c.getOperations().stream()).filter(o -> o.getName().equals(call.getOperation()))
                .map(o -> o.getResult()).findFirst().orElse(null);
    }

    private @Nullable Type output(SubCall call) {
        return workflow.getPlaybooks().stream().filter(p -> p.getName().equals(call.getPlaybook()))
                .map(PlaybookDef::getOutput).findFirst().orElse(null);
    }

    private static Type named(String name) {
        var type = WorkflowFactory.eINSTANCE.createNamedType();
        type.setName(name);
        return type;
    }
}
