package dev.steward.runtime.internal.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.steward.engine.Rulebook;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Plan.PolicyKind;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.TypeDef;
import dev.steward.engine.value.Types;
import dev.steward.runtime.CompanySettings;
import dev.steward.runtime.PolicySubject;
import dev.steward.runtime.PolicySubject.Kind;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;

/** What policies can be asked about. */
public final class Subjects {

    private static final Type MONEY = new Type.Prim(Type.Kind.MONEY), TEXT = new Type.Prim(Type.Kind.TEXT);

    private final Plan plan;
    private final Rulebook rules;
    private final List<PolicySubject> all;

    /** Of all playbooks of a company. */
    public Subjects(Plan plan, CompanySettings settings) {
        this.plan = plan;
        rules = new Rulebook(plan, settings.zone(), settings.locale());
        var found = new ArrayList<PolicySubject>();
        plan.connectors().values().forEach(connector -> connector.operations().values()
                .forEach(operation -> found.add(operation(connector.name(), operation))));
        plan.agents().values().forEach(agent -> found.add(agent(agent)));
        plan.types().types().values().forEach(def -> {
            if (def instanceof TypeDef.StructDef struct && struct.kind() != TypeDef.StructKind.TYPE) {
                found.add(memory(struct, Kind.REMEMBER));
                found.add(memory(struct, Kind.RECALL));
            }
        });
        all = found.stream().sorted(Comparator.comparing(PolicySubject::kind).thenComparing(PolicySubject::name)
                .thenComparing(PolicySubject::id)).toList();
    }

    /** By kind and name. */
    public List<PolicySubject> all() {
        return all;
    }

    /** By id, or by a name that only one has. */
    public PolicySubject find(String name) {
        var fits = all.stream().filter(each -> each.id().equals(name)).findFirst().map(List::of)
                .orElse(all.stream().filter(each -> each.name().equals(name)).toList());
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        var names = all.stream().map(PolicySubject::name).distinct().toList();
        throw ProblemException.wrongUse(fits.isEmpty()
                ? "There is no operation, agent or fact '" + name + "'." + Suggestions.didYouMean(name, names)
                        + " Write connector.operation, an agent, or 'remember' or 'recall' with a fact or record."
                : "'" + name + "' is the name of several; write one of "
                        + String.join(", ", fits.stream().map(PolicySubject::id).toList()) + ".");
    }

    private PolicySubject operation(String connector, Plan.OperationPlan operation) {
        var id = connector + "." + operation.name();
        var asked = new LinkedHashMap<String, Type>();
        put(asked, operation.params(), rules.asked(PolicyKind.EFFECT, id), rules.countsMoney(PolicyKind.EFFECT, id));
        if (operation.costMicroUsd() > 0 && rules.asked(PolicyKind.COST, id).contains("playbook")) {
            asked.put("playbook", TEXT);
        }
        cost(asked, List.of(PolicyKind.EFFECT, PolicyKind.COST), id);
        return new PolicySubject(id, Types.simple(connector) + "." + operation.name(), Kind.OPERATION,
                operation.effect().name().toLowerCase(Locale.ROOT), asked, plan.types());
    }

    private PolicySubject agent(Plan.AgentPlan agent) {
        var asked = new LinkedHashMap<String, Type>();
        put(asked, agent.params(), rules.asked(PolicyKind.PROMPT, agent.name()),
                rules.countsMoney(PolicyKind.PROMPT, agent.name()));
        var toll = rules.asked(PolicyKind.COST, agent.name());
        if (toll.contains("estimate") || rules.countsMoney(PolicyKind.COST, agent.name())) {
            asked.put("estimate", MONEY);
        }
        if (toll.contains("playbook")) {
            asked.put("playbook", TEXT);
        }
        cost(asked, List.of(PolicyKind.PROMPT, PolicyKind.COST), agent.name());
        return new PolicySubject(agent.name(), Types.simple(agent.name()), Kind.AGENT, "agent", asked, plan.types());
    }

    private PolicySubject memory(TypeDef.StructDef def, Kind kind) {
        var word = kind.name().toLowerCase(Locale.ROOT);
        var asked = new LinkedHashMap<String, Type>();
        put(asked, def.fields().stream().map(f -> new Plan.Param(f.name(), f.type(), null)).toList(),
                rules.asked(PolicyKind.MEMORY, def.name()), rules.countsMoney(PolicyKind.MEMORY, def.name()));
        cost(asked, List.of(PolicyKind.MEMORY), def.name());
        return new PolicySubject(word + " " + def.name(), word + " " + Types.simple(def.name()), kind,
                def.kind().name().toLowerCase(Locale.ROOT), asked, plan.types());
    }

    private static void put(Map<String, Type> asked, List<Plan.Param> params, Set<String> wanted, boolean money) {
        params.stream().filter(param -> wanted.contains(param.name()) || money && mayHoldMoney(param.type()))
                .forEach(param -> asked.put(param.name(), param.type()));
    }

    private static boolean mayHoldMoney(Type type) {
        return !(type instanceof Type.Prim prim) || prim.kind() == Type.Kind.MONEY;
    }

    /** What the run has cost so far, where a rule looks at that and nothing else is called so. */
    private void cost(Map<String, Type> asked, List<PolicyKind> kinds, String target) {
        if (kinds.stream().anyMatch(kind -> rules.asksCost(kind, target))) {
            asked.putIfAbsent("cost", MONEY);
        }
    }
}
