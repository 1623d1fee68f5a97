package dev.steward.compiler.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.emf.ecore.EObject;

import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.model.workflow.AgentDef;
import dev.steward.model.workflow.ConnectorDef;
import dev.steward.model.workflow.Constraint;
import dev.steward.model.workflow.FieldDef;
import dev.steward.model.workflow.ParamDef;
import dev.steward.model.workflow.PlaybookDef;
import dev.steward.model.workflow.PolicyDef;
import dev.steward.model.workflow.TypeDef;
import dev.steward.model.workflow.Workflow;
import dev.steward.model.workflow.WorkflowFactory;

/** Puts a workflow together: an entry and everything it needs, in an order that the text has no part in. */
final class WorkflowBuilder {

    private final Compilation compilation;
    private final TypeDeclarations declarations;
    private final PlaybookMapper playbookMapper;
    private final AgentMapper agentMapper;
    private final ConnectorMapper connectorMapper;
    private final PolicyMapper policyMapper;
    private final List<PlaybookDef> playbooks = new ArrayList<>();
    private final List<AgentDef> agents = new ArrayList<>();
    private final List<ConnectorDef> connectors = new ArrayList<>();
    private final List<PolicyDef> policies = new ArrayList<>();
    private final List<TypeDef> types = new ArrayList<>();

    WorkflowBuilder(Compilation compilation, ExpressionMapper expressions) {
        this.compilation = compilation;
        var typeMapper = new TypeMapper(compilation);
        this.declarations = new TypeDeclarations(compilation, typeMapper);
        this.playbookMapper = new PlaybookMapper(compilation, typeMapper, expressions);
        this.agentMapper = new AgentMapper(compilation, typeMapper, expressions, playbookMapper);
        this.connectorMapper = new ConnectorMapper(compilation, typeMapper, expressions, playbookMapper);
        this.policyMapper = new PolicyMapper(compilation, expressions);
    }

    /**
     * Closes over what was asked for so far, then over the policies that can apply to it. A policy with errors keeps
     * everything from being compiled: what it would deny isn't known.
     */
    Workflow build(String entry, List<PolicyDecl> candidates) {
        close();
        candidates.stream().filter(policy -> !compilation.isBroken(policy))
                .forEach(policy -> policies.addAll(policyMapper.policies(policy, connectors)));
        close();
        var workflow = WorkflowFactory.eINSTANCE.createWorkflow();
        workflow.setEntry(entry);
        playbooks.sort(Comparator.comparing(PlaybookDef::getName));
        agents.sort(Comparator.comparing(AgentDef::getName));
        connectors.sort(Comparator.comparing(ConnectorDef::getName));
        types.sort(Comparator.comparing(TypeDef::getName));
        policies.sort(Comparator.comparingInt(PolicyDef::getPriority).reversed().thenComparing(PolicyDef::getName)
                .thenComparing(PolicyDef::getTarget));
        workflow.getPlaybooks().addAll(playbooks);
        workflow.getAgents().addAll(agents);
        workflow.getConnectors().addAll(connectors);
        workflow.getPolicies().addAll(policies);
        workflow.getTypes().addAll(types);
        workflow.setGuarded(isLabelled(workflow));
        return workflow;
    }

    /** Whether anything in it has a label, so that labels are to be followed when it runs. */
    private static boolean isLabelled(Workflow workflow) {
        var parts = workflow.eAllContents();
        while (parts.hasNext()) {
            boolean labelled = switch (parts.next()) {
                case FieldDef field -> !field.getLabels().isEmpty();
                case ParamDef param -> !param.getLabels().isEmpty();
                case Constraint constraint -> constraint.getType() != null;
                default -> false;
            };
            if (labelled) {
                return true;
            }
        }
        return false;
    }

    private void close() {
        for (var next = compilation.needed().next(); next != null; next = compilation.needed().next()) {
            if (!compilation.isBroken(next)) {
                compilation.place(Compilation.qualified(next), next);
                add(next);
            }
        }
    }

    private void add(EObject declaration) {
        switch (declaration) {
            case PlaybookDecl p -> playbooks.add(playbookMapper.playbook(p));
            case AgentDecl a -> agents.add(agentMapper.agent(a));
            case ConnectorDecl c -> connectors.add(connectorMapper.connector(c));
            case EnumDecl e -> types.add(declarations.enumeration(e));
            case TypeDecl t -> types.add(declarations.type(t));
            case RecordDecl r -> types.add(declarations.record(r));
            case FactDecl f -> types.add(declarations.fact(f));
            default -> compilation.later(declaration, "This declaration");
        }
    }
}
