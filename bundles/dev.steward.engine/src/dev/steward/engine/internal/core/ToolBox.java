package dev.steward.engine.internal.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Expr;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.JsonSchemas;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.TypeTable;
import dev.steward.engine.value.TypedJson;
import dev.steward.engine.value.Types;
import dev.steward.engine.value.Value;

/** The operations that an agent's model may ask for: how it is told of them, and what its calls mean. */
final class ToolBox {

    /** Name of the type of the arguments of each; no type of a playbook has a blank in it. */
    private static final String ARGUMENTS = "its arguments";

    private final Plan plan;
    private final Map<String, Tool> tools = new LinkedHashMap<>();

    /** An operation under the name that the model knows it by. */
    private record Tool(ModelClient.Tool offered, Plan.ConnectorPlan connector, Plan.OperationPlan operation,
            TypeTable types) {
    }

    /** What a call means. */
    sealed interface Asked {
    }

    /** A call that can be made. */
    record Fits(Plan.OperationPlan operation, Call.Operation call) implements Asked {
    }

    /** A call that can't; the complaint is for the model. */
    record Wrong(String complaint) implements Asked {
    }

    ToolBox(Plan plan, Plan.AgentPlan agent) {
        this.plan = plan;
        var operations = agent.tools().stream().map(ToolBox::operation).toList();
        for (var each : operations) {
            var connector = Action.connector(plan, each);
            var operation = Action.operation(plan, each);
            if (operation.effect() != Plan.EffectKind.READS) {
                throw new IllegalStateException("The agent " + agent.name() + " must not call " + each.connector()
                        + "." + each.operation() + " by itself, as it has an effect.");
            }
            var name = Types.simple(each.connector()) + "." + each.operation();
            var alone = operations.stream()
                    .filter(o -> name.equals(Types.simple(o.connector()) + "." + o.operation())).count() == 1;
            add(alone ? name : each.connector() + "." + each.operation(), connector, operation);
        }
    }

    private static Call.Operation operation(String name) {
        var dot = name.lastIndexOf('.');
        return new Call.Operation(name.substring(0, dot), name.substring(dot + 1), Map.of());
    }

    private void add(String name, Plan.ConnectorPlan connector, Plan.OperationPlan operation) {
        var fields = operation.params().stream().map(param -> new TypeDef.Field(param.name(),
                param.defaultValue() == null || param.type() instanceof Type.OptionalOf ? param.type()
                        : new Type.OptionalOf(param.type()),
                Set.of())).toList();
        var all = new LinkedHashMap<>(plan.types().types());
        all.put(ARGUMENTS,
                new TypeDef.StructDef(ARGUMENTS, TypeDef.StructKind.TYPE, fields, null, null, null, null));
        var types = new TypeTable(all);
        tools.put(name, new Tool(new ModelClient.Tool(name, "Reads by " + name + ". Gives "
                + Types.words(operation.result(), plan.types()) + ".",
                JsonSchemas.of(new Type.Named(ARGUMENTS), types)), connector, operation, types));
    }

    /** For the model. */
    List<ModelClient.Tool> offered() {
        return tools.values().stream().map(Tool::offered).toList();
    }

    /** Reads a call; its arguments carry the labels of all that the model has seen. */
    Asked read(ModelClient.ToolCall call, Labels labels, Map<TypeDef.Label, Labels.Mark> seen) {
        var tool = tools.get(call.tool());
        if (tool == null) {
            return new Wrong("There is no tool " + cut(call.tool()) + "; there "
                    + (tools.size() == 1 ? "is " : "are ") + String.join(", ", tools.keySet()) + ".");
        }
        var json = call.arguments().isBlank() ? "{}" : call.arguments();
        return switch (TypedJson.parse(json, new Type.Named(ARGUMENTS), tool.types())) {
            case TypedJson.Wrong wrong -> new Wrong("The arguments of " + call.tool() + " do not fit: "
                    + wrong.complaint() + ".");
            case TypedJson.Fits fits -> new Fits(tool.operation(), new Call.Operation(tool.connector().name(),
                    tool.operation().name(), arguments(tool.operation(), fits.value(), labels, seen)));
        };
    }

    private static Map<String, Expr> arguments(Plan.OperationPlan operation, Value given, Labels labels,
            Map<TypeDef.Label, Labels.Mark> seen) {
        var arguments = new LinkedHashMap<String, Expr>();
        for (var param : operation.params()) {
            var value = given instanceof Value.Struct struct ? struct.fields().get(param.name()) : null;
            if (value != null && !(value instanceof Value.None && param.defaultValue() != null)) {
                arguments.put(param.name(), new Expr.Const(labels.all(value, seen)));
            }
        }
        return arguments;
    }

    private static String cut(@Nullable String name) {
        var known = String.valueOf(name);
        return known.length() > 60 ? known.substring(0, 60) + "…" : known;
    }
}
