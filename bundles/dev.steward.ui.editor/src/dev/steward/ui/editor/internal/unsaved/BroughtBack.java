package dev.steward.ui.editor.internal.unsaved;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;

import dev.steward.ui.kit.Popup;

/** Shows texts that the last workbench did not save: in their editors, unsaved again, and says so. UI thread. */
final class BroughtBack {

    private static final String AUTHOR = "dev.steward.app.author";

    private final IWorkbench workbench;
    private final List<String> same = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();

    BroughtBack(IWorkbench workbench) {
        this.workbench = workbench;
    }

    void show(List<UnsavedText> texts) {
        try {
            workbench.showPerspective(AUTHOR, workbench.getWorkbenchWindows()[0]);
        } catch (WorkbenchException e) {
            ILog.of(getClass()).warn("The texts come back in another perspective.", e);
        }
        for (var text : texts) {
            IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(text.path()));
            try {
                bringBack(text, file);
            } catch (CoreException e) {
                ILog.of(getClass()).error("What was not saved of " + text.path() + " could not be shown.", e);
            }
        }
        if (!same.isEmpty() || !changed.isEmpty()) {
            Popup.open(workbench.getDisplay(), "Unsaved text is back", told(), area -> {
                // the text says it all
            });
        }
    }

    private void bringBack(UnsavedText text, IFile file) throws CoreException {
        boolean gone = !file.exists();
        if (gone) {
            // somebody took the file away meanwhile; its text must be somewhere before its editor can show it
            file.create(new byte[0], true, false, null);
        }
        var page = workbench.getWorkbenchWindows()[0].getActivePage();
        if (IDE.openEditor(page, file, false) instanceof ITextEditor editor) {
            var document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
            if (!document.get().equals(text.text())) {
                boolean as = UnsavedStore.digest(document.get()).equals(text.base());
                replace(document, text.text());
                (as ? same : changed).add(file.getName());
            }
        }
    }

    /** As one edit of what differs: setting a document's text is nothing that can be undone. */
    private static void replace(IDocument document, String text) {
        var old = document.get();
        int most = Math.min(old.length(), text.length());
        int start = 0;
        while (start < most && old.charAt(start) == text.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && old.charAt(old.length() - end - 1) == text.charAt(text.length() - end - 1)) {
            end++;
        }
        try {
            document.replace(start, old.length() - end - start, text.substring(start, text.length() - end));
        } catch (BadLocationException e) {
            throw new IllegalStateException("A document ends where it says it does.", e);
        }
    }

    private String told() {
        var kept = same.isEmpty() ? "" : "What you typed in " + names(same) + " is there again. Save it, or undo.";
        var other = changed.isEmpty() ? ""
                : names(changed) + " changed after you typed: compare before you save, or undo to see it as it is now.";
        return kept.isEmpty() || other.isEmpty() ? kept + other : kept + "\n" + other;
    }

    private static String names(List<String> files) {
        return files.stream().collect(Collectors.joining(", "));
    }
}
