package dev.steward.connectors.internal.files;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.FolderLocks;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;

/**
 * {@code connector notes : files}: one folder of the company. Settings: {@code folder} (default: the connector's name),
 * {@code maxBytes} of one file (1 MiB), {@code maxFiles} of one listing (5,000), {@code readOnly} (false).
 */
public final class FilesProvider implements ConnectorProvider {

    private final FolderLocks locks = new FolderLocks();

    @Override
    public String kind() {
        return "files";
    }

    @Override
    public Connector open(Config config) throws BoundaryException {
        var folder = Folder.of(config, "folder", config.name().substring(config.name().lastIndexOf('.') + 1));
        return new FilesConnector(config, folder, locks.of(folder.root()));
    }
}
