package dev.steward.crash.child;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** Operations of {@code t.out}; everything but a plain read goes to the server. */
record CountedConnector(Plan.ConnectorPlan plan, Outside outside) implements ConnectorProvider.Connector {

    /** Characters of a large answer. */
    private static final int LARGE = Integer.getInteger("steward.crash.large", 40_000);

    @Override
    public Value call(ConnectorProvider.Operation operation) throws BoundaryException, InterruptedException {
        var id = operation.args().get("id") instanceof Value.Text text ? text.text() : "";
        if (operation.name().equals("read") && !id.contains(Playbooks.FAR)) {
            return new Value.Text(id.contains(Playbooks.LARGE) ? large(id) : "read " + id);
        }
        var found = outside.call(operation.name(), id, operation.key(), operation.caller());
        return !found || operation.result() instanceof Type.Nothing ? new Value.None()
                : new Value.Text(operation.name() + " " + id);
    }

    /** Does not compress to nothing. */
    private static String large(String id) {
        var random = new java.util.SplittableRandom(id.hashCode());
        var text = new StringBuilder();
        while (text.length() < LARGE) {
            text.append(Long.toString(random.nextLong(), Character.MAX_RADIX));
        }
        return text.toString();
    }

    @Override
    public @Nullable String trouble() {
        return null;
    }
}
