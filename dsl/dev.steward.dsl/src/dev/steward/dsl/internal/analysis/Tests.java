package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.AssertClause;
import dev.steward.dsl.playbook.Binding;
import dev.steward.dsl.playbook.DeadlineStatement;
import dev.steward.dsl.playbook.DecideAnswer;
import dev.steward.dsl.playbook.DecideClause;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EscalateHandler;
import dev.steward.dsl.playbook.EscalateOutcome;
import dev.steward.dsl.playbook.EscalateStatement;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.Expression;
import dev.steward.dsl.playbook.FixtureClause;
import dev.steward.dsl.playbook.InputClause;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.MockClause;
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
import java.util.Objects;
import java.util.Deque;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Types test blocks, which look into a playbook from outside. */
final class Tests {

    private static final Set<String> STATES = Vocabulary.STATES.keySet();
    private static final Set<String> BY_POLICIES = Set.of("denied", "asked", "limited", "redacted");

    private final Expressions expressions;
    private final TestMocks mocks;

    Tests(Expressions expressions) {
        this.expressions = expressions;
        this.mocks = new TestMocks(expressions);
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
        boolean recorded = false;
        for (TestClause clause : test.getClauses()) {
            switch (clause) {
                case InputClause input -> input.getBindings().forEach(b -> input(b, playbook, given));
                case MockClause mock -> mocks.check(mock, scope);
                case DecideClause decide -> decide(decide, playbook, scope);
                case AssertClause asserted -> asserted(asserted, scope);
                case FixtureClause fixture -> {
                    recorded = true;
                    fixture(fixture);
                }
                default -> {
                    // constants only
                }
            }
        }
        if (!recorded && playbook != null) {
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
        builtin(scope, "effects", new Type.ListType(Type.TEXT));
        builtin(scope, "took", Type.DURATION);
        builtin(scope, "error", new Type.OptionalType(Type.TEXT));
    }

    private static void builtin(Scope scope, String name, Type type) {
        if (scope.find(name) == null) {
            scope.add(name, type, new Target.BuiltinTarget(name));
        }
    }

    /** A file below the company's folder, named from the folder of the test. */
    private void fixture(FixtureClause clause) {
        String file = String.valueOf(clause.getFile());
        if (!file.endsWith(".fixture.json") || file.startsWith("/") || file.contains("\\") || file.contains(":")
                || List.of(file.split("/")).contains("..")) {
            expressions.issues.errorAt(clause, "file", IssueCodes.FIXTURE_PATH, "A fixture is a file beside this one or"
                    + " in a folder below: write a name such as \"weekly.fixture.json\".");
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

    private List<String> playbooks(PlaybookTest test) {
        var file = Names.fileOf(test);
        return file == null ? List.of() : expressions.names.visible(file).stream()
                .filter(PlaybookDecl.class::isInstance).map(d -> String.valueOf(Names.nameOf(d))).toList();
    }

    static boolean isStep(Scope.Local local) {
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
        Scope.Local local = scope.find(decide.getInside() == null ? decide.getStep() : decide.getInside());
        PlaybookDecl called = called(decide, local);
        EObject asked = called == null ? null : asked(called, decide.getStep());
        if (called != null && asked == null) {
            expressions.issues.errorAt(decide, "step", IssueCodes.UNRESOLVED_NAME, "The playbook " + called.getName()
                    + ", which " + decide.getInside() + " calls, has no step " + decide.getStep() + ".");
        } else if (called == null && decide.getInside() != null) {
            inside(decide, local);
        } else if (called == null && playbook != null && (local == null || !isAsked(local))
                && !isQuestion(decide.getStep(), playbook)) {
            expressions.issues.errorAt(decide, "step", IssueCodes.UNRESOLVED_NAME, "The playbook "
                    + playbook.getName() + " has no step " + decide.getStep() + ".");
        }
        for (DecideAnswer answer : decide.getAnswers()) {
            answer.getBindings().forEach(b -> expressions.type(b.getValue(), new Scope(Scope.Room.TEST)));
            expressions.check(answer.getValue(), new Scope(Scope.Room.TEST),
                    asked != null ? expressions.results.typeOfLocal(asked)
                            : local == null || decide.getInside() != null ? Type.UNKNOWN : local.type(),
                    "the answer");
            expressions.check(answer.getDelay(), new Scope(Scope.Room.TEST), Type.DURATION, "after");
            if (answer.getDelay() != null && "expires".equals(answer.getDecision())) {
                expressions.issues.errorAt(answer, "delay", IssueCodes.MISPLACED,
                        "What expires is answered by nobody, so"
                                + " nobody takes time for it: take after away.");
            }
        }
    }

    /** The playbook in which {@code decide inner of step} means a step. */
    private @Nullable PlaybookDecl called(DecideClause decide, Scope.@Nullable Local local) {
        return decide.getInside() != null && !"deadline".equals(decide.getStep()) && local != null
                && local.target() instanceof Target.LocalTarget of && of.origin() instanceof StepStatement step
                && step.getAction() != null
                && expressions.results.calleeOf(step.getAction()) instanceof PlaybookDecl playbook ? playbook : null;
    }

    /** A step of a playbook, or of one that it calls; null when there is none of that name. */
    private @Nullable EObject asked(PlaybookDecl playbook, @Nullable String name) {
        Set<PlaybookDecl> seen = new HashSet<>(Set.of(playbook));
        Deque<PlaybookDecl> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            Iterator<EObject> all = left.remove().eAllContents();
            while (all.hasNext()) {
                EObject element = all.next();
                if ((element instanceof StepStatement || element instanceof LetStatement)
                        && Objects.equals(Names.nameOf(element), name)) {
                    return element;
                }
                if (element instanceof StepStatement step && step.getAction() != null
                        && expressions.results.calleeOf(step.getAction()) instanceof PlaybookDecl inner
                        && seen.add(inner)) {
                    left.add(inner);
                }
            }
        }
        return null;
    }

    /** {@code decide deadline of step}. */
    private void inside(DecideClause decide, Scope.@Nullable Local local) {
        EObject element = local != null && local.target() instanceof Target.LocalTarget of ? of.origin() : null;
        EObject around = element;
        while (around != null && !(around instanceof DeadlineStatement)) {
            around = around.eContainer();
        }
        if (!"deadline".equals(decide.getStep())) {
            expressions.issues.errorAt(decide, "step", IssueCodes.UNKNOWN_WORD, "Only a deadline is named by a step in"
                    + " it: write decide deadline of " + decide.getInside() + ", or decide " + decide.getInside() + ".",
                    String.valueOf(decide.getStep()));
        } else if (element == null) {
            expressions.issues.errorAt(decide, "inside", IssueCodes.UNRESOLVED_NAME, "The playbook has no step "
                    + decide.getInside() + ".");
        } else if (around == null) {
            expressions.issues.errorAt(decide, "inside", IssueCodes.MISPLACED, "The step " + decide.getInside()
                    + " stands in no deadline: name one that does.");
        }
    }

    /** A step, or a wait for an event, about whose end the operator may be asked. */
    private static boolean isAsked(Scope.Local local) {
        return isStep(local)
                || local.target() instanceof Target.LocalTarget of && of.origin() instanceof LetStatement let
                        && (let.getValue() instanceof EventExpression || !let.getHandlers().isEmpty());
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
        boolean calls = clause.isCalled() || clause.isNotCalled();
        if (!calls && clause.getVerdict() == null) {
            expressions.check(condition, scope, Type.BOOL, clause.isCheck() ? "check" : "assert");
            return;
        }
        List<Parameter> parameters = callable(clause, condition, scope);
        if (clause.getBefore() != null) {
            callable(clause, clause.getBefore(), scope);
        }
        if (clause.getVerdict() != null) {
            verdict(clause);
        }
        for (int i = 0; i < clause.getArguments().size(); i++) {
            Type expected = i < parameters.size() ? expressions.typeRefs.typeOf(parameters.get(i).getType())
                    : Type.UNKNOWN;
            expressions.check(clause.getArguments().get(i), scope, expected, "this argument");
        }
    }

    /** The parameters of what is said to be called; an error when it is nothing of the kind. */
    private List<Parameter> callable(AssertClause clause, @Nullable Expression callee, Scope scope) {
        expressions.type(callee, scope);
        Target target = callee == null ? null : expressions.results.targetOf(callee);
        return switch (target) {
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
    }

    private void verdict(AssertClause clause) {
        String verdict = clause.getVerdict();
        if (!Vocabulary.VERDICTS.containsKey(verdict)) {
            expressions.issues.errorAt(clause, "verdict", IssueCodes.UNKNOWN_WORD, "Nothing is " + verdict
                    + " in a run." + Spelling.hint(verdict, Vocabulary.VERDICTS.keySet(), " Write called or one of "
                            + String.join(", ", new java.util.TreeSet<>(Vocabulary.VERDICTS.keySet())) + "."));
        } else if (clause.getPolicy() != null && !BY_POLICIES.contains(verdict)) {
            expressions.issues.errorAt(clause, "policy", IssueCodes.NOT_JUDGED, "No policy decides what is " + verdict
                    + ": take by " + clause.getPolicy() + " away.");
        } else if (clause.getError() != null && !"failed".equals(verdict)) {
            expressions.issues.error(clause.getError(), IssueCodes.NOT_JUDGED, "An error belongs to failed: take with "
                    + clause.getError().getName() + " away.");
        } else if (clause.getPolicy() != null
                && !(expressions.names.find(clause, clause.getPolicy()) instanceof PolicyDecl)) {
            expressions.issues.errorAt(clause, "policy", IssueCodes.UNRESOLVED_NAME, "There is no policy "
                    + clause.getPolicy() + ": name one that is declared or imported here.");
        }
    }
}
