package dev.steward.ui.editor;

import dev.steward.graph.StepState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.ui.PlatformUI;

/**
 * What the steps of playbooks do at the moment, for whoever draws a playbook: set by who watches runs, shown as badges
 * by the graph; and which of them have breakpoints, shown as dots. The workbench's service of this name; for any thread.
 */
public final class GraphStates {

    private static final String UNDO = "~undo";

    private final Map<String, Map<String, StepState>> shown = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> breaking = new CopyOnWriteArrayList<>();
    private volatile Map<String, Boolean> breakpoints = Map.of();

    /** The one of the workbench. */
    public static GraphStates ofWorkbench() {
        return PlatformUI.getWorkbench().getService(GraphStates.class);
    }

    /**
     * These are the states of a playbook's steps from now on; what was said before is forgotten.
     *
     * @param playbook its name with the package, such as {@code content.weeklyLetter}
     * @param steps by their paths as a journal has them: {@code draft}, {@code letters[ana]/send}, {@code post~undo},
     *            {@code voice/rules} for a step of a sub-playbook. Of several iterations the heaviest state counts, and
     *            an undo that is done says that its step was taken back.
     */
    public void show(String playbook, Map<String, StepState> steps) {
        var byStep = new HashMap<String, StepState>();
        steps.forEach((path, state) -> byStep.merge(step(path),
                path.endsWith(UNDO) && state == StepState.DONE ? StepState.COMPENSATED : state,
                (one, other) -> one.compareTo(other) >= 0 ? one : other));
        Map<String, StepState> now = Map.copyOf(byStep);
        if (!now.equals(shown.put(playbook, now))) {
            listeners.forEach(listener -> listener.accept(playbook));
        }
    }

    /** Nothing is known of a playbook's steps any more. */
    public void clear(String playbook) {
        if (shown.remove(playbook) != null) {
            listeners.forEach(listener -> listener.accept(playbook));
        }
    }

    /** The states of a playbook's steps by the steps' places in the text: paths without the keys of iterations. */
    public Map<String, StepState> of(String playbook) {
        return shown.getOrDefault(playbook, Map.of());
    }

    /** These steps have breakpoints from now on, by static id, and whether those are turned on. */
    public void breakpoints(Map<String, Boolean> steps) {
        Map<String, Boolean> now = Map.copyOf(steps);
        if (!now.equals(breakpoints)) {
            breakpoints = now;
            breaking.forEach(Runnable::run);
        }
    }

    /** The steps that have breakpoints, by static id, and whether those are turned on. */
    public Map<String, Boolean> breakpoints() {
        return breakpoints;
    }

    /**
     * Tells that other steps have breakpoints, on the thread that says so.
     *
     * @return ends it
     */
    public AutoCloseable listen(Runnable listener) {
        breaking.add(listener);
        return () -> breaking.remove(listener);
    }

    /**
     * Tells the name of each playbook whose states change, on the thread that changes them.
     *
     * @return ends it
     */
    public AutoCloseable listen(Consumer<String> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * The place of a journal's path in the text: loops around a step are no part of it, callers are.
     *
     * @param path such as {@code letters[ana]/send~undo}
     * @return such as {@code send}
     */
    public static String step(String path) {
        var kept = new StringBuilder();
        var segments = List.of(path.split("/"));
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (i == segments.size() - 1 || segment.indexOf('[') < 0) {
                kept.append(kept.isEmpty() ? "" : "/").append(segment.replaceFirst("[\\[~].*$", ""));
            }
        }
        return kept.toString();
    }
}
