package dev.steward.ui.step.internal.breaks;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;

import dev.steward.debug.HappeningBreakpoint;
import dev.steward.debug.RunBreakpoint;
import dev.steward.debug.StepBreakpoint;
import dev.steward.engine.value.Types;
import dev.steward.runtime.debug.Breakpoint;

/** What the Breakpoints view says of a breakpoint. UI thread. */
public final class BreakpointLabels {

    private static final String BUNDLE = "dev.steward.ui.step";

    private BreakpointLabels() {
    }

    /** Such as {@code draft, after it, when size > 3, from the 2nd time on}. */
    public static String words(@NonNull RunBreakpoint breakpoint) {
        var words = new StringBuilder(breakpoint.data().map(BreakpointLabels::words).orElse("Breakpoint"));
        if (breakpoint instanceof HappeningBreakpoint happening && !happening.playbook().isEmpty()) {
            words.append(", in ").append(Types.simple(happening.playbook()));
        }
        if (breakpoint instanceof StepBreakpoint step) {
            var condition = "'" + step.condition() + "' can't be read: ";
            step.complaint().ifPresent(why -> words.append("  ✕ ")
                    .append(why.startsWith(condition) ? why.substring(condition.length()) : why));
        }
        return words.toString();
    }

    private static String words(Breakpoint breakpoint) {
        return where(breakpoint.where()) + (breakpoint.condition().isBlank() ? "" : ", when " + breakpoint.condition())
                + (breakpoint.hits() == 1 ? "" : ", from the " + nth(breakpoint.hits()) + " time on");
    }

    static String where(Breakpoint.Where where) {
        return switch (where) {
            case Breakpoint.Step step -> name(step.staticId()) + (step.after() ? ", after it" : "");
            case Breakpoint.Line line -> line.file() + ":" + line.line() + (line.after() ? ", after it" : "");
            case Breakpoint.Error error -> error.name().equals("*") ? "any error" : "the error " + error.name();
            case Breakpoint.Effect effect -> effect.kind().equals("*") ? "any effect outside"
                    : "effects that are " + effect.kind();
            case Breakpoint.Share share -> share.percent() + " % of the budget spent";
            case Breakpoint.Asks asks -> "a policy or a gate asks";
        };
    }

    /** The step and its playbook, as steps of several playbooks stand in one list. */
    private static String name(String staticId) {
        var slash = staticId.indexOf('/');
        return staticId.substring(slash + 1) + " in " + Types.simple(staticId.substring(0, Math.max(0, slash)));
    }

    private static String nth(int number) {
        var last = number % 100 / 10 == 1 ? 0 : number % 10;
        return number + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }

    /** Null for those on steps, which have the platform's dot. */
    public static @Nullable Image image(@NonNull RunBreakpoint breakpoint) {
        return breakpoint instanceof HappeningBreakpoint happening ? image(happening) : null;
    }

    private static Image image(HappeningBreakpoint happening) {
        var name = "on-" + happening.kind().name().toLowerCase(java.util.Locale.ROOT);
        var key = BUNDLE + "/" + name + (isEnabled(happening) ? "" : "-off");
        var registry = JFaceResources.getImageRegistry();
        if (registry.getDescriptor(key) == null) {
            var found = ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + name + ".svg")
                    .orElseGet(ImageDescriptor::getMissingImageDescriptor);
            registry.put(key, isEnabled(happening) ? found : ImageDescriptor.createWithFlags(found, SWT.IMAGE_DISABLE));
        }
        return registry.get(key);
    }

    private static boolean isEnabled(HappeningBreakpoint happening) {
        try {
            return happening.isEnabled();
        } catch (CoreException e) {
            // it was removed meanwhile, as the view shows soon
            return false;
        }
    }
}
