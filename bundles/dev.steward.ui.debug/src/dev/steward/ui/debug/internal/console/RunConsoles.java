package dev.steward.ui.debug.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchesListener2;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;

import dev.steward.debug.RunProcess;
import dev.steward.engine.RunId;
import dev.steward.ui.debug.LiveRuns;
import dev.steward.ui.kit.Deliver;

/** A console for each run that is launched; it goes with its launch. */
public final class RunConsoles implements IStartup, ILaunchesListener2, IDebugEventSetListener {

    private final Map<IProcess, RunConsole> consoles = new ConcurrentHashMap<>();
    private final Set<RunId> watched = ConcurrentHashMap.newKeySet();

    /** Looks as long as the workbench is there. */
    @Override
    public void earlyStartup() {
        DebugPlugin.getDefault().getLaunchManager().addLaunchListener(this);
        DebugPlugin.getDefault().addDebugEventListener(this);
    }

    private static Stream<RunProcess> runs(ILaunch... launches) {
        return Stream.of(launches).flatMap(launch -> Stream.of(launch.getProcesses()))
                .filter(RunProcess.class::isInstance).map(RunProcess.class::cast);
    }

    @Override
    public void launchesAdded(ILaunch[] launches) {
        launchesChanged(launches);
    }

    @Override
    public void launchesChanged(ILaunch[] launches) {
        var display = PlatformUI.getWorkbench().getDisplay();
        runs(launches).forEach(run -> Deliver.later(display, () -> {
            if (!consoles.containsKey(run)) {
                var console = new RunConsole(run);
                consoles.put(run, console);
                ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[]{ console });
                ConsolePlugin.getDefault().getConsoleManager().showConsoleView(console);
            }
        }));
    }

    @Override
    public void launchesRemoved(ILaunch[] launches) {
        var gone = runs(launches).map(consoles::remove).flatMap(console -> Optional.ofNullable(console).stream())
                .toArray(IConsole[]::new);
        runs(launches).forEach(run -> run.run().ifPresent(LiveRuns.ofWorkbench()::dismiss));
        ConsolePlugin.getDefault().getConsoleManager().removeConsoles(gone);
    }

    @Override
    public void launchesTerminated(ILaunch[] launches) {
        // the console says so itself
    }

    @Override
    public void handleDebugEvents(DebugEvent[] events) {
        Stream.of(events).filter(event -> event.getKind() == DebugEvent.CHANGE).map(DebugEvent::getSource)
                .filter(RunProcess.class::isInstance).map(RunProcess.class::cast).forEach(this::watch);
        var changed = Stream.of(events).map(DebugEvent::getSource).distinct()
                .flatMap(source -> Optional.ofNullable(consoles.get(source)).stream()).toList();
        if (!changed.isEmpty()) {
            Deliver.later(PlatformUI.getWorkbench().getDisplay(), () -> rename(changed));
        }
    }

    /** The run that was launched last is the one that is shown. */
    private void watch(RunProcess process) {
        process.run().filter(run -> watched.add(run))
                .ifPresent(run -> LiveRuns.ofWorkbench().watch(run, process.playbook()));
    }

    private static void rename(List<RunConsole> changed) {
        changed.forEach(RunConsole::rename);
    }
}
