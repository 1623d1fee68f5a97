package dev.steward.ui.author.internal.insert;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorDropTargetListener;

/** Gives text editors what they ask for when they are opened: who else takes what is dropped. */
public final class DropAdapter implements IAdapterFactory {

    @Override
    @NonNullByDefault({})
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        return type == ITextEditorDropTargetListener.class && adaptable instanceof ITextEditor editor
                ? type.cast(new CallDrop(editor)) : null;
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[]{ ITextEditorDropTargetListener.class };
    }
}
