package dev.steward.connectors.internal.files;

import java.util.List;
import java.util.Optional;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.FolderLocks;
import dev.steward.connectors.internal.OperationTable;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;

/**
 * {@code connector notes : files}: one folder of the company. Settings: {@code folder} (default: the connector's name),
 * {@code maxBytes} of one file (1 MiB), {@code maxFiles} of one listing (5,000), {@code readOnly} (false).
 */
public final class FilesProvider implements ConnectorProvider {

    static final OperationTable OPERATIONS = OperationTable.of("list folder?", "notes folder?", "read path",
            "exists path",
            "rows path", "write path text|body", "delete path", "move from to");

    private final FolderLocks locks = new FolderLocks();

    @Override
    public String kind() {
        return "files";
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
        var folder = Folder.of(config, "folder", config.name().substring(config.name().lastIndexOf('.') + 1));
        return new FilesConnector(config, folder, locks.of(folder.root()));
    }
}
