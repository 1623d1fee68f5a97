package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.OutlineNode;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.SnapshotListener;
import dev.steward.ui.editor.TextReveal;
import dev.steward.ui.editor.internal.links.Places;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.texteditor.ITextEditor;

/** The playbook's editor that was used last: its text, its cursor, and what to select in it. On the UI thread. */
final class EditorLink implements IPartListener2 {

    private final IWorkbenchPage page;
    private final Runnable changed;
    private final Runnable moved;
    private final ISelectionChangedListener cursor = event -> movedCursor();
    private final SnapshotListener snapshots;
    private @Nullable ITextEditor editor;
    private @Nullable OpenPlaybook open;

    /**
     * Follows the editors of a page until {@link #close}.
     *
     * @param changed there is another editor, or none
     * @param read there is a newer snapshot; called on the language's thread
     * @param moved the cursor is elsewhere
     */
    EditorLink(IWorkbenchPage page, Runnable changed, Runnable read, Runnable moved) {
        this.page = page;
        this.changed = changed;
        this.moved = moved;
        this.snapshots = snapshot -> read.run();
        page.addPartListener(this);
        follow(page.getActiveEditor());
    }

    private void follow(@Nullable Object part) {
        if (part == editor || !(part instanceof ITextEditor text) || text.getDocumentProvider() == null) {
            return;
        }
        var document = text.getDocumentProvider().getDocument(text.getEditorInput());
        OpenPlaybook found = document == null ? null : PlaybookSessions.ofWorkbench().of(document).orElse(null);
        if (found != null) {
            leave();
            editor = text;
            open = found;
            found.addListener(snapshots);
            if (text.getSelectionProvider() instanceof IPostSelectionProvider selection) {
                selection.addPostSelectionChangedListener(cursor);
            }
            changed.run();
        }
    }

    private void leave() {
        if (open instanceof OpenPlaybook before) {
            before.removeListener(snapshots);
        }
        if (editor instanceof ITextEditor before
                && before.getSelectionProvider() instanceof IPostSelectionProvider selection) {
            selection.removePostSelectionChangedListener(cursor);
        }
        editor = null;
        open = null;
    }

    private void movedCursor() {
        moved.run();
    }

    /** The playbook's text. */
    Optional<OpenPlaybook> open() {
        return Optional.ofNullable(open);
    }

    /** What is known of the text. */
    Optional<Snapshot> latest() {
        return open().flatMap(OpenPlaybook::latest);
    }

    /** Where the cursor is; -1 without one. */
    int offset() {
        return editor instanceof ITextEditor text && text.getSelectionProvider() != null
                && text.getSelectionProvider().getSelection() instanceof ITextSelection selection
                        ? selection.getOffset() : -1;
    }

    /** Selects a node's text, if this editor has it: all of a box, the first word of what goes around others. */
    void select(Node node) {
        boolean around = node.isFrame() || node.id().endsWith("#start");
        reveal(around ? node.name() : node.place());
    }

    private void reveal(Location at) {
        if (editor instanceof ITextEditor text && open instanceof OpenPlaybook known
                && at.path().equals(known.path())) {
            TextReveal.select(text, at.offset(), at.length());
        }
    }

    /** Goes to an entry of the outline with the keyboard. */
    void go(OutlineNode entry) {
        if (editor instanceof ITextEditor text) {
            page.activate(text);
            TextReveal.select(text, entry.nameOffset(), entry.name().length());
        }
    }

    /** Goes to a node's text with the keyboard, in whatever file it stands. */
    void go(Node node) {
        if (editor instanceof ITextEditor text && open instanceof OpenPlaybook known) {
            if (node.place().path().equals(known.path())) {
                select(node);
                page.activate(text);
            } else {
                Places.reveal(known.company().file(node.place().path()), node.name().offset(), node.name().length());
            }
        }
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        follow(part.getPart(false));
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        follow(part.getPart(false));
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        if (part.getPart(false) == editor && editor != null) {
            leave();
            follow(page.getActiveEditor());
            if (editor == null) {
                changed.run();
            }
        }
    }

    void close() {
        page.removePartListener(this);
        leave();
    }
}
