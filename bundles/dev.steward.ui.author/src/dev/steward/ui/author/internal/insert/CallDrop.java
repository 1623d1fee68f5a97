package dev.steward.ui.author.internal.insert;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorDropTargetListener;

/** What is dragged out of an outline becomes a call where it is dropped. */
final class CallDrop extends DropTargetAdapter implements ITextEditorDropTargetListener {

    private final ITextEditor editor;

    CallDrop(ITextEditor editor) {
        this.editor = editor;
    }

    @Override
    public Transfer[] getTransfers() {
        return new Transfer[]{ LocalSelectionTransfer.getTransfer() };
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        accept(event);
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        accept(event);
    }

    @Override
    public void dragOver(DropTargetEvent event) {
        accept(event);
        event.feedback |= DND.FEEDBACK_SCROLL | DND.FEEDBACK_SELECT;
    }

    private void accept(DropTargetEvent event) {
        event.detail = dragged() != null && playbook().isPresent() ? DND.DROP_COPY : DND.DROP_NONE;
    }

    @Override
    public void drop(DropTargetEvent event) {
        DeclaredName what = dragged();
        ITextViewer viewer = editor.getAdapter(ITextViewer.class);
        OpenPlaybook playbook = playbook().orElse(null);
        if (what != null && viewer != null && playbook != null) {
            // the text's own feedback has put the cursor where the mouse is
            new Insertion(editor, playbook, viewer).write(offset(viewer, event), what);
        }
    }

    private static int offset(ITextViewer viewer, DropTargetEvent event) {
        var text = viewer.getTextWidget();
        int at = text.getOffsetAtPoint(text.toControl(event.x, event.y));
        if (at < 0) {
            // right of the end of a line, or below the last one
            int line = text.getLineIndex(text.toControl(event.x, event.y).y);
            at = text.getOffsetAtLine(line) + text.getLine(line).length();
        }
        return viewer instanceof ITextViewerExtension5 folded
                ? folded.widgetOffset2ModelOffset(at) : at;
    }

    private static @Nullable DeclaredName dragged() {
        return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection selection
                && selection.getFirstElement() instanceof DeclaredName name ? name : null;
    }

    private Optional<OpenPlaybook> playbook() {
        IDocument document = editor.getDocumentProvider() == null ? null
                : editor.getDocumentProvider().getDocument(editor.getEditorInput());
        return document == null ? Optional.empty() : PlaybookSessions.ofWorkbench().of(document);
    }
}
