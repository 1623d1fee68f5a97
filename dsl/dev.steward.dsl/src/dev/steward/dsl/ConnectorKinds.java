package dev.steward.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the kinds of connectors have, such as {@code files}; told by whoever knows the rooms, so that the language needs
 * none of them. Immutable.
 *
 * @param operations by kind and name; an open kind, whose operations a playbook declares as it likes, has none
 * @param complete   whether there is no other kind; else only what is known is checked
 */
public record ConnectorKinds(Map<String, Optional<Map<String, Operation>>> operations, boolean complete) {

    public ConnectorKinds {
        operations = Map.copyOf(operations);
    }

    /**
     * An operation of a kind.
     *
     * @param parameters all names that it takes
     * @param forms      the sets of parameters of which one must be there in whole; without any, none need be
     */
    public record Operation(String name, Set<String> parameters, List<Set<String>> forms) {
        public Operation {
            parameters = Set.copyOf(parameters);
            forms = forms.stream().map(Set::copyOf).toList();
        }
    }

    /** Nothing is known: each kind of the language takes each operation. */
    public static ConnectorKinds unknown() {
        return new ConnectorKinds(Map.of(), false);
    }

    /** These kinds with these operations, and no others. */
    public static ConnectorKinds of(Map<String, Optional<List<Operation>>> kinds) {
        Map<String, Optional<Map<String, Operation>>> out = new LinkedHashMap<>();
        kinds.forEach((kind, operations) -> out.put(kind, operations.map(all -> {
            Map<String, Operation> byName = new LinkedHashMap<>();
            all.forEach(o -> byName.put(o.name(), o));
            return Map.copyOf(byName);
        })));
        return new ConnectorKinds(out, true);
    }
}
