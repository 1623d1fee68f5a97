package dev.steward.ui.runs.internal;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.SafeRunner;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;

import dev.steward.ui.RunMoment;

/** What a view of runs has selected, for the workbench's selection service. UI thread. */
public final class Looking implements ISelectionProvider {

    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private ISelection now = StructuredSelection.EMPTY;

    /** Another moment is looked at. */
    public void at(RunMoment moment) {
        var next = new StructuredSelection(moment);
        if (!next.equals(now)) {
            setSelection(next);
        }
    }

    /**
     * Another moment is looked at because somebody else asked for it, who tells others. The workbench asks for it when the
     * view becomes active, and must not hear of an earlier one.
     */
    public void brought(RunMoment moment) {
        now = new StructuredSelection(moment);
    }

    @Override
    public ISelection getSelection() {
        return now;
    }

    @Override
    public void setSelection(ISelection selection) {
        now = selection;
        var event = new SelectionChangedEvent(this, selection);
        for (var listener : listeners) {
            SafeRunner.run(() -> listener.selectionChanged(event));
        }
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
