package dev.steward.ui.editor.internal.links;

import dev.steward.ui.editor.TextReveal;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
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

    /** Goes to a line and a column, both from 1; one that the text does not have any more is its end. */
    public static void revealLine(IFile file, int line, int column) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            page.getNavigationHistory().markLocation(page.getActiveEditor());
            if (IDE.openEditor(page, file, true) instanceof ITextEditor text) {
                IDocument document = text.getDocumentProvider().getDocument(text.getEditorInput());
                TextReveal.select(text, offset(document, line, column), 0);
                page.getNavigationHistory().markLocation(text);
            }
        } catch (PartInitException e) {
            ILog.of(Places.class).log(e.getStatus());
        }
    }

    private static int offset(IDocument document, int line, int column) {
        try {
            return line > document.getNumberOfLines() ? document.getLength()
                    : Math.min(document.getLineOffset(line - 1) + column - 1, document.getLength());
        } catch (BadLocationException e) {
            return document.getLength();
        }
    }

    /** Opens a file, or brings it to the front, and selects a piece of its text. */
    public static void reveal(IFile file, int offset, int length) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            page.getNavigationHistory().markLocation(page.getActiveEditor());
            IEditorPart editor = IDE.openEditor(page, file, true);
            if (editor instanceof ITextEditor text) {
                TextReveal.select(text, offset, length);
                page.getNavigationHistory().markLocation(editor);
            }
        } catch (PartInitException e) {
            ILog.of(Places.class).log(e.getStatus());
        }
    }
}
