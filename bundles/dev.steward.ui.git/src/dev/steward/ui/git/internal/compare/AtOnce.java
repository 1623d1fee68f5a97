package dev.steward.ui.git.internal.compare;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.compare.ICompareContainer;
import org.eclipse.compare.ICompareNavigator;
import org.eclipse.compare.structuremergeviewer.ICompareInput;
import org.eclipse.compare.structuremergeviewer.ICompareInputChangeListener;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.services.IServiceLocator;

/**
 * Where a comparison inside a view lives. It is computed at once: the platform's own way asks for it with a progress dialog
 * that lets other events through, and one of them may close the comparison in the middle.
 */
@NonNullByDefault({})
final class AtOnce implements ICompareContainer {

    @Override
    public void run(boolean fork, boolean cancelable, IRunnableWithProgress runnable)
            throws InvocationTargetException, InterruptedException {
        runnable.run(new NullProgressMonitor());
    }

    @Override
    public void runAsynchronously(IRunnableWithProgress runnable) {
        try {
            runnable.run(new NullProgressMonitor());
        } catch (InvocationTargetException e) {
            ILog.of(AtOnce.class).error("Two texts can't be compared.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void addCompareInputChangeListener(ICompareInput input, ICompareInputChangeListener listener) {
        input.addCompareInputChangeListener(listener);
    }

    @Override
    public void removeCompareInputChangeListener(ICompareInput input, ICompareInputChangeListener listener) {
        input.removeCompareInputChangeListener(listener);
    }

    @Override
    public void registerContextMenu(MenuManager menu, ISelectionProvider selection) {
        // the menu is the viewer's own
    }

    @Override
    public void setStatusMessage(String message) {
        // what is different is told beside it
    }

    @Override
    public IActionBars getActionBars() {
        return null;
    }

    @Override
    public IServiceLocator getServiceLocator() {
        return null;
    }

    @Override
    public ICompareNavigator getNavigator() {
        return null;
    }

    @Override
    public IWorkbenchPart getWorkbenchPart() {
        return null;
    }
}
