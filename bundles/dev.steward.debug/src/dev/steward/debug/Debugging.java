package dev.steward.debug;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.Launch;

import dev.steward.debug.internal.Endings;
import dev.steward.debug.internal.PlatformBreakpoints;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Types;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;

/** Has the debug framework show a run that it did not launch. Waits for the store. */
public final class Debugging {

    private Debugging() {
    }

    /**
     * Attaches to a run that goes on; of one that has ended it shows the past, standing at its end, or at what failed.
     *
     * @return what the Debug view shows
     * @throws ProblemException there is no such run, or its playbook was removed
     */
    public static DebuggedRun open(Company company, RunId run) throws CoreException {
        var row = company.runs().row(run);
        var breakpoints = new PlatformBreakpoints(DebugPlugin.getDefault().getBreakpointManager());
        var launch = launch(Types.simple(row.playbook()));
        if (row.state().ended()) {
            var past = new HistoryTarget(launch, Debugging::fire, breakpoints);
            launch.addDebugTarget(past);
            DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
            opened(launch, () -> past.open(company, run));
            return past;
        }
        var live = new RunTarget(launch, Debugging::fire, breakpoints, Endings::ask, false);
        launch.addDebugTarget(live);
        DebugPlugin.getDefault().getLaunchManager().addLaunch(launch);
        opened(launch, () -> {
            live.begin(null);
            live.attach(company, run);
        });
        return live;
    }

    /** The view finds what events are about in a launch that is there before; one that shows nothing goes again. */
    private static void opened(ILaunch launch, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            DebugPlugin.getDefault().getLaunchManager().removeLaunch(launch);
            throw e;
        }
    }

    /** Its configuration is never stored: it only gives the Debug view a name. */
    private static ILaunch launch(String name) throws CoreException {
        var manager = DebugPlugin.getDefault().getLaunchManager();
        var configuration = manager.getLaunchConfigurationType(RunOrder.TYPE).newInstance(null, name);
        return new Launch(configuration, ILaunchManager.DEBUG_MODE, new PlaybookSources());
    }

    private static void fire(DebugEvent event) {
        DebugPlugin.getDefault().fireDebugEventSet(new DebugEvent[]{ event });
    }
}
