package dev.steward.it.tests;

import java.util.List;

import dev.steward.connectors.internal.files.FilesProvider;
import dev.steward.connectors.internal.mail.MailProvider;
import dev.steward.connectors.internal.site.SiteProvider;
import dev.steward.engine.spi.ConnectorProvider;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.engine.spi.ModelProvider;
import dev.steward.engine.spi.StoreProvider;
import dev.steward.llm.ModelClients;
import dev.steward.memory.lucene.LuceneIndexes;
import dev.steward.runtime.Rooms;
import dev.steward.store.derby.DerbyStores;

/** The rooms of the product, wired by hand. */
record RealRooms() implements Rooms {

    @Override
    public StoreProvider store() {
        return DerbyStores.provider();
    }

    @Override
    public MemoryIndexProvider memoryIndex() {
        return new LuceneIndexes();
    }

    @Override
    public ModelProvider models() {
        return new ModelClients();
    }

    @Override
    public List<ConnectorProvider> connectors() {
        return List.of(new FilesProvider(), new SiteProvider(), new MailProvider());
    }
}
