package dev.steward.ui.editor.internal.graph;

import dev.steward.dsl.ide.FlowGraph.Node;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.ui.editor.OpenPlaybook;
import dev.steward.ui.editor.PlaybookStep;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

/** The node that is chosen in a graph as the workbench's selection: a {@link PlaybookStep} where it is one. UI thread. */
final class GraphChoice implements ISelectionProvider {

    private final GraphCanvas canvas;
    private final Supplier<Optional<OpenPlaybook>> open;
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private ISelection told = StructuredSelection.EMPTY;

    GraphChoice(GraphCanvas canvas, Supplier<Optional<OpenPlaybook>> open) {
        this.canvas = canvas;
        this.open = open;
    }

    /** Another node may be chosen. */
    void changed() {
        ISelection now = getSelection();
        if (!now.equals(told)) {
            told = now;
            var event = new SelectionChangedEvent(this, now);
            listeners.forEach(listener -> listener.selectionChanged(event));
        }
    }

    @Override
    public ISelection getSelection() {
        return open.get().flatMap(playbook -> playbook.latest().flatMap(text -> canvas.selected()
                .flatMap(node -> step(playbook, text, node)))).map(StructuredSelection::new)
                .orElse(StructuredSelection.EMPTY);
    }

    private Optional<PlaybookStep> step(OpenPlaybook playbook, Snapshot snapshot, Node node) {
        String id = canvas.scene().picture().graph().staticIds().get(node.id());
        return id == null ? Optional.empty() : snapshot.program().source(node.place().path())
                .filter(source -> source.text().startsWith("step", node.place().offset()))
                .map(source -> new PlaybookStep(playbook.company().file(source.path()), id,
                        1 + (int) source.text().substring(0, node.place().offset()).chars().filter(c -> c == '\n')
                                .count()));
    }

    @Override
    public void setSelection(ISelection selection) {
        // what is chosen follows from the keys, the mouse and the text
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
