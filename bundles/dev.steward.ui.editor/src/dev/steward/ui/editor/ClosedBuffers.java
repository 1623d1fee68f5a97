package dev.steward.ui.editor;

import dev.steward.ui.editor.internal.BufferListener;
import java.util.function.Consumer;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.runtime.IPath;

/** Tells when the last editor of a file has gone. */
final class ClosedBuffers extends BufferListener {

    private final Consumer<IFileBuffer> closed;

    ClosedBuffers(Consumer<IFileBuffer> closed) {
        this.closed = closed;
    }

    @Override
    public void bufferDisposed(IFileBuffer buffer) {
        closed.accept(buffer);
    }

    @Override
    public void underlyingFileMoved(IFileBuffer buffer, IPath path) {
        closed.accept(buffer);
    }
}
