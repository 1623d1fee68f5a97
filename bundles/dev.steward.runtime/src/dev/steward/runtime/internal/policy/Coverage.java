package dev.steward.runtime.internal.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.steward.compiler.SourceMap;
import dev.steward.engine.Rulebook;
import dev.steward.engine.plan.Call;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.PolicyKind;
import dev.steward.engine.plan.PlanSteps;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.TypeDef;
import dev.steward.runtime.PolicyBook.Place;
import dev.steward.runtime.PolicyBook.Use;

/** What policies look at, and the steps that do such things. */
public final class Coverage {

    private final Plan plan;
    private final SourceMap places;

    /** Of all playbooks of a company. */
    public Coverage(Plan plan, SourceMap places) {
        this.plan = plan;
        this.places = places;
    }

    /** Something that can be called, as a kind of policy sees it. */
    private record Target(PolicyKind kind, String name) {
    }

    /** What the parts of one policy look at, by name. */
    public List<String> covered(List<Plan.PolicyPlan> parts) {
        return all().filter(target -> looks(parts, target)).map(Target::name).distinct().sorted().toList();
    }

    /** Steps that make a call which they look at, in the order of playbooks and text. */
    public List<Use> uses(List<Plan.PolicyPlan> parts) {
        var uses = new ArrayList<Use>();
        plan.playbooks().values().stream().sorted(Comparator.comparing(Plan.PlaybookPlan::name))
                .forEach(playbook -> PlanSteps.all(playbook).forEach(step -> called(step)
                        .filter(target -> looks(parts, target)).map(Target::name).distinct().forEach(name -> {
                            var id = playbook.name() + "/" + step.name();
                            uses.add(new Use(id, name, Place.find(places, id)));
                        })));
        return uses;
    }

    private static boolean looks(List<Plan.PolicyPlan> parts, Target target) {
        return parts.stream().anyMatch(part -> Rulebook.covers(part, target.kind(), target.name()));
    }

    private Stream<Target> all() {
        var operations = plan.connectors().values().stream().flatMap(connector -> connector.operations().values()
                .stream().flatMap(operation -> operation(connector.name() + "." + operation.name(), operation)));
        var agents = plan.agents().keySet().stream().flatMap(Coverage::agent);
        var types = plan.types().types().values().stream().filter(TypeDef.StructDef.class::isInstance)
                .map(TypeDef.StructDef.class::cast).filter(def -> def.kind() != TypeDef.StructKind.TYPE)
                .map(def -> new Target(PolicyKind.MEMORY, def.name()));
        return Stream.of(operations, agents, types).flatMap(each -> each);
    }

    private static Stream<Target> operation(String name, Plan.OperationPlan operation) {
        var effect = new Target(PolicyKind.EFFECT, name);
        return operation.costMicroUsd() == 0 ? Stream.of(effect) : Stream.of(effect, new Target(PolicyKind.COST, name));
    }

    private static Stream<Target> agent(String name) {
        return Stream.of(new Target(PolicyKind.PROMPT, name), new Target(PolicyKind.COST, name));
    }

    private Stream<Target> called(Stmt.Step step) {
        var undo = step.undo();
        return Stream.concat(called(step.call()), undo == null ? Stream.of() : called(undo));
    }

    private Stream<Target> called(Call call) {
        return switch (call) {
            case Call.Operation o -> {
                var name = o.connector() + "." + o.operation();
                var connector = plan.connectors().get(o.connector());
                var operation = connector == null ? null : connector.operations().get(o.operation());
                yield operation == null ? Stream.of(new Target(PolicyKind.EFFECT, name)) : operation(name, operation);
            }
            case Call.Agent a -> agent(a.agent());
            case Call.WriteRecord w -> Stream.of(new Target(PolicyKind.MEMORY, w.type()));
            case Call.Remember r -> Stream.of(new Target(PolicyKind.MEMORY, r.type()));
            case Call.Recall r -> Stream.of(new Target(PolicyKind.MEMORY, r.type()));
            case Call.Sub s -> Stream.of();
            case Call.Human h -> Stream.of();
            case Call.Pure p -> Stream.of();
        };
    }
}
