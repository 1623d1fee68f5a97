package dev.steward.dsl.ide.internal.rename;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.ide.Program;
import dev.steward.dsl.ide.internal.names.Symbol;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.Declaration;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.playbook.PolicyDecl;
import dev.steward.dsl.playbook.VerifyTrait;
import dev.steward.dsl.types.Analysis;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Inputs of operations that must have one name: an operation and the one that verifies it take the same arguments, and a
 * policy over several operations sees the inputs that all of them have.
 */
final class LinkedInputs {

    private final Analysis analysis;
    private final List<Set<OperationDecl>> groups = new ArrayList<>();

    LinkedInputs(Program program) {
        this.analysis = program.analysis();
        for (PlaybookSource source : program.sources()) {
            source.tree().getDeclarations().forEach(this::collect);
        }
    }

    /** The symbol itself and all that are renamed with it. */
    static List<Symbol> of(Symbol symbol, Program program) {
        boolean input = symbol instanceof Symbol.Declared of && of.element() instanceof Parameter parameter
                && parameter.eContainer() instanceof OperationDecl;
        return input && symbol instanceof Symbol.Declared of && of.element() instanceof Parameter parameter
                ? new LinkedInputs(program).linked(parameter) : List.of(symbol);
    }

    private void collect(Declaration declaration) {
        if (declaration instanceof ConnectorDecl connector) {
            for (var member : connector.getMembers()) {
                if (member instanceof OperationDecl operation) {
                    operation.getTraits().stream().filter(VerifyTrait.class::isInstance).map(VerifyTrait.class::cast)
                            .forEach(v -> reader(connector, operation, v));
                }
            }
        } else if (declaration instanceof PolicyDecl policy && policy.getTargets().size() > 1) {
            Set<OperationDecl> group = new LinkedHashSet<>();
            policy.getTargets().forEach(t -> {
                OperationDecl operation = analysis.operation(t, t.getName());
                if (operation != null) {
                    group.add(operation);
                }
            });
            groups.add(group);
        }
    }

    private void reader(ConnectorDecl connector, OperationDecl operation, VerifyTrait verify) {
        for (var member : connector.getMembers()) {
            if (member instanceof OperationDecl other && other.getName() != null
                    && other.getName().equals(verify.getOperation())) {
                groups.add(Set.of(operation, other));
            }
        }
    }

    private List<Symbol> linked(Parameter parameter) {
        Set<Parameter> found = new LinkedHashSet<>(Set.of(parameter));
        Deque<Parameter> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            Parameter at = open.pop();
            for (Set<OperationDecl> group : groups) {
                if (at.eContainer() instanceof OperationDecl owner && group.contains(owner)) {
                    for (OperationDecl operation : group) {
                        operation.getParameters().stream().filter(p -> p.getName() != null
                                && p.getName().equals(parameter.getName()) && found.add(p)).forEach(open::add);
                    }
                }
            }
        }
        return found.stream().map(p -> (Symbol) new Symbol.Declared(p)).toList();
    }
}
