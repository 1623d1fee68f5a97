package dev.steward.runtime.internal;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.steward.engine.Ports;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.Secrets;
import dev.steward.runtime.CompanyFolder;

/** The connectors of one company, opened when first used and kept open. Thread-safe. */
public final class OpenConnectors implements Ports.ConnectorSource, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OpenConnectors.class.getName());

    private final CompanyFolder folder;
    private final Secrets secrets;
    private final Lazy<List<ConnectorProvider>> providers;
    private final Map<ConnectorProvider.Config, ConnectorProvider.Connector> open = new ConcurrentHashMap<>();

    /** Opens nothing yet. */
    public OpenConnectors(CompanyFolder folder, Secrets secrets, Lazy<List<ConnectorProvider>> providers) {
        this.folder = folder;
        this.secrets = secrets;
        this.providers = providers;
    }

    @Override
    public ConnectorProvider.Connector connector(Plan.ConnectorPlan plan) throws BoundaryException {
        var config = config(plan);
        var known = open.get(config);
        if (known != null) {
            return known;
        }
        var made = provider(plan).open(config);
        var first = open.putIfAbsent(config, made);
        if (first == null) {
            return made;
        }
        made.close();
        return first;
    }

    private ConnectorProvider.Config config(Plan.ConnectorPlan plan) {
        var settings = new HashMap<>(plan.settings());
        settings.putAll(folder.settings().connector(shortName(plan.name())));
        settings.putAll(folder.settings().connector(plan.name()));
        return new ConnectorProvider.Config(plan.name(), plan.kind(), folder.root(), folder.settings().zone(), settings,
                plan.auth(), secrets);
    }

    private ConnectorProvider provider(Plan.ConnectorPlan plan) throws BoundaryException {
        var all = providers.get();
        return all.stream().filter(p -> p.kind().equals(plan.kind())).findFirst()
                .orElseThrow(() -> new BoundaryException(BoundaryException.BAD_REQUEST,
                        "The connector " + plan.name() + " has the kind '" + plan.kind()
                                + "', which this version does not know. It knows " + all.stream()
                                        .map(ConnectorProvider::kind).sorted().collect(Collectors.joining(", "))
                                + "."));
    }

    private static String shortName(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }

    @Override
    public void close() {
        open.forEach((config, connector) -> {
            try {
                connector.close();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Connector " + config.name() + " did not close", e);
            }
        });
    }
}
