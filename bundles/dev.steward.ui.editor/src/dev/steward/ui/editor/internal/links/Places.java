package dev.steward.ui.editor.internal.links;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

/** Shows places in files. On the UI thread. */
public final class Places {

    private Places() {
    }

    /** Opens a file, or brings it to the front, and selects a piece of its text. */
    public static void reveal(IFile file, int offset, int length) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            page.getNavigationHistory().markLocation(page.getActiveEditor());
            IEditorPart editor = IDE.openEditor(page, file, true);
            if (editor instanceof ITextEditor text) {
                text.selectAndReveal(offset, length);
                page.getNavigationHistory().markLocation(editor);
            }
        } catch (PartInitException e) {
            ILog.of(Places.class).log(e.getStatus());
        }
    }
}
