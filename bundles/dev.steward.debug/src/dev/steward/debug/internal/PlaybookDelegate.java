package dev.steward.debug.internal;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.PlaybookSources;
import dev.steward.debug.RunOrder;
import dev.steward.debug.RunProcess;
import dev.steward.debug.RunTarget;
import dev.steward.debug.spi.CompanyDoor;

/** Runs a playbook in the company that is open. The run begins in the background, where its progress is shown. */
public final class PlaybookDelegate extends LaunchConfigurationDelegate {

    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        var order = RunOrder.read(configuration);
        var found = ServiceCaller.callOnce(getClass(), CompanyDoor.class, door -> {
            if (mode.equals(ILaunchManager.DEBUG_MODE)) {
                debug(launch, order, door);
            } else {
                begin(launch, order, door);
            }
        });
        if (!found) {
            throw new CoreException(Status.error("No company is open. Open one with File > Open Company."));
        }
    }

    private static void fire(DebugEvent event) {
        DebugPlugin.getDefault().fireDebugEventSet(new DebugEvent[]{ event });
    }

    /** Held at its breakpoints; before its first step where it has none, as it would be over before anybody looks. */
    private static void debug(ILaunch launch, RunOrder order, CompanyDoor door) {
        var breakpoints = new PlatformBreakpoints(DebugPlugin.getDefault().getBreakpointManager());
        var target = new RunTarget(launch, PlaybookDelegate::fire, breakpoints, Endings::ask, true);
        var process = new RunProcess(launch, order, door, PlaybookDelegate::fire, target);
        launch.setSourceLocator(new PlaybookSources());
        launch.addDebugTarget(target);
        launch.addProcess(process);
        target.begin(process);
        process.begin();
    }

    private static void begin(ILaunch launch, RunOrder order, CompanyDoor door) {
        var process = new RunProcess(launch, order, door, PlaybookDelegate::fire);
        launch.addProcess(process);
        process.begin();
    }

    /** What the text says is checked when it is prepared; nothing has to be built before. */
    @Override
    public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
        return false;
    }

    @Override
    protected IProject @Nullable [] getProjectsForProblemSearch(ILaunchConfiguration configuration, String mode) {
        return null;
    }
}
