package dev.steward.dsl.internal.analysis;

import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.playbook.AgentDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.EventExpression;
import dev.steward.dsl.playbook.LetStatement;
import dev.steward.dsl.playbook.MockAnswer;
import dev.steward.dsl.playbook.MockClause;
import dev.steward.dsl.playbook.MockTarget;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.PlaybookDecl;
import dev.steward.dsl.playbook.RecallExpression;
import dev.steward.dsl.playbook.Reference;
import dev.steward.dsl.types.Target;
import dev.steward.dsl.types.Type;
import java.util.Iterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;

/** Types what stands in for the world outside in a test. */
final class TestMocks {

    private final Expressions expressions;

    TestMocks(Expressions expressions) {
        this.expressions = expressions;
    }

    /** Each answer must fit what its target gives; {@code scope} holds the names of the playbook. */
    void check(MockClause mock, Scope scope) {
        for (MockTarget target : mock.getTargets()) {
            Type result = result(target, scope);
            if (result == null) {
                expressions.issues.error(target, IssueCodes.UNRESOLVED_NAME, "There is nothing to mock named "
                        + target.getName() + "." + mockHint(target));
            } else if (mock.getAnswers().isEmpty()) {
                silent(target, result);
            }
            for (MockAnswer answer : mock.getAnswers()) {
                if (result != null && answer.getValue() != null
                        && !(result == Type.Special.NOTHING && isNone(answer))) {
                    expressions.check(answer.getValue(), new Scope(Scope.Room.TEST), result,
                            "the answer of " + target.getName());
                }
                priced(target, answer);
            }
        }
        // when there was no target to check them for
        mock.getAnswers().forEach(answer -> expressions.type(answer.getValue(), new Scope(Scope.Room.TEST)));
    }

    /** {@code raises Outage then returns none}: what gives nothing works the next time. */
    private static boolean isNone(MockAnswer answer) {
        return answer.getValue() instanceof Reference reference && "none".equals(reference.getName())
                && !reference.isCall();
    }

    private void silent(MockTarget target, Type result) {
        if (waitsFor(target)) {
            expressions.issues.error(target, IssueCodes.MISPLACED, "An event brings something: write returns and"
                    + " what it brings, or leave the line out when it does not come.");
        } else if (result != Type.Special.NOTHING && !result.isUnknown() && !(result instanceof Type.OptionalType)) {
            expressions.issues.error(target, IssueCodes.MOCK_WITHOUT_VALUE, target.getName() + " gives "
                    + Words.a(result) + ": write returns and the value that it answers with, or raises and an error.",
                    String.valueOf(target.getName()));
        }
    }

    /** Only agents cost something that nobody declares. */
    private void priced(MockTarget target, MockAnswer answer) {
        if (answer.getCost() != null && !(expressions.names.find(target, target.getName()) instanceof AgentDecl)) {
            expressions.issues.error(answer, IssueCodes.MOCK_COST,
                    "Only the answer of an agent has a price of its own: "
                            + "take 'for " + answer.getCost() + "' away.");
        } else if (answer.getCost() != null && !answer.getCost().endsWith("USD")) {
            expressions.issues.errorAt(answer, "cost", IssueCodes.CURRENCY, "What agents cost is counted in USD: write"
                    + " for 0.05 USD.");
        }
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
        return local != null && (Tests.isStep(local) || isRecalled(local)) ? local.type() : null;
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

    /** {@code style = recall Voice of company}. */
    private static boolean isRecalled(Scope.Local local) {
        return local.target() instanceof Target.LocalTarget of && of.origin() instanceof LetStatement let
                && let.getValue() instanceof RecallExpression;
    }
}
