package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.dialogs.PropertyPage;

/** The properties of a breakpoint: Alt+Enter in the Breakpoints view, Ctrl and a double click in the ruler. */
public final class BreakpointPage extends PropertyPage {

    /** Its id. */
    static final String ID = "dev.steward.ui.step.breakpoint";

    private @Nullable BreakpointForm form;
    private @Nullable Button enabled;

    /** For the platform. */
    public BreakpointPage() {
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        area.setLayout(GridLayoutFactory.fillDefaults().create());
        var check = new Button(area, SWT.CHECK);
        check.setText("&Enabled");
        GridDataFactory.fillDefaults().indent(8, 0).applyTo(check);
        var known = BreakpointForm.of(area, getElement(), () -> {
        });
        if (known != null && getElement() instanceof IBreakpoint breakpoint) {
            check.setSelection(isEnabled(breakpoint));
            GridDataFactory.fillDefaults().grab(true, false).applyTo(known.control());
            area.getDisplay().asyncExec(() -> {
                if (!area.isDisposed()) {
                    known.focus();
                }
            });
        }
        enabled = check;
        form = known;
        return area;
    }

    private static boolean isEnabled(IBreakpoint breakpoint) {
        try {
            return breakpoint.isEnabled();
        } catch (CoreException e) {
            // it was removed while this opened
            return false;
        }
    }

    @Override
    public boolean performOk() {
        var known = form;
        var check = enabled;
        try {
            if (known != null && check != null && getElement() instanceof IBreakpoint breakpoint
                    && breakpoint.getMarker().exists()) {
                known.store();
                breakpoint.setEnabled(check.getSelection());
            }
        } catch (CoreException e) {
            ILog.of(getClass()).log(e.getStatus());
            setErrorMessage("The breakpoint could not be changed; the error log says why.");
            return false;
        }
        return true;
    }
}
