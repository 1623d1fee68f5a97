package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.DecideClause;
import dev.steward.dsl.playbook.EscalateHandler;
import dev.steward.dsl.playbook.EscalateOutcome;
import dev.steward.dsl.playbook.EscalateStatement;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.InputClause;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.MockClause;
import dev.steward.dsl.playbook.MockTarget;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.PlaybookTest;
import dev.steward.dsl.playbook.PolicyCase;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.PolicyTest;
import dev.steward.dsl.playbook.StepStatement;
import dev.steward.dsl.playbook.TestClause;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import dev.steward.dsl.types.Vocabulary;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Types test blocks, which look into a playbook from outside. */
final class Tests {

    private static final Set<String> STATES = Vocabulary.STATES.keySet();

    private final Expressions expressions;

    Tests(Expressions expressions) {
        this.expressions = expressions;
    }

    void policy(PolicyTest test) {
        Declaration found = expressions.names.find(test, test.getPolicy());
        if (!(found instanceof PolicyDecl policy)) {
            expressions.issues.errorAt(test, "policy", IssueCodes.UNRESOLVED_NAME, "There is no policy "
                    + test.getPolicy() + ": name one that is declared or imported here.");
            test.getCases().forEach(c -> c.getBindings()
                    .forEach(b -> expressions.type(b.getValue(), new Scope(Scope.Room.TEST))));
            return;
        }
        Scope scope = PolicyScopes.of(policy, expressions);
        for (PolicyCase each : test.getCases()) {
            for (Binding binding : each.getBindings()) {
                given(binding, scope, policy.getName());
            }
        }
    }

    /** A time of day stands for that time on the day of the test. */
    private void given(Binding binding, Scope scope, @Nullable String policy) {
        Scope.Local local = scope.find(binding.getName());
        Type wanted = local != null ? local.type()
                : "now".equals(binding.getName()) ? Type.DATETIME
                        : "cost".equals(binding.getName()) ? Type.MONEY : null;
        if (wanted == null) {
            expressions.type(binding.getValue(), scope);
            if (!scope.isIncomplete()) {
                expressions.issues.errorAt(binding, "name", IssueCodes.UNKNOWN_ARGUMENT, "The policy " + policy
                        + " does not see " + binding.getName() + ". It sees " + Words.list(known(scope)) + ".");
            }
            return;
        }
        Type type = expressions.type(binding.getValue(), scope, wanted);
        boolean timeOfDay = wanted.present().equals(Type.DATETIME) && type.equals(Type.TIME);
        if (!timeOfDay && binding.getValue() != null && !TypeRules.fits(wanted, type)) {
            expressions.mismatch(binding.getValue(), wanted, type, "the value of " + binding.getName());
        }
    }

    private static List<String> known(Scope scope) {
        Set<String> names = new java.util.TreeSet<>(scope.names());
        names.addAll(List.of("now", "cost"));
        return List.copyOf(names);
    }

    void playbook(PlaybookTest test) {
        Declaration found = expressions.names.find(test, test.getPlaybook());
        Scope scope = new Scope(Scope.Room.TEST);
        PlaybookDecl playbook = found instanceof PlaybookDecl known ? known : null;
        if (playbook == null) {
            expressions.issues.errorAt(test, "playbook", IssueCodes.UNRESOLVED_NAME, "There is no playbook "
                    + test.getPlaybook() + "." + Spelling.hint(test.getPlaybook(), playbooks(test), " Name one that is"
                            + " declared or imported here."));
        } else {
            names(playbook, scope);
        }
        Set<String> given = new HashSet<>();
        for (TestClause clause : test.getClauses()) {
            switch (clause) {
                case InputClause input -> input.getBindings().forEach(b -> input(b, playbook, given));
                case MockClause mock -> mock(mock, scope);
                case DecideClause decide -> decide(decide, playbook, scope);
                case AssertClause asserted -> asserted(asserted, scope);
                default -> {
                    // constants only
                }
            }
        }
        if (playbook != null) {
            missing(test, playbook, given);
        }
    }

