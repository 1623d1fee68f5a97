package dev.steward.dsl.internal.checks;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.IssueCodes;
import dev.steward.dsl.internal.analysis.Issues;
import dev.steward.dsl.internal.analysis.Spelling;
import dev.steward.dsl.internal.analysis.Words;
import dev.steward.dsl.playbook.ConnectorDecl;
import dev.steward.dsl.playbook.ConnectorMember;
import dev.steward.dsl.playbook.OperationDecl;
import dev.steward.dsl.playbook.Parameter;
import dev.steward.dsl.types.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Connectors against their kind: only what it has can be declared, with the parameters that it takes. */
final class KindChecks {

    /** The kinds of the language; which of them this installation has, {@link ConnectorKinds} says. */
    private static final Set<String> KINDS = Vocabulary.CONNECTOR_KINDS.keySet();

    private final ConnectorKinds kinds;
    private final Issues issues;

    KindChecks(ConnectorKinds kinds, Issues issues) {
        this.kinds = kinds;
        this.issues = issues;
    }

    void check(ConnectorDecl connector) {
        String kind = connector.getKind();
        if (kind == null) {
            return;
        }
        Optional<Map<String, ConnectorKinds.Operation>> known = kinds.operations().get(kind);
        if (known != null) {
            known.ifPresent(operations -> {
                for (ConnectorMember member : connector.getMembers()) {
                    if (member instanceof OperationDecl operation && operation.getName() != null) {
                        operation(kind, operation, operations);
                    }
                }
            });
        } else if (!KINDS.contains(kind)) {
            Set<String> all = new TreeSet<>(kinds.complete() ? kinds.operations().keySet() : KINDS);
            issues.errorAt(connector, "kind", IssueCodes.UNKNOWN_WORD, "There is no kind of connector " + kind + "."
                    + Spelling.hint(kind, all, " Write one of " + String.join(", ", all) + "."), kind);
        } else if (kinds.complete()) {
            issues.errorAt(connector, "kind", IssueCodes.LATER_VERSION, "Connectors of the kind " + kind
                    + " come in a later version of Steward: leave this one out for now. There are "
                    + Words.list(new TreeSet<>(kinds.operations().keySet())) + ".", kind);
        }
    }

    private void operation(String kind, OperationDecl operation,
            Map<String, ConnectorKinds.Operation> operations) {
        ConnectorKinds.Operation known = operations.get(operation.getName());
        if (known == null) {
            Set<String> all = new TreeSet<>(operations.keySet());
            issues.errorAt(operation, "name", IssueCodes.UNKNOWN_OPERATION, "Connectors of the kind " + kind
                    + " have no operation " + operation.getName() + "." + Spelling.hint(operation.getName(), all, "")
                    + " They have " + Words.list(all) + ".", operation.getName());
            return;
        }
        boolean unknown = false;
        List<String> given = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            String name = parameter.getName();
            if (name != null && !known.parameters().contains(name)) {
                Set<String> all = new TreeSet<>(known.parameters());
                unknown = true;
                issues.errorAt(parameter, "name", IssueCodes.UNKNOWN_ARGUMENT, operation.getName() + " of the kind "
                        + kind + " takes no " + name + "." + Spelling.hint(name, all, all.isEmpty()
                                ? " Remove it: it takes nothing." : " It takes " + Words.list(all) + "."),
                        name);
            } else if (name != null) {
                given.add(name);
            }
        }
        if (!unknown) {
            missing(kind, operation, known, given);
        }
    }

    private void missing(String kind, OperationDecl operation, ConnectorKinds.Operation known, List<String> given) {
        Set<String> cures = new TreeSet<>();
        int least = Integer.MAX_VALUE;
        for (Set<String> form : known.forms()) {
            Set<String> missing = new TreeSet<>(form);
            missing.removeAll(given);
            if (missing.isEmpty()) {
                return;
            }
            if (missing.size() < least) {
                least = missing.size();
                cures.clear();
            }
            if (missing.size() == least) {
                cures.add(Words.list(missing));
            }
        }
        if (!cures.isEmpty()) {
            issues.errorAt(operation, "name", IssueCodes.MISSING_ARGUMENT, operation.getName() + " of the kind " + kind
                    + " also needs " + String.join(" or ", cures) + ": add it to its parameters.",
                    cures.toArray(String[]::new));
        }
    }
}
