package dev.steward.dsl.internal.labels;

import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.ConstraintClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.Field;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.PromptClause;
import dev.steward.dsl.playbook.ToolsClause;
import dev.steward.dsl.types.Analysis;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EObject;

/**
 * Follows labels through all playbooks: each once with the labels of its own inputs, and once for each kind of labels
 * that some call gives it. Costs nothing where nothing has a label.
 */
public final class Tracker {

    final Analysis analysis;
    final Expressions expressions;
    final Sinks sinks;
    private final Map<String, Flow> known = new HashMap<>();
    private final Set<PlaybookDecl> open = new HashSet<>();

    /** Findings go to the given collector. */
    public Tracker(Analysis analysis, Issues issues) {
        this.analysis = analysis;
        expressions = new Expressions(analysis);
        sinks = new Sinks(analysis, expressions, issues);
    }

    /** Once. */
    public void run(Collection<PlaybookFile> files) {
        if (files.stream().noneMatch(Tracker::hasLabels)) {
            return;
        }
        for (PlaybookFile file : files) {
            for (Declaration declaration : file.getDeclarations()) {
                if (declaration instanceof PlaybookDecl playbook) {
                    called(playbook, Map.of());
                }
            }
        }
    }

    private static boolean hasLabels(PlaybookFile file) {
        Iterator<EObject> all = file.eAllContents();
        while (all.hasNext()) {
            boolean found = switch (all.next()) {
                case Field field -> !field.getLabels().isEmpty();
                case Parameter parameter -> !parameter.getLabels().isEmpty();
                case ConstraintClause constraint -> constraint.getLabel() != null;
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** The labels of what a call of a playbook gives. */
    Flow called(PlaybookDecl playbook, Expression call, Names names) {
        Map<String, Flow> given = new HashMap<>();
        analysis.argumentsOf(call).forEach((name, value) -> given.put(name, expressions.of(value, names)));
        return called(playbook, given);
    }

    private Flow called(PlaybookDecl playbook, Map<String, Flow> given) {
        Names names = new Names();
        StringBuilder key = new StringBuilder().append(System.identityHashCode(playbook));
        for (Parameter parameter : playbook.getParameters()) {
            String name = String.valueOf(parameter.getName());
            Flow own = Flow.declared(Label.of(parameter.getLabels()), Trace.of("the input " + name));
            Flow flow = given.getOrDefault(name, Flow.NONE).named(name).and(own);
            names.put(parameter, flow);
            key.append('|').append(flow.shape());
        }
        Flow before = known.get(key.toString());
        if (before != null) {
            return before;
        }
        if (!open.add(playbook)) {
            return Flow.NONE;
        }
        Flow result = new Playbook(playbook, this).run(names);
        open.remove(playbook);
        known.put(key.toString(), result);
        return result;
    }

    /** Whatever an agent saw may be in its answer. */
    Flow agent(AgentDecl agent, Expression call, Names names) {
        Names inside = new Names();
        Map<String, Expression> arguments = analysis.argumentsOf(call);
        arguments.forEach((name, value) -> inside.put(name, expressions.of(value, names)));
        for (Parameter parameter : agent.getParameters()) {
            Expression value = arguments.get(parameter.getName());
            inside.put(parameter, expressions.of(value, names)
                    .and(Flow.declared(Label.of(parameter.getLabels()), Trace.of("the input " + parameter.getName()))));
        }
        Map<Label, Trace> seen = new EnumMap<>(Label.class);
        for (var clause : agent.getClauses()) {
            if (clause instanceof PromptClause prompt) {
                expressions.content(prompt.getText(), inside).forEach(seen::putIfAbsent);
            }
        }
        tools(agent).forEach(operation -> tool(operation, seen));
        Trace secret = seen.remove(Label.SECRET);
        if (secret != null) {
            sinks.prompted(call, agent, secret);
        }
        Trace pii = seen.get(Label.PII);
        if (pii != null) {
            tools(agent).forEach(operation -> sinks.asked(call, agent, operation, pii));
        }
        return Flow.of(seen);
    }

    private List<OperationDecl> tools(AgentDecl agent) {
        return agent.getClauses().stream().filter(ToolsClause.class::isInstance)
                .flatMap(clause -> ((ToolsClause) clause).getTools().stream())
                .flatMap(t -> Stream.ofNullable(analysis.operation(t, t.getName()))).toList();
    }

    private void tool(OperationDecl operation, Map<Label, Trace> seen) {
        if (operation.getResult() != null) {
            Flow.from(Trace.of(Sinks.path(operation))).content(analysis.typeOf(operation.getResult()), analysis)
                    .forEach(seen::putIfAbsent);
        }
    }
}
