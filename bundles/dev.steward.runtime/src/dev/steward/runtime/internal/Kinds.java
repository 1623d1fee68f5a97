package dev.steward.runtime.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.engine.spi.ConnectorProvider;

/** Tells the language what the connectors of this installation can do. */
public final class Kinds {

    private Kinds() {
    }

    /** The table of all kinds that there are. */
    public static ConnectorKinds of(List<ConnectorProvider> providers) {
        var kinds = new HashMap<String, Optional<List<ConnectorKinds.Operation>>>();
        for (var provider : providers) {
            kinds.put(provider.kind(), provider.operations().map(offers -> offers.stream()
                    .map(o -> new ConnectorKinds.Operation(o.name(), new HashSet<>(o.parameters()), o.forms()))
                    .toList()));
        }
        return ConnectorKinds.of(kinds);
    }
}
