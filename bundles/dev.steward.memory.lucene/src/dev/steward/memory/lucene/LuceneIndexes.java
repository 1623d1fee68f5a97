package dev.steward.memory.lucene;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryIndexProvider;
import dev.steward.memory.lucene.internal.LuceneIndex;

/** Opens indexes on disk. Thread-safe. */
public final class LuceneIndexes implements MemoryIndexProvider {

    // kept, since an unused logger is forgotten together with its level: Lucene's advice on faster start options of
    // the JVM is nothing an operator can act on
    private final Logger advice = Logger.getLogger("org.apache.lucene");

    /** Opens nothing yet. */
    public LuceneIndexes() {
        advice.setLevel(Level.SEVERE);
    }

    @Override
    public MemoryIndex open(Path folder) {
        return LuceneIndex.open(folder);
    }
}
