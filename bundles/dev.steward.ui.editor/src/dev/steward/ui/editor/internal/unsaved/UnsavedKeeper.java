package dev.steward.ui.editor.internal.unsaved;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;

/** Writes down what an editor has, soon after it changed and in the background, as long as its file has something else. */
final class UnsavedKeeper extends Job implements IDocumentListener {

    private static final long SOON_MILLIS = 300;

    private final UnsavedStore store;
    private final IFile file;
    private final ITextFileBuffer buffer;
    private final IDocument document;
    private final AtomicReference<@Nullable String> newest = new AtomicReference<>();
    private volatile @Nullable String base;

    UnsavedKeeper(UnsavedStore store, IFile file, ITextFileBuffer buffer, IDocument document) {
        super("Keep unsaved text of " + file.getName());
        this.store = store;
        this.file = file;
        this.buffer = buffer;
        this.document = document;
        setSystem(true);
        document.addDocumentListener(this);
    }

    /** The editor and its file have the same again, or the editor is gone and its text is not wanted. */
    void settled() {
        newest.set(null);
        base = null;
        try {
            // at once: the workbench may be on its way out
            synchronized (store) {
                store.forget(file.getFullPath().toString());
            }
        } catch (IOException e) {
            ILog.of(getClass()).warn("What was typed in " + file.getName() + " stays kept.", e);
        }
    }

    void close() {
        document.removeDocumentListener(this);
        settled();
    }

    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // only what comes of it counts
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        newest.set(document.get());
        schedule(SOON_MILLIS);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            // one job at a time, but a new one may run before the old one has returned
            synchronized (store) {
                write();
            }
        } catch (IOException | CoreException e) {
            ILog.of(getClass()).error("What is typed in " + file.getName()
                    + " is not kept: save it soon, as it would be lost with the workbench.", e);
        }
        return Status.OK_STATUS;
    }

    private void write() throws IOException, CoreException {
        var text = newest.get();
        if (text == null || !buffer.isDirty()) {
            return;
        }
        var before = base;
        if (before == null) {
            before = file.exists() ? UnsavedStore.digest(file.readString()) : "";
            base = before;
        }
        store.keep(new UnsavedText(file.getFullPath().toString(), before, text));
    }
}
