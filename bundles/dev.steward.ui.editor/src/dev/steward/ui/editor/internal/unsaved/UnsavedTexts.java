package dev.steward.ui.editor.internal.unsaved;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

import dev.steward.ui.editor.internal.BufferListener;

/**
 * Keeps what is typed in text editors and not saved, and brings it back when the workbench starts after it was killed.
 * What is closed without saving, as its writer wants, is forgotten.
 */
public final class UnsavedTexts extends BufferListener implements IStartup {

    private final UnsavedStore store = new UnsavedStore(Platform
            .getStateLocation(FrameworkUtil.getBundle(UnsavedTexts.class)).append("unsaved").toPath());
    private final Map<IFileBuffer, UnsavedKeeper> keepers = new HashMap<>();

    /** Brings back what is there, then listens as long as the workbench does. */
    @Override
    public void earlyStartup() {
        List<UnsavedText> left = left();
        var manager = FileBuffers.getTextFileBufferManager();
        manager.addFileBufferListener(this);
        for (var buffer : manager.getFileBuffers()) {
            bufferCreated(buffer);
        }
        var display = PlatformUI.getWorkbench().getDisplay();
        if (!left.isEmpty() && !display.isDisposed()) {
            display.asyncExec(() -> new BroughtBack(PlatformUI.getWorkbench()).show(left));
        }
    }

    private List<UnsavedText> left() {
        try {
            return store.all();
        } catch (IOException e) {
            ILog.of(getClass()).error("Texts that were not saved could not be read.", e);
            return List.of();
        }
    }

    @Override
    public synchronized void bufferCreated(IFileBuffer buffer) {
        IPath location = buffer.getLocation();
        if (buffer instanceof ITextFileBuffer text && text.getDocument() instanceof IDocument document
                && location != null && location.segmentCount() > 1) {
            var file = ResourcesPlugin.getWorkspace().getRoot().getFile(location);
            keepers.computeIfAbsent(buffer, b -> new UnsavedKeeper(store, file, text, document));
        }
    }

    @Override
    public synchronized void bufferDisposed(IFileBuffer buffer) {
        var keeper = keepers.remove(buffer);
        if (keeper != null) {
            keeper.close();
        }
    }

    @Override
    public synchronized void dirtyStateChanged(IFileBuffer buffer, boolean isDirty) {
        @Nullable
        UnsavedKeeper keeper = keepers.get(buffer);
        if (keeper != null && !isDirty) {
            keeper.settled();
        }
    }
}
