package dev.steward.dsl.ide.internal.completion;

import dev.steward.dsl.ide.internal.Defaults;
import dev.steward.dsl.ide.internal.Template;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.types.Analysis;
import dev.steward.dsl.types.NameInScope;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls with their arguments: names in scope where one fits, else values to replace. */
public final class CallTemplates {

    private final Analysis analysis;
    private final Defaults defaults;
    private final List<NameInScope> scope;

    /**
     * @param scope the local names at the place of the call
     */
    public CallTemplates(Analysis analysis, List<NameInScope> scope) {
        this.analysis = analysis;
        this.defaults = new Defaults(analysis);
        this.scope = scope;
    }

    /** {@code (to: «people», post: «post»)}; inputs with a default are left out. */
    public String arguments(List<Parameter> parameters) {
        List<String> out = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.getName() != null && parameter.getType() != null && parameter.getDefault() == null
                    && !(analysis.typeOf(parameter.getType()) instanceof Type.OptionalType)) {
                out.add(parameter.getName() + ": " + Template.hole(value(parameter)));
            }
        }
        return "(" + String.join(", ", out) + ")";
    }

    /** The value for an input: a name in scope that fits, best of the same name; else a default. */
    public String value(Parameter parameter) {
        Type wanted = parameter.getType() == null ? Type.UNKNOWN : analysis.typeOf(parameter.getType());
        return value(String.valueOf(parameter.getName()), wanted);
    }

    /** The value for something of a name and type. */
    public String value(String name, Type wanted) {
        Optional<NameInScope> same = scope.stream().filter(n -> n.name().equals(name))
                .filter(n -> analysis.fits(wanted, n.type())).findFirst();
        return same.or(() -> scope.stream().filter(n -> n.type().equals(wanted) && !(wanted instanceof Type.Primitive))
                .findFirst()).map(NameInScope::name).orElseGet(() -> wanted.isUnknown() ? name : defaults.of(wanted));
    }

    /** The arguments of an agent: its inputs, else the words of its prompt. */
    public String arguments(AgentDecl agent, List<String> words) {
        if (!agent.getParameters().isEmpty()) {
            return arguments(agent.getParameters());
        }
        return "(" + String.join(", ", words.stream()
                .map(w -> w + ": " + Template.hole(value(w, Type.UNKNOWN))).toList()) + ")";
    }
}
