package dev.steward.ui.editor.internal;

import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.IFileBufferListener;
import org.eclipse.core.runtime.IPath;

/** Hears what happens to the files of editors; who extends it names what it cares for. */
public abstract class BufferListener implements IFileBufferListener {

    @Override
    public void bufferCreated(IFileBuffer buffer) {
        // for those who care
    }

    @Override
    public void bufferDisposed(IFileBuffer buffer) {
        // for those who care
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
        // for those who care
    }

    @Override
    public void stateValidationChanged(IFileBuffer buffer, boolean isStateValidated) {
        // nothing depends on it
    }

    @Override
    public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
        // for those who care
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
