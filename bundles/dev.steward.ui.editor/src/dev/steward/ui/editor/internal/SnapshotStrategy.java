package dev.steward.ui.editor.internal;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.EditorSettings;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.editor.SnapshotListener;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextInputListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.reconciler.IReconciler;
import org.eclipse.jface.text.reconciler.IReconcilingStrategy;

/** What an editor shows of each new snapshot of its document. The platform's delays are not used: snapshots come soon. */
public abstract class SnapshotStrategy implements IReconciler, ITextInputListener {

    private final SnapshotListener listener = this::changed;
    private @Nullable ITextViewer viewer;
    private EditorSettings.@Nullable Listening listening;
    private volatile @Nullable OpenPlaybook open;

    /** What the user may switch this off with; empty when it is always there. */
    protected Optional<EditorSettings> setting() {
        return Optional.empty();
    }

    /** Whether it is wanted now. */
    protected final boolean isOn() {
        return setting().map(EditorSettings::isOn).orElse(true);
    }

    /** Shows a snapshot. On the language's thread; see {@link #onDisplay}. */
    protected abstract void show(Snapshot snapshot);

    @Override
    public void install(ITextViewer to) {
        viewer = to;
        to.addTextInputListener(this);
        setting().ifPresent(setting -> listening = setting.listen(() -> open().ifPresent(
                shown -> shown.company().work(ide -> shown.latest().ifPresent(this::show)))));
        inputDocumentChanged(null, to.getDocument());
    }

    @Override
    public void uninstall() {
        if (viewer instanceof ITextViewer from) {
            from.removeTextInputListener(this);
        }
        if (listening instanceof EditorSettings.Listening handle) {
            handle.close();
        }
        leave();
        viewer = null;
    }

    @Override
    public void inputDocumentAboutToBeChanged(@Nullable IDocument from, @Nullable IDocument to) {
        leave();
    }

    @Override
    public void inputDocumentChanged(@Nullable IDocument from, @Nullable IDocument to) {
        leave();
        if (to != null) {
            PlaybookSessions.ofWorkbench().of(to).ifPresent(opened -> {
                open = opened;
                opened.addListener(listener);
            });
        }
    }

    @Override
    public @Nullable IReconcilingStrategy getReconcilingStrategy(String contentType) {
        return null;
    }

    /** The viewer while it is there. */
    protected final @Nullable ITextViewer viewer() {
        return viewer;
    }

    /** The playbook that the viewer shows. */
    protected final Optional<OpenPlaybook> open() {
        return Optional.ofNullable(open);
    }

    /** Does something on the UI thread unless the editor is gone, or shows another text by then. */
    protected final void onDisplay(Runnable task) {
        OpenPlaybook then = open;
        if (viewer instanceof ITextViewer in && in.getTextWidget() != null && !in.getTextWidget().isDisposed()) {
            in.getTextWidget().getDisplay().asyncExec(() -> {
                if (then == open && !in.getTextWidget().isDisposed()) {
                    task.run();
                }
            });
        }
    }

    /** Ends what the strategy does for its document. On the UI thread. */
    protected void leave() {
        if (open instanceof OpenPlaybook before) {
            before.removeListener(listener);
        }
        open = null;
    }

    private void changed(Snapshot snapshot) {
        show(snapshot);
    }
}
