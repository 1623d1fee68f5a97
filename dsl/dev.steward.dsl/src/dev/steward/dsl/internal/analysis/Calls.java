package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.KpiDecl;
import dev.steward.dsl.playbook.Lambda;
import dev.steward.dsl.playbook.MemberAccess;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.UndoModifier;
import dev.steward.dsl.types.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Binds the arguments of calls that leave the playbook, and says what is missing, unknown or given twice. */
final class Calls {

    private final Expressions expressions;

    Calls(Expressions expressions) {
        this.expressions = expressions;
    }

    Type agent(Expression call, AgentDecl agent, Scope scope) {
        boolean misplaced = misplaced(call, agent.getName());
        Map<String, Expression> bound = agent.getParameters().isEmpty() ? byPrompt(call, agent, scope)
                : bind(call, agent.getName(), arguments(call), agent.getParameters(), scope);
        expressions.results.call(call, agent, bound);
        return misplaced ? Type.UNKNOWN : expressions.results.resultOf(agent);
    }

    Type operation(MemberAccess call, OperationDecl operation, Scope scope) {
        boolean misplaced = misplaced(call, operation.getName());
        Map<String, Expression> bound = bind(call, operation.getName(), call.getArguments(), operation.getParameters(),
                scope);
        expressions.results.call(call, operation, bound);
        return misplaced ? Type.UNKNOWN : expressions.results.resultOf(operation);
    }

    Type playbook(Expression call, PlaybookDecl playbook, Scope scope) {
        boolean misplaced = misplaced(call, playbook.getName());
        Map<String, Expression> bound = bind(call, playbook.getName(), arguments(call), playbook.getParameters(),
                scope);
        expressions.results.call(call, playbook, bound);
        return misplaced ? Type.UNKNOWN : playbook.getResult() == null ? Type.Special.NOTHING
                : expressions.typeRefs.typeOf(playbook.getResult());
    }

    static List<Argument> arguments(EObject call) {
        return switch (call) {
            case Reference reference -> reference.getArguments();
            case MemberAccess member -> member.getArguments();
            default -> List.of();
        };
    }

    /** One mistake is told once: whatever a misplaced call gives, fits. */
    private boolean misplaced(Expression call, @Nullable String name) {
        EObject container = call.eContainer();
        boolean allowed = container instanceof StepStatement || container instanceof UndoModifier
                || Trees.around(call, KpiDecl.class) != null;
        if (!allowed) {
            expressions.issues.error(call, IssueCodes.MISPLACED_CALL, "The call of " + name
                    + " needs a step of its own, so that it is recorded under a name: write step result = " + name
                    + "(…) and use result here.", String.valueOf(name));
        }
        return !allowed;
    }

    /** Arguments by position, then by name. */
    Map<String, Expression> bind(EObject call, @Nullable String callee, List<Argument> arguments,
            List<Parameter> parameters, Scope scope) {
        return bind(call, callee, arguments, parameters, scope, Set.of());
    }

    /** {@code elsewhere}: who calls it gives these. */
    Map<String, Expression> bind(EObject call, @Nullable String callee, List<Argument> arguments,
            List<Parameter> parameters, Scope scope, Set<String> elsewhere) {
        Map<String, Expression> given = new LinkedHashMap<>();
        int position = 0;
        for (Argument argument : arguments) {
            Parameter parameter = argument.getName() == null
                    ? position < parameters.size() ? parameters.get(position++) : null
                    : named(parameters, argument.getName());
            Expression value = argument.getValue();
            if (parameter == null) {
                unknownArgument(argument, callee, parameters, scope);
            } else if (value != null && parameter.getName() != null) {
                if (value instanceof Lambda) {
                    expressions.issues.error(value, IssueCodes.MISPLACED, "A rule x -> … can only be an argument of a"
                            + " function of a list, such as filter.");
                }
                expressions.check(value, scope, expressions.typeRefs.typeOf(parameter.getType()),
                        "the argument " + parameter.getName() + " of " + callee);
                if (given.put(parameter.getName(), value) != null) {
                    expressions.issues.error(argument, IssueCodes.DUPLICATE_ARGUMENT, "The argument "
                            + parameter.getName() + " is given twice: remove one.");
                }
            }
        }
        return complete(call, callee, parameters.stream().filter(p -> !elsewhere.contains(p.getName())
                || given.containsKey(p.getName())).toList(), given);
    }

