package dev.steward.debug;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.LineBreakpoint;
import org.eclipse.jdt.annotation.NonNull;

import dev.steward.runtime.debug.Breakpoint;

/** A breakpoint on a step, by its name, so that it stays with the step when lines move; its marker is on the line. */
public final class StepBreakpoint extends LineBreakpoint implements RunBreakpoint {

    /** Type of its marker. */
    public static final String MARKER = "dev.steward.debug.stepMarker";

    private static final String STEP = "step", CONDITION = "condition", HITS = "hits", AFTER = "after";

    /** For the framework, which gives it its marker. */
    public StepBreakpoint() {
    }

    /**
     * A new one, which the manager does not know yet.
     *
     * @param line     from 1
     * @param staticId of the step, empty where it is not known
     */
    public StepBreakpoint(@NonNull IResource file, int line, @NonNull String staticId) throws DebugException {
        run(getMarkerRule(file), monitor -> {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put(IBreakpoint.ID, RunElement.MODEL);
            attributes.put(IBreakpoint.ENABLED, true);
            attributes.put(IBreakpoint.PERSISTED, true);
            attributes.put(IMarker.LINE_NUMBER, line);
            attributes.put(STEP, staticId);
            attributes.put(IMarker.MESSAGE, "Breakpoint");
            setMarker(file.createMarker(MARKER, attributes));
        });
    }

    @Override
    public String getModelIdentifier() {
        return RunElement.MODEL;
    }

    /** The step that it is on; empty where only the line is known. */
    public String step() {
        var marker = getMarker();
        return marker == null ? "" : marker.getAttribute(STEP, "");
    }

    /** In the language of playbooks, over what the step sees; empty for none. */
    public String condition() {
        var marker = getMarker();
        return marker == null ? "" : marker.getAttribute(CONDITION, "");
    }

    /** From the how manieth time on it holds. */
    public int hits() {
        var marker = getMarker();
        return marker == null ? 1 : Math.max(1, marker.getAttribute(HITS, 1));
    }

    /** Whether it holds when the step's value is known, rather than before it. */
    public boolean isAfter() {
        var marker = getMarker();
        return marker != null && marker.getAttribute(AFTER, false);
    }

    /** Says when it holds. */
    public void when(@NonNull String condition, int hits, boolean after) throws CoreException {
        setAttribute(CONDITION, condition);
        setAttribute(HITS, Math.max(1, hits));
        setAttribute(AFTER, after);
    }

    @Override
    public Optional<Breakpoint> data() {
        var marker = getMarker();
        if (marker == null || !marker.exists()) {
            return Optional.empty();
        }
        try {
            var where = step().isEmpty() ? new Breakpoint.Line(marker.getResource().getProjectRelativePath().toString(),
                    getLineNumber(), isAfter()) : new Breakpoint.Step(step(), isAfter());
            return Optional.of(new Breakpoint("marker " + marker.getId(), where, isEnabled(), condition(), hits()));
        } catch (CoreException e) {
            // it was removed meanwhile
            return Optional.empty();
        }
    }
}
