package dev.steward.memory.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.eclipse.jdt.annotation.Nullable;

/** The open files of an index. Used by one thread but for searches. */
final class Session implements AutoCloseable {

    private static final String POSITION = "position", SCHEMA = "schema";
    private static final double BUFFER_MB = 8;
    /** Up to this size all checksums are read when the index is opened, which takes some milliseconds. */
    private static final long CHECKED_BYTES = 16L << 20;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private Session(Directory directory, IndexWriter writer, SearcherManager searchers) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /** Opens or makes an index; one of another schema is reported as corrupt. */
    static Session open(Path folder, FoldingAnalyzer analyzer) throws IOException {
        var directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        SearcherManager searchers = null;
        try {
            writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setCommitOnClose(false)
                    .setRAMBufferSizeMB(BUFFER_MB).setMergeScheduler(new SerialMergeScheduler()));
            searchers = new SearcherManager(writer, null);
            var session = new Session(directory, writer, searchers);
            session.check();
            return session;
        } catch (IOException | RuntimeException e) {
            closeAll(e, searchers, writer == null ? null : writer::rollback, directory);
            throw e;
        }
    }

    private void check() throws IOException {
        var searcher = searchers.acquire();
        try {
            var reader = searcher.getIndexReader();
            if (reader.numDocs() > 0 && !Documents.SCHEMA.equals(userData().get(SCHEMA))) {
                throw new CorruptIndexException("The index has another schema.", directory.toString());
            }
            if (size() <= CHECKED_BYTES) {
                checkSums(reader);
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private static void checkSums(IndexReader reader) throws IOException {
        for (var leaf : reader.leaves()) {
            if (leaf.reader() instanceof CodecReader codec) {
                codec.checkIntegrity();
            }
        }
    }

    private long size() throws IOException {
        var size = 0L;
        for (var file : directory.listAll()) {
            size += directory.fileLength(file);
        }
        return size;
    }

    IndexWriter writer() {
        return writer;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** Id of the newest committed item. */
    long position() {
        return Long.parseLong(userData().getOrDefault(POSITION, "0"));
    }

    /** Makes all additions durable together with the position, then visible. */
    void commit(long position) throws IOException {
        writer.setLiveCommitData(Map.of(POSITION, Long.toString(position), SCHEMA, Documents.SCHEMA).entrySet());
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    private Map<String, String> userData() {
        var data = new HashMap<String, String>();
        var live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    @Override
    public void close() throws IOException {
        var failures = new IOException("The index did not close.");
        closeAll(failures, searchers, writer::rollback, directory);
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }

    private static void closeAll(Exception failures, @Nullable AutoCloseable... parts) {
        for (var part : parts) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                failures.addSuppressed(e);
            }
        }
    }
}
