package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.Argument;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EventTrigger;
import dev.steward.dsl.playbook.GivenOption;
import dev.steward.dsl.playbook.InstanceDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RecordDecl;
import dev.steward.dsl.playbook.TriggerClause;
import dev.steward.dsl.playbook.TriggerOption;
import dev.steward.dsl.playbook.TypeDecl;
import dev.steward.dsl.types.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** The inputs that a trigger gives: values of its own, and the payload of an event. */
final class Triggers {

    private final Expressions expressions;

    Triggers(Expressions expressions) {
        this.expressions = expressions;
    }

    void playbook(PlaybookDecl playbook) {
        for (var clause : playbook.getClauses()) {
            if (clause instanceof TriggerClause trigger) {
                trigger(playbook, trigger, new HashSet<>());
            }
        }
    }

    /** The triggers of a use of a playbook: what it has fixed is given. */
    void instance(InstanceDecl instance, PlaybookDecl playbook) {
        for (var clause : instance.getClauses()) {
            if (clause instanceof TriggerClause trigger) {
                trigger(playbook, trigger, fixed(instance, playbook));
            }
        }
    }

    private Set<String> fixed(InstanceDecl instance, PlaybookDecl playbook) {
        var bound = expressions.results.arguments.get(instance);
        if (bound != null) {
            return new HashSet<>(bound.keySet());
        }
        Set<String> given = new HashSet<>();
        int position = 0;
        for (Argument argument : instance.getArguments()) {
            if (argument.getName() != null) {
                given.add(argument.getName());
            } else if (position < playbook.getParameters().size()) {
                given.add(String.valueOf(playbook.getParameters().get(position++).getName()));
            }
        }
        return given;
    }

    /** The inputs that each of its triggers gives; none without a trigger. */
    Set<String> givenByAll(InstanceDecl instance, PlaybookDecl playbook) {
        Set<String> all = null;
        Set<String> fixed = fixed(instance, playbook);
        for (var clause : instance.getClauses()) {
            if (clause instanceof TriggerClause trigger) {
                Set<String> given = given(trigger, playbook, fixed);
                if (all == null) {
                    all = given;
                } else {
                    all.retainAll(given);
                }
            }
        }
        return all == null ? Set.of() : all;
    }

    private Set<String> given(TriggerClause trigger, PlaybookDecl playbook, Set<String> fixed) {
        Set<String> given = new HashSet<>();
        for (TriggerOption option : trigger.getOptions()) {
            if (option instanceof GivenOption with) {
                with.getBindings().forEach(b -> given.add(String.valueOf(b.getName())));
            }
        }
        if (trigger instanceof EventTrigger event
                && expressions.names.find(event, event.getEvent()) instanceof Declaration declaration) {
            Type payload = new Type.Structure(declaration);
            playbook.getParameters().stream().filter(p -> p.getName() != null && !given.contains(p.getName())
                    && !fixed.contains(p.getName())
                    && payload.equals(plain(expressions.typeRefs.typeOf(p.getType())))).map(Parameter::getName)
                    .forEach(given::add);
        }
        return given;
    }

    private void trigger(PlaybookDecl playbook, TriggerClause trigger, Set<String> given) {
        boolean gives = false;
        for (TriggerOption option : trigger.getOptions()) {
            if (option instanceof GivenOption with) {
                gives = true;
                with.getBindings().forEach(binding -> binding(binding, playbook, given));
            }
        }
        if (trigger instanceof EventTrigger event) {
            payload(event, playbook, given);
            gives |= event.getEvent() != null;
        }
        if (gives) {
            missing(trigger, playbook, given);
        }
    }

    private void binding(Binding binding, PlaybookDecl playbook, Set<String> given) {
        Scope scope = new Scope(Scope.Room.DECLARATION);
        Parameter parameter = playbook.getParameters().stream()
                .filter(p -> p.getName() != null && p.getName().equals(binding.getName())).findFirst().orElse(null);
        if (parameter == null) {
            expressions.type(binding.getValue(), scope);
            expressions.issues.errorAt(binding, "name", IssueCodes.UNKNOWN_ARGUMENT, "The playbook "
                    + playbook.getName() + " has no input " + binding.getName() + ".");
            return;
        }
        if (!given.add(parameter.getName())) {
            expressions.issues.errorAt(binding, "name", IssueCodes.DUPLICATE_CLAUSE, "The input " + binding.getName()
                    + " has a value here already: remove one of the two.");
        }
        expressions.check(binding.getValue(), scope, expressions.typeRefs.typeOf(parameter.getType()),
                "the input " + parameter.getName());
    }

    /** The payload goes to the one input without a value that has its type, if there is such an input. */
    private void payload(EventTrigger event, PlaybookDecl playbook, Set<String> given) {
        var declaration = expressions.names.find(event, event.getEvent());
        if (!(declaration instanceof TypeDecl) && !(declaration instanceof RecordDecl)) {
            if (event.getEvent() != null) {
                expressions.issues.errorAt(event, "event", IssueCodes.TRIGGER_EVENT, "There is no type "
                        + event.getEvent() + ": an event is named after the type of what it brings; declare or import"
                        + " it here.");
            }
            return;
        }
        Type payload = new Type.Structure(declaration);
        List<String> takers = playbook.getParameters().stream().filter(p -> p.getName() != null
                && !given.contains(p.getName()) && payload.equals(plain(expressions.typeRefs.typeOf(p.getType()))))
                .map(Parameter::getName).toList();
        if (takers.size() > 1) {
            expressions.issues.errorAt(event, "event", IssueCodes.TRIGGER_EVENT, "The inputs " + Words.list(takers)
                    + " could each take the " + event.getEvent() + ": give all but one a value, as in with "
                    + takers.get(1) + " = ….");
        }
        given.addAll(takers);
    }

    private static @Nullable Type plain(@Nullable Type type) {
        return type instanceof Type.OptionalType optional ? optional.element() : type;
    }

    private void missing(TriggerClause trigger, PlaybookDecl playbook, Set<String> given) {
        List<String> missing = playbook.getParameters().stream()
                .filter(p -> p.getName() != null && p.getDefault() == null && !given.contains(p.getName())
                        && !(expressions.typeRefs.typeOf(p.getType()) instanceof Type.OptionalType))
                .map(Parameter::getName).toList();
        if (!missing.isEmpty()) {
            expressions.issues.error(trigger, IssueCodes.MISSING_ARGUMENT, "Nobody is there to give "
                    + Words.list(missing) + ": write with " + missing.get(0) + " = …, or give it a default.",
                    missing.toArray(String[]::new));
        }
    }
}
