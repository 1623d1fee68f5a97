package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.internal.syntax.TextBlocks;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.BlockTemplate;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookFile;
import dev.steward.dsl.playbook.ReturnsClause;
import dev.steward.dsl.playbook.Template;
import dev.steward.dsl.playbook.TypeRef;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.CursorPlace;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** What the analysis found out, keyed by the elements of the trees. */
final class Results implements Analysis {

    final Map<EObject, Type> types = new IdentityHashMap<>();
    final Map<EObject, Target> targets = new IdentityHashMap<>();
    final Map<EObject, EObject> callees = new IdentityHashMap<>();
    final Map<EObject, Map<String, Expression>> arguments = new IdentityHashMap<>();
    final Map<EObject, Type> locals = new IdentityHashMap<>();
    final Map<EObject, List<Expression>> calls = new IdentityHashMap<>();
    final Map<AgentDecl, Map<String, Type>> inputs = new HashMap<>();
    /** Set when the text holds the mark of a cursor. */
    @Nullable
    CursorPlace cursor;
    private final Names names;
    private final TypeRefs typeRefs;

    Results(Names names, TypeRefs typeRefs) {
        this.names = names;
        this.typeRefs = typeRefs;
    }

    @Override
    public Type typeOf(Expression expression) {
        return types.getOrDefault(expression, Type.UNKNOWN);
    }

    @Override
    public Type typeOf(TypeRef reference) {
        return typeRefs.typeOf(reference);
    }

    @Override
    public @Nullable Target targetOf(Expression reference) {
        return targets.get(reference);
    }

    @Override
    public @Nullable EObject calleeOf(Expression call) {
        return callees.get(call);
    }

    @Override
    public Map<String, Expression> argumentsOf(EObject call) {
        return arguments.getOrDefault(call, Map.of());
    }

    @Override
    public Type typeOfLocal(EObject origin) {
        return locals.getOrDefault(origin, Type.UNKNOWN);
    }

    @Override
    public Map<String, Type> inputsOf(AgentDecl agent) {
        return inputs.getOrDefault(agent, Map.of());
    }

    @Override
    public List<String> promptWordsOf(AgentDecl agent) {
        return Prompts.variables(agent, names);
    }

    @Override
    public Type resultOf(AgentDecl agent) {
        for (var clause : agent.getClauses()) {
            if (clause instanceof ReturnsClause returns && returns.getType() != null) {
                return typeOf(returns.getType());
            }
        }
        return Type.TEXT;
    }

    @Override
    public Type resultOf(OperationDecl operation) {
        TypeRef result = operation.getResult();
        return result == null ? Type.Special.NOTHING : typeOf(result);
    }

    @Override
    public @Nullable Declaration declaration(EObject place, @Nullable String name) {
        return names.find(place, name);
    }

    @Override
    public @Nullable OperationDecl operation(EObject place, @Nullable String name) {
        return names.operation(place, name);
    }

    @Override
    public Collection<Declaration> visible(PlaybookFile file) {
        return names.visible(file);
    }

    @Override
    public boolean fits(Type expected, Type given) {
        return TypeRules.fits(expected, given);
    }

    @Override
    public Collection<Expression> callsOf(EObject callee) {
        return calls.getOrDefault(callee, List.of());
    }

    @Override
    public List<String> textsOf(Template template) {
        return template instanceof BlockTemplate ? TextBlocks.strip(template.getTexts()) : template.getTexts();
    }

    void call(Expression call, EObject callee, Map<String, Expression> bound) {
        callees.put(call, callee);
        arguments.put(call, bound);
        calls.computeIfAbsent(callee, k -> new ArrayList<>()).add(call);
    }
}
