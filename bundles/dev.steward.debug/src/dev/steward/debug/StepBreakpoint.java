package dev.steward.debug;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.debug.core.model.LineBreakpoint;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.debug.Breakpoint;

/** A breakpoint on a step, by its name, so that it stays with the step when lines move; its marker is on the line. */
public final class StepBreakpoint extends LineBreakpoint implements RunBreakpoint {

    /** Type of its marker. */
    public static final String MARKER = "dev.steward.debug.stepMarker";

    private static final String STEP = "step", CONDITION = "condition", HITS = "hits", AFTER = "after";

    private volatile @Nullable String complaint;

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
        complaint = null;
        setAttribute(CONDITION, condition);
        setAttribute(HITS, Math.max(1, hits));
        setAttribute(AFTER, after);
    }

    /** It is on this step by now, as that was renamed or moved. */
    public void follow(@NonNull String staticId, int line) throws CoreException {
        if (!staticId.equals(step())) {
            setAttribute(STEP, staticId);
        }
        if (line != getLineNumber()) {
            setAttribute(IMarker.LINE_NUMBER, line);
        }
    }

    /** Why a run could not judge its condition, in one sentence; empty when it could, or none has come here. */
    public Optional<String> complaint() {
        return Optional.ofNullable(complaint);
    }

    /** Keeps why its condition could not be judged; returns whether that is new. For another id nothing is done. */
    public boolean complain(@Nullable String sentence, @NonNull String id) {
        var fresh = id.equals(id()) && !Objects.equals(sentence, complaint);
        if (fresh) {
            complaint = sentence;
        }
        return fresh;
    }

    private String id() {
        var marker = getMarker();
        return marker == null ? "" : "marker " + marker.getId();
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
            return Optional.of(new Breakpoint(id(), where, isEnabled(), condition(), hits()));
        } catch (CoreException e) {
            // it was removed meanwhile
            return Optional.empty();
        }
    }
}
