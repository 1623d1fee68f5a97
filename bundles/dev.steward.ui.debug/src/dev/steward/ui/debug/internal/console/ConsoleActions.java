package dev.steward.ui.debug.internal.console;

import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.console.IConsolePageParticipant;
import org.eclipse.ui.part.IPageBookViewPage;

import dev.steward.ui.kit.Deliver;

/** Stops the run of a console, and removes the console when it is over. */
public final class ConsoleActions extends PlatformObject implements IConsolePageParticipant, IDebugEventSetListener {

    private static final String BUNDLE = "dev.steward.ui.debug";

    private @Nullable RunConsole console;
    private @Nullable Action stop;
    private @Nullable Action remove;

    @Override
    public void init(IPageBookViewPage page, IConsole of) {
        if (!(of instanceof RunConsole shown)) {
            return;
        }
        console = shown;
        var stopping = new Action("Stop the run") {
            @Override
            public void run() {
                shown.process().terminate();
            }
        };
        stopping.setImageDescriptor(ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/stop.svg").orElse(null));
        stopping.setToolTipText("Stop the run at its next safe point; what its sagas did is taken back");
        var removing = new Action("Remove") {
            @Override
            public void run() {
                DebugPlugin.getDefault().getLaunchManager().removeLaunch(shown.process().getLaunch());
            }
        };
        removing.setImageDescriptor(ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/remove.svg").orElse(null));
        removing.setToolTipText("Remove this console; the run stays in the list of runs");
        stop = stopping;
        remove = removing;
        var bar = page.getSite().getActionBars().getToolBarManager();
        bar.appendToGroup(IConsoleConstants.LAUNCH_GROUP, stopping);
        bar.appendToGroup(IConsoleConstants.LAUNCH_GROUP, removing);
        enable();
        DebugPlugin.getDefault().addDebugEventListener(this);
    }

    private void enable() {
        var shown = console;
        var stopping = stop;
        var removing = remove;
        if (shown != null && stopping != null && removing != null) {
            stopping.setEnabled(shown.process().canTerminate());
            removing.setEnabled(shown.process().isTerminated());
        }
    }

    @Override
    public void handleDebugEvents(DebugEvent[] events) {
        Deliver.later(PlatformUI.getWorkbench().getDisplay(), this::enable);
    }

    @Override
    public void activated() {
        enable();
    }

    @Override
    public void deactivated() {
        // its buttons go with its page
    }

    @Override
    public void dispose() {
        DebugPlugin.getDefault().removeDebugEventListener(this);
        console = null;
    }
}