    private Map<String, Expression> complete(EObject call, @Nullable String callee, List<Parameter> parameters,
            Map<String, Expression> given) {
        Map<String, Expression> bound = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Expression value = given.get(parameter.getName());
            if (value != null) {
                bound.put(parameter.getName(), value);
            } else if (parameter.getDefault() == null && parameter.getName() != null
                    && !(expressions.typeRefs.typeOf(parameter.getType()) instanceof Type.OptionalType)) {
                missing.add(parameter.getName());
            }
        }
        if (!missing.isEmpty()) {
            expressions.issues.error(call, IssueCodes.MISSING_ARGUMENT, callee + " also needs "
                    + Words.list(missing) + ": add " + (missing.size() == 1 ? "it" : "them") + " between the"
                    + " parentheses.", missing.toArray(String[]::new));
        }
        return bound;
    }

    private void unknownArgument(Argument argument, @Nullable String callee, List<Parameter> parameters,
            Scope scope) {
        if (!(argument.getValue() instanceof Lambda)) {
            expressions.type(argument.getValue(), scope);
        }
        List<String> known = Words.names(parameters);
        String takes = known.isEmpty() ? " It takes no arguments." : " It takes " + Words.list(known) + ".";
        expressions.issues.error(argument, IssueCodes.UNKNOWN_ARGUMENT, argument.getName() == null
                ? "This is one argument too many for " + callee + "." + takes
                : callee + " has no argument " + argument.getName() + "." + Spelling.hint(argument.getName(), known,
                        takes));
    }

    private static @Nullable Parameter named(List<Parameter> parameters, String name) {
        return parameters.stream().filter(p -> name.equals(p.getName())).findFirst().orElse(null);
    }

    // ---- agents without declared parameters: the prompt's variables are their inputs ----

    private Map<String, Expression> byPrompt(Expression call, AgentDecl agent, Scope scope) {
        List<String> variables = Prompts.variables(agent, expressions.names);
        Map<String, Type> inputs = expressions.results.inputs.computeIfAbsent(agent, k -> new LinkedHashMap<>());
        Map<String, Expression> given = new LinkedHashMap<>();
        boolean misnamed = false;
        for (Argument argument : arguments(call)) {
            Type type = argument.getValue() instanceof Lambda ? Type.UNKNOWN
                    : expressions.type(argument.getValue(), scope);
            String name = argument.getName() != null ? argument.getName()
                    : argument.getValue() instanceof Reference reference && !reference.isCall() ? reference.getName()
                            : null;
            if (name == null) {
                if (!misnamed) {
                    expressions.issues.error(argument, IssueCodes.UNKNOWN_ARGUMENT, "Say which word of the prompt this"
                            + " is for: write name: value. " + takes(agent, variables));
                }
                misnamed = true;
            } else if (!variables.contains(name)) {
                misnamed |= Spelling.closest(name, variables) != null;
                expressions.issues.error(argument, IssueCodes.UNKNOWN_ARGUMENT, "The prompt of " + agent.getName()
                        + " has no word ${" + name + "}."
                        + Spelling.hint(name, variables, " Remove the argument, or use it"
                                + " in the prompt."));
            } else if (argument.getValue() != null && given.put(name, argument.getValue()) != null) {
                expressions.issues.error(argument, IssueCodes.DUPLICATE_ARGUMENT, "The argument " + name
                        + " is given twice: remove one.");
            } else {
                agree(argument, agent, inputs, name, type);
            }
        }
        Map<String, Expression> bound = new LinkedHashMap<>();
        variables.stream().filter(given::containsKey).forEach(v -> bound.put(v, given.get(v)));
        List<String> missing = variables.stream().filter(v -> !given.containsKey(v)).toList();
        if (!missing.isEmpty() && !misnamed) {
            expressions.issues.error(call, IssueCodes.MISSING_ARGUMENT, "The prompt of " + agent.getName()
                    + " also needs " + Words.list(missing) + ": add " + (missing.size() == 1 ? "it" : "them")
                    + " between the parentheses.", missing.toArray(String[]::new));
        }
        return bound;
    }

    private static String takes(AgentDecl agent, List<String> variables) {
        return variables.isEmpty() ? "The prompt of " + agent.getName() + " has no words to fill in."
                : "The prompt of " + agent.getName() + " has " + Words.list(variables) + ".";
    }

    private void agree(Argument argument, AgentDecl agent, Map<String, Type> inputs, String name, Type type) {
        Type before = inputs.get(name);
        Type joined = before == null ? type : TypeRules.join(before, type);
        if (joined == null) {
            expressions.issues.error(argument, IssueCodes.TYPE_MISMATCH, "Here " + name + " is " + Words.a(type)
                    + ", but another call of " + agent.getName() + " gives it "
                    + Words.a(before == null ? type : before)
                    + ": an agent's argument has one type.");
        } else {
            inputs.put(name, joined);
        }
    }
}
