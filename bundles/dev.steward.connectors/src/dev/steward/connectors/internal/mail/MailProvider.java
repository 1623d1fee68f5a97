package dev.steward.connectors.internal.mail;

import java.util.List;
import java.util.Optional;

import dev.steward.connectors.internal.Folder;
import dev.steward.connectors.internal.FolderLocks;
import dev.steward.connectors.internal.OperationTable;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider;

/**
 * {@code connector mail : mail}: letters as {@code .eml} files in an outbox. Settings: {@code from} (needed:
 * {@code Name <address>}), {@code outbox} (folder, default {@code outbox}), {@code subscribers} and {@code stats} (tables,
 * default {@code subscribers.csv} and {@code stats.csv}), {@code replyTo}, {@code unsubscribe} (mail or web address),
 * {@code footer} (a line below each letter).
 */
public final class MailProvider implements ConnectorProvider {

    static final OperationTable OPERATIONS = OperationTable.of("send to post|letter|draft|subject+body at?",
            "sent post? letter? draft? to? subject? body? at? id?", "stats send|id", "latestStats", "subscribers");

    private final FolderLocks locks = new FolderLocks();

    @Override
    public String kind() {
        return "mail";
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
        var outbox = Folder.of(config, "outbox", "outbox");
        return new MailConnector(config, outbox, locks.of(outbox.root()));
    }
}
