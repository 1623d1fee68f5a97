package dev.steward.dsl.ide.internal.hover;

import dev.steward.dsl.ide.internal.names.Owners;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.EnumDecl;
import dev.steward.dsl.playbook.EnumLiteral;
import dev.steward.dsl.playbook.FactDecl;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.GoalDecl;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.LoopVariable;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.Function;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** One line about what a name stands for, in the notation of the language. */
public final class Signatures {

    private final Analysis analysis;

    /** Asks an analysis for types. */
    public Signatures(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Of something declared. */
    public String of(EObject element) {
        String name = String.valueOf(Owners.nameOf(element));
        return switch (element) {
            case TypeDecl type -> "type " + name;
            case EnumDecl enumeration -> "enum " + name + " { " + String.join(", ",
                    enumeration.getLiterals().stream().map(EnumLiteral::getName).toList()) + " }";
            case RecordDecl record -> "record " + name + (record.getKey() == null ? "" : " key " + record.getKey());
            case FactDecl fact -> "fact " + name + (fact.getSubject() == null ? "" : " of " + fact.getSubject());
            case ConnectorDecl connector -> "connector " + name + " : " + connector.getKind();
            case AgentDecl agent -> "agent " + name + inputs(agent) + result(analysis.resultOf(agent));
            case PlaybookDecl playbook -> "playbook " + name + parameters(playbook.getParameters())
                    + (playbook.getResult() == null ? "" : result(analysis.typeOf(playbook.getResult())));
            case PolicyDecl policy -> "policy " + name + " for " + policy.getKind();
            case GoalDecl goal -> "goal " + name + " : " + goal.getLevel();
            case KpiDecl kpi -> "kpi " + name + type(kpi.getType());
            case InstanceDecl instance -> "instance " + name + " = " + instance.getPlaybook();
            case OperationDecl operation -> "op " + path(operation) + parameters(operation.getParameters())
                    + result(analysis.resultOf(operation));
            default -> inside(element, name);
        };
    }

    private String inside(EObject element, String name) {
        return switch (element) {
            case Field field -> "field " + Owners.nameOf(field.eContainer()) + "." + name + type(field.getType());
            case EnumLiteral literal -> "name " + Owners.nameOf(literal.eContainer()) + "." + name;
            case Parameter parameter -> "input " + name + type(parameter.getType())
                    + (parameter.getDefault() == null ? "" : " (has a default)");
            case StepStatement step -> "step " + name + local(step);
            case LetStatement let -> name + local(let);
            case LoopVariable variable -> "each " + name + local(variable);
            default -> name + local(element);
        };
    }

    private String local(EObject origin) {
        Type type = analysis.typeOfLocal(origin);
        return type == Type.Special.NOTHING ? "" : " : " + (type.isUnknown() ? "?" : type.toString());
    }

    private String type(@Nullable TypeRef reference) {
        return reference == null ? "" : " : " + analysis.typeOf(reference);
    }

    private static String result(Type type) {
        return type == Type.Special.NOTHING ? "" : " -> " + type;
    }

    /** {@code (topic: Text, n: Int = 3)}. */
    public String parameters(List<Parameter> parameters) {
        List<String> out = new ArrayList<>();
        for (Parameter parameter : parameters) {
            out.add(parameter.getName()
                    + (parameter.getType() == null ? "" : ": " + analysis.typeOf(parameter.getType()))
                    + (parameter.getDefault() == null ? "" : " = …"));
        }
        return "(" + String.join(", ", out) + ")";
    }

    private String inputs(AgentDecl agent) {
        if (!agent.getParameters().isEmpty()) {
            return parameters(agent.getParameters());
        }
        List<String> out = new ArrayList<>();
        for (Map.Entry<String, Type> each : analysis.inputsOf(agent).entrySet()) {
            out.add(each.getKey() + (each.getValue().isUnknown() ? "" : ": " + each.getValue()));
        }
        return "(" + String.join(", ", out) + ")";
    }

    /** {@code connector.operation}. */
    public static String path(OperationDecl operation) {
        return Owners.nameOf(operation.eContainer()) + "." + operation.getName();
    }

    /** Of a function: {@code Text.first(int) : Text}. */
    public static String of(Function function) {
        return function.receiver() + "." + function.name()
                + (function.parameters().isEmpty() ? "" : "(" + String.join(", ", function.parameters()) + ")")
                + (function.result().isEmpty() ? "" : " : " + function.result());
    }
}
