package dev.steward.ui.author;

import dev.steward.dsl.ide.DeclaredName;
import dev.steward.ui.author.internal.insert.Insertion;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * What is dragged out of an outline becomes a call where it is dropped. A listener of all editors of a window: a text
 * editor has room for one of its own only, which takes text.
 */
public final class CallDrop extends DropTargetAdapter {

    /** What it takes. */
    public static Transfer transfer() {
        return LocalSelectionTransfer.getTransfer();
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
        event.detail = dragged() != null && editor(event).flatMap(CallDrop::playbook).isPresent() ? DND.DROP_COPY
                : DND.DROP_NONE;
    }

    @Override
    public void drop(DropTargetEvent event) {
        DeclaredName what = dragged();
        ITextEditor editor = editor(event).orElse(null);
        if (what != null && editor != null && editor.getAdapter(ITextViewer.class) instanceof ITextViewer viewer) {
            playbook(editor).ifPresent(playbook -> new Insertion(editor, playbook, viewer)
                    .write(offset(viewer, event), what));
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

    /** The one whose text is below the mouse. */
    private static Optional<ITextEditor> editor(DropTargetEvent event) {
        Control text = ((DropTarget) event.widget).getControl();
        return Stream.of(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().getEditorReferences())
                .map(reference -> reference.getEditor(false)).filter(ITextEditor.class::isInstance)
                .map(ITextEditor.class::cast).filter(editor -> editor.getAdapter(Control.class) == text).findFirst();
    }

    private static Optional<OpenPlaybook> playbook(ITextEditor editor) {
        IDocument document = editor.getDocumentProvider() == null ? null
                : editor.getDocumentProvider().getDocument(editor.getEditorInput());
        return document == null ? Optional.empty() : PlaybookSessions.ofWorkbench().of(document);
    }
}
