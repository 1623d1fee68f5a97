package dev.steward.debug;

import java.util.Map;
import java.util.Optional;

import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IBreakpoint;
import org.eclipse.jdt.annotation.NonNull;

import dev.steward.runtime.debug.Breakpoint;

/** A breakpoint on what happens anywhere: an error, an effect, a share of the budget, a policy that asks. */
public final class HappeningBreakpoint extends org.eclipse.debug.core.model.Breakpoint implements RunBreakpoint {

    /** Type of its marker. */
    public static final String MARKER = "dev.steward.debug.happeningMarker";

    private static final String KIND = "kind", NAME = "name", PLAYBOOK = "playbook";

    /** What it is about. */
    public enum Kind {
        ERROR, EFFECT, SHARE, ASKS
    }

    /** For the framework, which gives it its marker. */
    public HappeningBreakpoint() {
    }

    /**
     * A new one, which the manager does not know yet.
     *
     * @param name     of the error, kind of the effect, both also {@code *}; percents of the budget
     * @param playbook the one whose runs alone it is about, with the package; empty for all
     */
    public HappeningBreakpoint(@NonNull IResource company, @NonNull Kind kind, @NonNull String name,
            @NonNull String playbook) throws DebugException {
        run(getMarkerRule(company), monitor -> setMarker(company.createMarker(MARKER, Map.of(IBreakpoint.ID,
                RunElement.MODEL, IBreakpoint.ENABLED, true, IBreakpoint.PERSISTED, true, KIND, kind.name(), NAME,
                name, PLAYBOOK, playbook, IMarker.MESSAGE, "Breakpoint"))));
    }

    @Override
    public String getModelIdentifier() {
        return RunElement.MODEL;
    }

    /** What it is about. */
    public Kind kind() {
        return Kind.valueOf(text(KIND, Kind.ERROR.name()));
    }

    /** Name of the error, kind of the effect, both also {@code *}; percents of the budget. */
    public String name() {
        return text(NAME, "*");
    }

    /** The playbook whose runs alone it is about, with the package; empty for all. */
    public String playbook() {
        return text(PLAYBOOK, "");
    }

    private String text(String attribute, String otherwise) {
        var marker = getMarker();
        return marker == null ? otherwise : marker.getAttribute(attribute, otherwise);
    }

    /** Says what it is about. */
    public void about(@NonNull Kind kind, @NonNull String name, @NonNull String playbook) throws CoreException {
        setAttribute(KIND, kind.name());
        setAttribute(NAME, name);
        setAttribute(PLAYBOOK, playbook);
    }

    @Override
    public boolean isAbout(@NonNull String started) {
        return playbook().isEmpty() || playbook().equals(started);
    }

    @Override
    public Optional<Breakpoint> data() {
        var marker = getMarker();
        if (marker == null || !marker.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Breakpoint("marker " + marker.getId(),
                    where(Kind.valueOf(marker.getAttribute(KIND, "ERROR")), marker.getAttribute(NAME, "*")),
                    isEnabled(), "", 1));
        } catch (CoreException | IllegalArgumentException e) {
            // it was removed meanwhile, or written by another version
            return Optional.empty();
        }
    }

    private static Breakpoint.Where where(Kind kind, String name) {
        return switch (kind) {
            case ERROR -> new Breakpoint.Error(name);
            case EFFECT -> new Breakpoint.Effect(name);
            case SHARE -> new Breakpoint.Share(Integer.parseInt(name));
            case ASKS -> new Breakpoint.Asks();
        };
    }
}
