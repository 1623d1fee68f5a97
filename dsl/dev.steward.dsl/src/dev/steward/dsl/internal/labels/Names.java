package dev.steward.dsl.internal.labels;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jdt.annotation.Nullable;

/** The labels of what has a name at a place of a playbook, or in an agent's prompt. */
final class Names {

    private final Map<EObject, Flow> locals = new IdentityHashMap<>();
    private final Map<String, Flow> variables = new HashMap<>();

    /** The same names, which may be told apart from now on. */
    Names copy() {
        Names out = new Names();
        out.locals.putAll(locals);
        out.variables.putAll(variables);
        return out;
    }

    void put(@Nullable EObject origin, Flow flow) {
        if (origin != null) {
            locals.put(origin, flow);
        }
    }

    void put(String variable, Flow flow) {
        variables.put(variable, flow);
    }

    /** What has got a name in a statement has the labels that it has there. */
    void take(EObject statement, Names inside) {
        inside.locals.forEach((origin, flow) -> {
            if (EcoreUtil.isAncestor(statement, origin)) {
                locals.put(origin, flow);
            }
        });
    }

    /** All of it has happened. */
    void takeAll(Names inside) {
        locals.putAll(inside.locals);
    }

    Flow find(EObject origin) {
        return locals.getOrDefault(origin, Flow.NONE);
    }

    Flow find(String variable) {
        return variables.getOrDefault(variable, Flow.NONE);
    }
}
