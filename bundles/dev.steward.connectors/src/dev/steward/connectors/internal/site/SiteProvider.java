package dev.steward.connectors.internal.site;

import java.util.List;
import java.util.Optional;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.FolderLocks;
import dev.steward.connectors.internal.OperationTable;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;

/**
 * {@code connector site : site}: a static site. Settings: {@code folder} (default {@code site}), {@code title},
 * {@code author}, {@code url} (where the site is on the web, for the feed), {@code language} (default {@code en}).
 */
public final class SiteProvider implements ConnectorProvider {

    static final OperationTable OPERATIONS = OperationTable.of("publish draft|post|title+body tags?", "unpublish id",
            "tag id tags?", "find draft? post? title? body? tags? id?", "posts");

    private final FolderLocks locks = new FolderLocks();

    @Override
    public String kind() {
        return "site";
    }

    @Override
    public Optional<List<Offer>> operations() {
        return Optional.of(OPERATIONS.list());
    }

    @Override
    public boolean needsSecret() {
        return false;
    }

    @Override
    public Connector open(Config config) throws BoundaryException {
        var folder = Folder.of(config, "folder", "site");
        return new SiteConnector(config, folder, locks.of(folder.root()));
    }
}
