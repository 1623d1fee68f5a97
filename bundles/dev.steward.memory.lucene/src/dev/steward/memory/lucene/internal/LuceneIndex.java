package dev.steward.memory.lucene.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryIndex;
import dev.steward.engine.spi.MemoryStore.Item;
import dev.steward.engine.spi.StoreException;

/**
 * The index of a company. Changes run on a thread of their own; searches run on the caller's with a searcher that is
 * acquired, used and released, so that none is closed under a search.
 */
public final class LuceneIndex implements MemoryIndex {

    private static final System.Logger LOG = System.getLogger(LuceneIndex.class.getName());

    private final IndexFolder folder;
    private final FoldingAnalyzer analyzer = new FoldingAnalyzer();
    private final Documents documents = new Documents(analyzer);
    private final IndexThread thread = new IndexThread();
    private volatile @Nullable Session session;
    private volatile long position;
    // seen by the index thread only
    private long newest;

    private LuceneIndex(IndexFolder folder) {
        this.folder = folder;
    }

    /** As the provider says. */
    public static LuceneIndex open(Path path) {
        var index = new LuceneIndex(new IndexFolder(path));
        try {
            index.change(() -> {
                index.folder.make();
                index.start();
                return null;
            });
            return index;
        } catch (RuntimeException e) {
            index.thread.close();
            throw e;
        }
    }

    private void start() throws IOException {
        if (folder.isMarkedDamaged()) {
            folder.empty();
        }
        Session opened;
        try {
            opened = Session.open(folder.path(), analyzer);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            if (!folder.isDamage(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "The memory index in {0} is damaged; it is built again.", folder.path());
            LOG.log(Level.DEBUG, "Damage of the memory index", e);
            folder.empty();
            opened = Session.open(folder.path(), analyzer);
        }
        position = opened.position();
        newest = position;
        session = opened;
    }

    @Override
    public void add(List<Item> items) {
        change(() -> {
            var writer = open().writer();
            for (var item : items) {
                writer.updateDocument(documents.key(item), documents.of(item));
                newest = Math.max(newest, item.id());
            }
            return null;
        });
    }

    @Override
    public void commit() {
        change(() -> {
            open().commit(newest);
            position = newest;
            return null;
        });
    }

    @Override
    public long position() {
        open();
        return position;
    }

    @Override
    public List<Hit> search(String query, @Nullable String type, @Nullable String subject, int max) {
        try {
            var searchers = open().searchers();
            var searcher = searchers.acquire();
            try {
                return documents.search(searcher, query, type, subject, max);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | IllegalStateException e) {
            throw failure(e);
        }
    }

    /** Deletes the files, so that it works on a damaged index too. */
    @Override
    public void clear() {
        change(() -> {
            closeSession();
            folder.empty();
            start();
            return null;
        });
    }

    /** Additions that were not committed are dropped. A second call does nothing. */
    @Override
    public void close() {
        try {
            thread.call(() -> {
                closeSession();
                return null;
            });
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.CLOSED) {
                throw e;
            }
        } catch (IOException e) {
            throw failure(e);
        } finally {
            thread.close();
        }
    }

    private void closeSession() {
        var open = session;
        session = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // a damaged index can fail to close; its lock is gone all the same
            LOG.log(Level.DEBUG, "The memory index in " + folder.path() + " closed with a failure", e);
        }
    }

    private Session open() {
        var open = session;
        if (open == null) {
            throw new StoreException(StoreException.Reason.CLOSED, "The memory index is closed.", null);
        }
        return open;
    }

    private void change(Callable<@Nullable Void> work) {
        try {
            thread.call(work);
        } catch (IOException | IllegalStateException e) {
            throw failure(e);
        }
    }

    private StoreException failure(Exception e) {
        if (e instanceof CorruptIndexException) {
            try {
                folder.markDamaged();
            } catch (IOException | UncheckedIOException marking) {
                e.addSuppressed(marking);
            }
        }
        if (e instanceof AlreadyClosedException && session == null) {
            return new StoreException(StoreException.Reason.CLOSED, "The memory index is closed.", e);
        }
        return folder.failure(e);
    }
}
