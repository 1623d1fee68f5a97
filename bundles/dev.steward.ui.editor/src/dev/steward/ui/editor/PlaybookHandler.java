package dev.steward.ui.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.texteditor.ITextEditor;

/** A command for the playbook in the active editor; does nothing elsewhere. */
public abstract class PlaybookHandler extends AbstractHandler {

    /**
     * What the command is about.
     *
     * @param command its id
     */
    public record Target(String command, ITextEditor editor, IDocument document, OpenPlaybook playbook,
            ITextSelection selection) {

        /** A word at the bottom of the window. */
        public void say(String message) {
            editor.getEditorSite().getActionBars().getStatusLineManager().setErrorMessage(message);
            editor.getSite().getShell().getDisplay().beep();
        }
    }

    /** Does it. On the UI thread. */
    protected abstract void execute(Target target) throws ExecutionException;

    @Override
    public final @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        if (HandlerUtil.getActiveEditor(event) instanceof ITextEditor editor && editor.getDocumentProvider() != null
                && editor.getDocumentProvider().getDocument(editor.getEditorInput()) instanceof IDocument document
                && editor.getSelectionProvider().getSelection() instanceof ITextSelection selection) {
            OpenPlaybook playbook = PlaybookSessions.ofWorkbench().of(document).orElse(null);
            if (playbook != null) {
                execute(new Target(event.getCommand().getId(), editor, document, playbook, selection));
            }
        }
        return null;
    }
}