    private void names(PlaybookDecl playbook, Scope scope) {
        for (Parameter parameter : playbook.getParameters()) {
            scope.add(parameter.getName(), expressions.results.typeOfLocal(parameter), parameter);
        }
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            EObject element = all.next();
            if (element instanceof StepStatement || element instanceof LetStatement) {
                scope.add(Names.nameOf(element), expressions.results.typeOfLocal(element), element);
            }
        }
        if (playbook.getResult() != null && scope.find("output") == null) {
            scope.add("output", expressions.typeRefs.typeOf(playbook.getResult()),
                    new Target.BuiltinTarget("output"));
        }
    }

    private void input(Binding binding, @Nullable PlaybookDecl playbook, Set<String> given) {
        Scope scope = new Scope(Scope.Room.TEST);
        Parameter parameter = playbook == null ? null
                : playbook.getParameters().stream().filter(p -> p.getName() != null
                        && p.getName().equals(binding.getName())).findFirst().orElse(null);
        if (parameter == null) {
            expressions.type(binding.getValue(), scope);
            if (playbook != null) {
                expressions.issues.errorAt(binding, "name", IssueCodes.UNKNOWN_ARGUMENT, "The playbook "
                        + playbook.getName() + " has no input " + binding.getName() + ".");
            }
            return;
        }
        given.add(parameter.getName());
        expressions.check(binding.getValue(), scope, expressions.typeRefs.typeOf(parameter.getType()),
                "the input " + parameter.getName());
    }

    private void missing(PlaybookTest test, PlaybookDecl playbook, Set<String> given) {
        List<String> missing = playbook.getParameters().stream()
                .filter(p -> p.getName() != null && p.getDefault() == null && !given.contains(p.getName())
                        && !(expressions.typeRefs.typeOf(p.getType()) instanceof Type.OptionalType))
                .map(Parameter::getName).toList();
        if (!missing.isEmpty()) {
            expressions.issues.errorAt(test, "label", IssueCodes.MISSING_ARGUMENT, "The playbook "
                    + playbook.getName() + " also needs " + Words.list(missing) + ": add input " + missing.get(0)
                    + " = ….", missing.toArray(String[]::new));
        }
    }

    private void mock(MockClause mock, Scope scope) {
        for (MockTarget target : mock.getTargets()) {
            Type result = result(target, scope);
            if (result != null && mock.getValue() == null && waitsFor(target)) {
                expressions.issues.error(target, IssueCodes.MISPLACED, "An event brings something: write returns and"
                        + " what it brings, or leave the line out when it does not come.");
            } else if (result == null) {
                expressions.issues.error(target, IssueCodes.UNRESOLVED_NAME, "There is nothing to mock named "
                        + target.getName() + "." + mockHint(target));
            } else if (mock.getValue() != null) {
                expressions.check(mock.getValue(), new Scope(Scope.Room.TEST), result,
                        "the answer of " + target.getName());
            }
        }
        expressions.type(mock.getValue(), new Scope(Scope.Room.TEST)); // when there was no target to check it for
    }

    private String mockHint(MockTarget target) {
        String name = String.valueOf(target.getName());
        int dot = name.indexOf('.');
        String front = dot < 0 ? name : name.substring(0, dot);
        String elsewhere = expressions.names.find(target, front) != null ? null
                : expressions.names.importHint(target, front);
        return elsewhere != null ? elsewhere : Spelling.hint(name, expressions.names.operationPaths(target), " Name an"
                + " agent, an operation as connector.operation, a playbook, a step that a person does, or an event that"
                + " a playbook waits for.");
    }

    private List<String> playbooks(PlaybookTest test) {
        var file = Names.fileOf(test);
        return file == null ? List.of() : expressions.names.visible(file).stream()
                .filter(PlaybookDecl.class::isInstance).map(d -> String.valueOf(Names.nameOf(d))).toList();
    }

    private @Nullable Type result(MockTarget target, Scope scope) {
        OperationDecl operation = expressions.names.operation(target, target.getName());
        if (operation != null) {
            return expressions.results.resultOf(operation);
        }
        Declaration declaration = expressions.names.find(target, target.getName());
        if (declaration instanceof AgentDecl agent) {
            return expressions.results.resultOf(agent);
        }
        if (declaration instanceof PlaybookDecl playbook) {
            return playbook.getResult() == null ? Type.Special.NOTHING
                    : expressions.typeRefs.typeOf(playbook.getResult());
        }
        if (declaration != null && waitsFor(target)) {
            return new Type.Structure(declaration);
        }
        Scope.Local local = scope.find(target.getName());
        return local != null && isStep(local) ? local.type() : null;
    }

    /** Whether some playbook here waits for such an event. */
    private boolean waitsFor(MockTarget target) {
        Declaration declaration = expressions.names.find(target, target.getName());
        var file = Names.fileOf(target);
        if (declaration == null || file == null) {
            return false;
        }
        for (Declaration other : expressions.names.visible(file)) {
            Iterator<EObject> all = other.eAllContents();
            while (other instanceof PlaybookDecl && all.hasNext()) {
                if (all.next() instanceof EventExpression event
                        && expressions.names.find(event, event.getEvent()) == declaration) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isStep(Scope.Local local) {
        return local.target() instanceof Target.LocalTarget of && of.origin() instanceof StepStatement;
    }

    /** Of a block or an escalate without a name, which is called after its word. */
    private static boolean isQuestion(@Nullable String name, PlaybookDecl playbook) {
        if (name == null || !name.matches("(escalate|saga|deadline|parallel|race|repeat|branch|event)[0-9]*")) {
            return false;
        }
        Iterator<EObject> all = playbook.eAllContents();
        while (all.hasNext()) {
            EObject element = all.next();
            if (element instanceof EscalateStatement || element instanceof EscalateHandler
                    || element instanceof EscalateOutcome) {
                return true;
            }
        }
        return false;
    }

    private void decide(DecideClause decide, @Nullable PlaybookDecl playbook, Scope scope) {
        Scope.Local local = scope.find(decide.getStep());
        boolean asked = local != null && (isStep(local) || local.target() instanceof Target.LocalTarget of
                && of.origin() instanceof LetStatement let && !let.getHandlers().isEmpty());
        if (playbook != null && !asked && !isQuestion(decide.getStep(), playbook)) {
            expressions.issues.errorAt(decide, "step", IssueCodes.UNRESOLVED_NAME, "The playbook "
                    + playbook.getName() + " has no step " + decide.getStep() + ".");
        }
        decide.getBindings().forEach(b -> expressions.type(b.getValue(), new Scope(Scope.Room.TEST)));
        expressions.check(decide.getValue(), new Scope(Scope.Room.TEST),
                local == null ? Type.UNKNOWN : local.type(), "the answer");
    }

    private void asserted(AssertClause clause, Scope scope) {
        if (clause.getState() != null) {
            if (!STATES.contains(clause.getState())) {
                expressions.issues.errorAt(clause, "state", IssueCodes.UNKNOWN_WORD, "A run never is "
                        + clause.getState() + "." + Spelling.hint(clause.getState(), STATES, " Write one of "
                                + String.join(", ", new java.util.TreeSet<>(STATES)) + "."));
            }
            return;
        }
        Expression condition = clause.getCondition();
        if (!clause.isCalled() && !clause.isNotCalled()) {
            expressions.check(condition, scope, Type.BOOL, clause.isCheck() ? "check" : "assert");
            return;
        }
        expressions.type(condition, scope);
        Target target = condition == null ? null : expressions.results.targetOf(condition);
        List<Parameter> parameters = switch (target) {
            case Target.OperationTarget of -> of.operation().getParameters();
            case Target.DeclarationTarget of when of.declaration() instanceof AgentDecl agent ->
                agent.getParameters();
            case Target.DeclarationTarget of when of.declaration() instanceof PlaybookDecl playbook ->
                playbook.getParameters();
            case Target.LocalTarget of when of.origin() instanceof StepStatement -> List.of();
            case null -> List.of();
            default -> {
                expressions.issues.error(clause, IssueCodes.NOT_CALLABLE, "This is nothing that is called: name an"
                        + " agent, an operation, a playbook or a step.");
                yield List.of();
            }
        };
        for (int i = 0; i < clause.getArguments().size(); i++) {
            Type expected = i < parameters.size() ? expressions.typeRefs.typeOf(parameters.get(i).getType())
                    : Type.UNKNOWN;
            expressions.check(clause.getArguments().get(i), scope, expected, "this argument");
        }
    }
}
