package dev.steward.ui.editor.internal.outline;

import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** Gives the Outline view what it shows for an editor with a playbook. */
public final class OutlineAdapter implements IAdapterFactory {

    @Override
    @NonNullByDefault({})
    public <T> T getAdapter(Object adaptable, Class<T> type) {
        if (type != IContentOutlinePage.class || !(adaptable instanceof ITextEditor editor)) {
            return null;
        }
        var document = editor.getDocumentProvider() == null ? null
                : editor.getDocumentProvider().getDocument(editor.getEditorInput());
        OpenPlaybook open = document == null ? null : PlaybookSessions.ofWorkbench().of(document).orElse(null);
        return open == null ? null : type.cast(new PlaybookOutlinePage(editor, open));
    }

    @Override
    public Class<?>[] getAdapterList() {
        return new Class<?>[]{ IContentOutlinePage.class };
    }
}
