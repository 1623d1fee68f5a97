package dev.steward.debug;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.steward.runtime.RunText;
import dev.steward.runtime.debug.Breakpoint;

/** The steps that breakpoints are set on, in the text that a run uses. */
final class Marked {

    private Marked() {
    }

    /** Static ids. */
    static Set<String> of(List<Breakpoint> breakpoints, RunText text) {
        var found = new HashSet<String>();
        for (var breakpoint : breakpoints) {
            switch (breakpoint.where()) {
                case Breakpoint.Step step -> found.add(step.staticId());
                case Breakpoint.Line line -> text.places().forEach((id, place) -> {
                    if (id.contains("/") && !id.contains("#") && place.path().equals(line.file())
                            && place.line() == line.line()) {
                        found.add(id);
                    }
                });
                default -> {
                    // is about what happens, not about a line
                }
            }
        }
        return found;
    }
}
