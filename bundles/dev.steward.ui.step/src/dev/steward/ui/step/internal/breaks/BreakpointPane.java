package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.debug.ui.IDetailPane3;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPartConstants;
import org.eclipse.ui.IWorkbenchPartSite;

import dev.steward.ui.kit.Styles;

/** When the breakpoint holds that is chosen in the Breakpoints view; kept when one leaves it, with Enter and Ctrl+S. */
final class BreakpointPane implements IDetailPane3 {

    /** Its id. */
    static final String ID = "dev.steward.ui.step.breakpointPane";

    private final ListenerList<IPropertyListener> listeners = new ListenerList<>();
    private @Nullable Composite area;
    private @Nullable BreakpointForm form;
    private boolean dirty;

    @Override
    public void init(@Nullable IWorkbenchPartSite site) {
        // it needs nothing of the view
    }

    @Override
    public Control createControl(Composite parent) {
        var made = Styles.style(new Composite(parent, SWT.NONE), "StewardCard");
        made.setLayout(GridLayoutFactory.fillDefaults().create());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(made);
        area = made;
        return made;
    }

    @Override
    public void display(@Nullable IStructuredSelection selection) {
        store();
        var shown = area;
        if (shown == null || shown.isDisposed()) {
            return;
        }
        for (var child : shown.getChildren()) {
            child.dispose();
        }
        var element = selection == null || selection.size() != 1 ? null : selection.getFirstElement();
        var made = BreakpointForm.of(shown, element, () -> dirty(true));
        form = made;
        if (made != null) {
            GridDataFactory.fillDefaults().grab(true, false).applyTo(made.control());
            watch(made.control());
        }
        shown.layout();
    }

    /** Enter keeps what was typed, and so does going to something else. */
    private void watch(Control control) {
        control.addListener(SWT.DefaultSelection, event -> store());
        control.addListener(SWT.FocusOut, event -> store());
        if (control instanceof Composite composite) {
            for (var child : composite.getChildren()) {
                watch(child);
            }
        }
    }

    private void store() {
        var known = form;
        if (known != null && dirty) {
            try {
                known.store();
                dirty(false);
            } catch (CoreException e) {
                // it was removed meanwhile, as the view shows
                ILog.of(getClass()).info("A breakpoint that was removed is not changed", e);
            }
        }
    }

    private void dirty(boolean now) {
        if (dirty != now) {
            dirty = now;
            listeners.forEach(listener -> listener.propertyChanged(this, IWorkbenchPartConstants.PROP_DIRTY));
        }
    }

    @Override
    public boolean setFocus() {
        var known = form;
        return known != null && known.focus();
    }

    @Override
    public void dispose() {
        var shown = area;
        if (shown != null) {
            store();
            form = null;
            shown.dispose();
        }
    }

    @Override
    public String getID() {
        return ID;
    }

    @Override
    public String getName() {
        return "When it holds";
    }

    @Override
    public String getDescription() {
        return "Condition, hit count, before or after the step";
    }

    @Override
    public void doSave(org.eclipse.core.runtime.@Nullable IProgressMonitor monitor) {
        store();
    }

    @Override
    public void doSaveAs() {
        store();
    }

    @Override
    public boolean isDirty() {
        return dirty;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public boolean isSaveOnCloseNeeded() {
        return dirty;
    }

    @Override
    public void addPropertyListener(@Nullable IPropertyListener listener) {
        if (listener != null) {
            listeners.add(listener);
        }
    }

    @Override
    public void removePropertyListener(@Nullable IPropertyListener listener) {
        if (listener != null) {
            listeners.remove(listener);
        }
    }
}
