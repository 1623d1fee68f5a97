package dev.steward.ui.editor;

import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IDocumentListener;

/**
 * A playbook in a text editor. Each change of its document is read on the language's thread, the newest only; what it
 * means is a {@link Snapshot} that anybody may look at without waiting.
 */
public final class OpenPlaybook implements IDocumentListener {

    private final CompanyPlaybooks company;
    private final IFile file;
    private final IDocument document;
    private final List<SnapshotListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Change> newest = new AtomicReference<>();
    private volatile @Nullable Snapshot latest;

    private record Change(long stamp, String text) {
    }

    /** For {@link PlaybookSessions}. */
    public OpenPlaybook(CompanyPlaybooks company, IFile file, IDocument document) {
        this.company = company;
        this.file = file;
        this.document = document;
        document.addDocumentListener(this);
        read();
    }

    /** The file that the document shows. */
    public IFile file() {
        return file;
    }

    /** How the language calls the file. */
    public String path() {
        return CompanyPlaybooks.pathOf(file);
    }

    /** The company that it belongs to. */
    public CompanyPlaybooks company() {
        return company;
    }

    /** What is known of a text, perhaps an older one than the document has; empty for the first moment. */
    public Optional<Snapshot> latest() {
        return Optional.ofNullable(latest);
    }

    /** What is known of exactly the text that the document has now. */
    public Optional<Snapshot> current() {
        Snapshot known = latest;
        return known != null && known.stamp() == stamp() ? Optional.of(known) : Optional.empty();
    }

    /** What the document counts with each change. */
    public long stamp() {
        return ((IDocumentExtension4) document).getModificationStamp();
    }

    /** Asks the language about the newest snapshot; empty while there is none. May take a while. */
    public <T> Optional<T> ask(BiFunction<PlaybookIde, Snapshot, T> question) {
        Snapshot known = latest;
        PlaybookIde ide = company.ide();
        return known == null || ide == null ? Optional.empty() : Optional.of(question.apply(ide, known));
    }

    /** From now on, and for the snapshot that there is already. */
    public void addListener(SnapshotListener listener) {
        listeners.add(listener);
        Snapshot known = latest;
        if (known != null) {
            listener.changed(known);
        }
    }

    /** Ends {@link #addListener}. */
    public void removeListener(SnapshotListener listener) {
        listeners.remove(listener);
    }

    /** Reads the text again, as another file has changed. */
    public void again() {
        company.work(ide -> {
            Snapshot known = latest;
            if (known != null && newest.get() == null) {
                publish(ide.update(path(), known.text(), known.stamp()));
            }
        });
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // only what comes of it counts
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        read();
    }

    private void read() {
        if (newest.getAndSet(new Change(stamp(), document.get())) == null) {
            company.work(ide -> {
                Change change = newest.getAndSet(null);
                if (change != null) {
                    publish(ide.update(path(), change.text(), change.stamp()));
                }
            });
        }
    }

    private void publish(Snapshot snapshot) {
        latest = snapshot;
        company.told();
        for (SnapshotListener listener : listeners) {
            try {
                listener.changed(snapshot);
            } catch (RuntimeException e) {
                // one feature that fails must not take the others with it
                ILog.of(getClass()).error("An editor could not show what changed in " + path() + ".", e);
            }
        }
    }

    void close() {
        document.removeDocumentListener(this);
        listeners.clear();
        company.closed(this);
    }
}
