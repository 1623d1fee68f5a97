package dev.steward.ui.runs.internal;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;

import dev.steward.ui.LooksAtRuns;
import dev.steward.ui.RunMoment;

/** A view of the moment of a run that is looked at elsewhere: it follows what other parts select. UI thread. */
public abstract class MomentView extends StackedView implements ISelectionListener, LooksAtRuns {

    @Override
    protected final void fill(Composite parent) {
        fillPage(parent);
        getSite().getPage().addSelectionListener(this);
        follow(getSite().getPage().getSelection());
    }

    /** Makes the page, and says what will be here. */
    protected abstract void fillPage(Composite parent);

    @Override
    public final void selectionChanged(@Nullable IWorkbenchPart part, @Nullable ISelection selection) {
        if (part != this) {
            follow(selection);
        }
    }

    private void follow(@Nullable ISelection selection) {
        if (selection instanceof IStructuredSelection some) {
            var moment = Adapters.adapt(some.getFirstElement(), RunMoment.class);
            if (moment != null) {
                look(moment);
            }
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(this);
        super.dispose();
    }
}
