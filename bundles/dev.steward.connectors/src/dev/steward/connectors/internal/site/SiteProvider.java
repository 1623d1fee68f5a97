package dev.steward.connectors.internal.site;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.FolderLocks;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;

/**
 * {@code connector site : site}: a static site. Settings: {@code folder} (default {@code site}), {@code title},
 * {@code author}, {@code url} (where the site is on the web, for the feed), {@code language} (default {@code en}).
 */
public final class SiteProvider implements ConnectorProvider {

    private final FolderLocks locks = new FolderLocks();

    @Override
    public String kind() {
        return "site";
    }

    @Override
    public Connector open(Config config) throws BoundaryException {
        var folder = Folder.of(config, "folder", "site");
        return new SiteConnector(config, folder, locks.of(folder.root()));
    }
}
