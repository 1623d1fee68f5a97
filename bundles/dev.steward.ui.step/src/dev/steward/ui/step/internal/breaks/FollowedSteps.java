package dev.steward.ui.step.internal.breaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.jdt.annotation.NonNull;

import dev.steward.debug.RunElement;
import dev.steward.debug.StepBreakpoint;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.ide.StepPlace;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookSessions;

/**
 * Keeps breakpoints on their steps when a text was saved: a step of the same name wherever it is by now; one that was
 * renamed is known by its line, which the platform moves with the text. Conditions get the names of today. Any thread.
 */
final class FollowedSteps {

    private final Map<IFile, Set<String>> before = new ConcurrentHashMap<>();

    /** Remembers the steps of a file that has a breakpoint, so that a new name is told from an old one. */
    void learn(@NonNull IFile file) {
        if (!before.containsKey(file)) {
            read(file).thenAccept(found -> found.ifPresent(now -> before.putIfAbsent(file, ids(now))));
        }
    }

    /** The text of a file is another one now. */
    void follow(@NonNull IFile file) {
        var all = breakpoints(file);
        if (!all.isEmpty()) {
            read(file).thenAccept(found -> found.ifPresent(now -> {
                var known = before.getOrDefault(file, Set.of());
                before.put(file, ids(now));
                // never on the language's thread, for which a build waits that has the workspace
                Job.create("Breakpoints in " + file.getName(), (ICoreRunnable) monitor -> {
                    for (var one : all) {
                        follow(one, known, now);
                    }
                }).schedule();
            }));
        }
    }

    private static List<StepBreakpoint> breakpoints(IFile file) {
        var found = new ArrayList<StepBreakpoint>();
        for (var one : DebugPlugin.getDefault().getBreakpointManager().getBreakpoints(RunElement.MODEL)) {
            if (one instanceof StepBreakpoint step && step.getMarker() != null
                    && file.equals(step.getMarker().getResource()) && !step.step().isEmpty()) {
                found.add(step);
            }
        }
        return found;
    }

    private static void follow(StepBreakpoint one, Set<String> before, Snapshot now) throws CoreException {
        if (one.getMarker() != null && one.getMarker().exists()) {
            var step = StepPlace.follow(now, before, one.step(), one.getLineNumber());
            if (step.isPresent()) {
                one.follow(step.get().staticId(), step.get().line());
            }
            rename(one);
        }
    }

    /** What its condition speaks of may be called something else by now. */
    private static void rename(StepBreakpoint one) {
        var condition = one.condition();
        StepTexts.renamed(one).thenAccept(found -> found.ifPresent(
                renamed -> Job.create("Condition of a breakpoint", (ICoreRunnable) monitor -> {
                    if (one.getMarker() != null && one.condition().equals(condition)) {
                        one.when(renamed, one.hits(), one.isAfter());
                    }
                }).schedule()));
    }

    /** Nothing of a text that can't be read now: its steps are not known. */
    private static CompletableFuture<Optional<Snapshot>> read(IFile file) {
        var company = PlaybookSessions.ofWorkbench().company(file.getProject());
        return company.ask(ide -> company.snapshot(ide, CompanyPlaybooks.pathOf(file))
                .filter(now -> !now.hasSyntaxErrors()));
    }

    private static Set<String> ids(Snapshot snapshot) {
        return StepPlace.of(snapshot).stream().map(StepPlace::staticId).collect(Collectors.toSet());
    }
}
