package dev.steward.connectors.internal.mail;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.FolderLocks;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;

/**
 * {@code connector mail : mail}: letters as {@code .eml} files in an outbox. Settings: {@code from} (needed:
 * {@code Name <address>}), {@code outbox} (folder, default {@code outbox}), {@code subscribers} and {@code stats} (tables,
 * default {@code subscribers.csv} and {@code stats.csv}), {@code replyTo}, {@code unsubscribe} (mail or web address),
 * {@code footer} (a line below each letter).
 */
public final class MailProvider implements ConnectorProvider {

    private final FolderLocks locks = new FolderLocks();

    @Override
    public String kind() {
        return "mail";
    }

    @Override
    public Connector open(Config config) throws BoundaryException {
        var outbox = Folder.of(config, "outbox", "outbox");
        return new MailConnector(config, outbox, locks.of(outbox.root()));
    }
}
