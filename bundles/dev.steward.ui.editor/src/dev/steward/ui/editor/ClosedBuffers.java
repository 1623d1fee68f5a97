package dev.steward.ui.editor;

import java.util.function.Consumer;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.runtime.IPath;

/** Tells when the last editor of a file has gone. */
final class ClosedBuffers implements IFileBufferListener {

    private final Consumer<IFileBuffer> closed;

    ClosedBuffers(Consumer<IFileBuffer> closed) {
        this.closed = closed;
    }

    @Override
    public void bufferDisposed(IFileBuffer buffer) {
        closed.accept(buffer);
    }

    @Override
    public void bufferCreated(IFileBuffer buffer) {
        // a playbook is read when somebody asks for its snapshot
    }

    @Override
    public void bufferContentAboutToBeReplaced(IFileBuffer buffer) {
        // the document tells
    }

    @Override
    public void bufferContentReplaced(IFileBuffer buffer) {
        // the document tells
    }

    @Override
    public void stateChanging(IFileBuffer buffer) {
        // nothing depends on it
    }

    @Override
    public void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
        // the builder looks after what is saved
    }

    @Override
    public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
        // nothing depends on it
    }

    @Override
    public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
        closed.accept(buffer);
    }

    @Override
    public void underlyingFileDeleted(IFileBuffer buffer) {
        // the text stays in its editor until that is closed
    }

    @Override
    public void stateChangeFailed(IFileBuffer buffer) {
        // nothing depends on it
    }
}
