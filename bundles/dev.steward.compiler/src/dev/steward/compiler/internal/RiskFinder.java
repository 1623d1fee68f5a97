package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.Risk;
import dev.steward.compiler.SourceMap;
import dev.steward.model.workflow.Delegation;
import dev.steward.model.workflow.EffectKind;
import dev.steward.model.workflow.OperationCall;
import dev.steward.model.workflow.OperationDef;
import dev.steward.model.workflow.ParallelNode;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.RaceNode;
import dev.steward.model.workflow.SagaNode;
import dev.steward.model.workflow.StepNode;
import dev.steward.model.workflow.SubCall;
import dev.steward.model.workflow.Workflow;

/** Lists every effect that a run can have, and what stands before it. */
final class RiskFinder {

    private final Workflow workflow;
    private final SourceMap sources;
    private final List<Risk> risks = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    RiskFinder(Workflow workflow, SourceMap sources) {
        this.workflow = workflow;
        this.sources = sources;
    }

    List<Risk> find() {
        playbook(workflow.getEntry(), List.of());
        return risks;
    }

    private void playbook(String name, List<Delegation> ofCallers) {
        if (!visited.add(name)) {
            return;
        }
        for (var playbook : workflow.getPlaybooks()) {
            if (playbook.getName().equals(name)) {
                var delegations = new ArrayList<>(ofCallers);
                delegations.addAll(playbook.getDelegation());
                steps(playbook, delegations);
            }
        }
    }

    private void steps(PlaybookDef playbook, List<Delegation> delegations) {
        playbook.getBody().eAllContents().forEachRemaining(part -> {
            if (part instanceof StepNode step) {
                var id = playbook.getName() + "/" + step.getName();
                switch (step.getCall()) {
                    case OperationCall call -> effect(step, call, id, delegations);
                    case SubCall call -> playbook(call.getPlaybook(), delegations);
                    default -> {
                        // nothing outside is changed
                    }
                }
            }
        });
    }

    private void effect(StepNode step, OperationCall call, String id, List<Delegation> delegations) {
        var operation = operation(call);
        if (operation == null || operation.getEffect() == EffectKind.READS) {
            return;
        }
        var gate = Gates.of(step, call, operation, delegations, workflow.getPolicies());
        risks.add(new Risk(id, name(call), Risk.Kind.valueOf(operation.getEffect().name()), gate.gate(), gate.by(),
                back(step, operation), sources.find(id).orElse(null)));
        if (step.getUndo() != null && isInSaga(step)) {
            undo(step, id);
        }
    }

    /** The compensation is an effect too; it runs without asking, since the run has failed already. */
    private void undo(StepNode step, String id) {
        var call = step.getUndo();
        var operation = operation(call);
        if (operation != null && operation.getEffect() != EffectKind.READS) {
            var policy = Gates.policy(call, workflow.getPolicies());
            risks.add(new Risk(id + "#undo", name(call), Risk.Kind.valueOf(operation.getEffect().name()),
                    policy.gate(), policy.by(), back(null, operation), sources.find(id + "#undo").orElse(null)));
        }
    }

    private static Risk.Back back(@Nullable StepNode step, OperationDef operation) {
        if (step != null && step.getUndo() != null && isInSaga(step)) {
            return Risk.Back.UNDO;
        }
        return switch (operation.getEffect()) {
            case COMPENSATED -> Risk.Back.INVERSE_KNOWN;
            case IDEMPOTENT -> Risk.Back.IDEMPOTENT;
            default -> Risk.Back.IRREVERSIBLE;
        };
    }

    private static boolean isInSaga(StepNode step) {
        for (EObject at = step.eContainer(); at != null; at = at.eContainer()) {
            if (at instanceof SagaNode || at instanceof RaceNode
                    || at instanceof ParallelNode parallel && parallel.isSagas()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable OperationDef operation(OperationCall call) {
        return workflow.getConnectors().stream().filter(c -> c.getName().equals(call.getConnector()))
                .flatMap(c -> c.getOperations().stream()).filter(o -> o.getName().equals(call.getOperation()))
                .findFirst().orElse(null);
    }

    private static String name(OperationCall call) {
        return call.getConnector() + "." + call.getOperation();
    }
}
