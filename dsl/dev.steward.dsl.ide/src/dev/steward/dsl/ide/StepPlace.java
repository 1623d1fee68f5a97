package dev.steward.dsl.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A step in a text.
 *
 * @param staticId the name of its playbook with the package, a slash, its own name
 * @param line     on which it begins, from 1
 * @param lastLine on which it ends
 * @param offset   of its first character
 * @param end      offset behind its last character
 */
public record StepPlace(String staticId, int line, int lastLine, int offset, int end) {

    private static final String PLAYBOOK = "playbook", STEP = "step";

    /** Its own name. */
    public String name() {
        return staticId.substring(staticId.indexOf('/') + 1);
    }

    /** The steps of the text of a snapshot, in its order. */
    public static List<StepPlace> of(Snapshot snapshot) {
        var inPackage = snapshot.program().source(snapshot.path()).map(source -> source.tree().getName()).orElse(null);
        var found = new ArrayList<StepPlace>();
        for (var node : snapshot.outline()) {
            if (node.kind().equals(PLAYBOOK)) {
                var playbook = inPackage == null ? node.name() : inPackage + "." + node.name();
                node.children().stream().filter(child -> child.kind().equals(STEP))
                        .forEach(step -> found.add(place(snapshot.text(), playbook + "/" + step.name(), step)));
            }
        }
        return List.copyOf(found);
    }

    private static StepPlace place(String text, String staticId, OutlineNode step) {
        var end = step.offset() + step.length();
        return new StepPlace(staticId, line(text, step.offset()), line(text, end), step.offset(), end);
    }

    private static int line(String text, int offset) {
        return 1 + (int) text.substring(0, Math.min(offset, text.length())).chars().filter(c -> c == '\n').count();
    }

    /** The one of a static id. */
    public static Optional<StepPlace> of(Snapshot snapshot, String staticId) {
        return of(snapshot).stream().filter(step -> step.staticId().equals(staticId)).findFirst();
    }

    /** The step that begins on a line, else the one of which it is the rest, else the next one below it. */
    public static Optional<StepPlace> from(Snapshot snapshot, int line) {
        var next = of(snapshot).stream().filter(step -> step.line() >= line).findFirst();
        return on(snapshot, line)
                .filter(around -> next.isEmpty() || next.get().line() > Math.max(line, around.lastLine()))
                .or(() -> next);
    }

    /** The innermost step of which a line is a part. */
    public static Optional<StepPlace> on(Snapshot snapshot, int line) {
        return of(snapshot).stream().filter(step -> step.line() <= line && line <= step.lastLine())
                .reduce((outer, inner) -> inner);
    }

    /**
     * Where a step is by now that was known by a static id on a line: of the same name wherever it stands, else, as it
     * was renamed, the new one that begins on that line. Empty when it is gone.
     *
     * @param before static ids of the text in which it was known
     */
    public static Optional<StepPlace> follow(Snapshot snapshot, Set<String> before, String staticId, int line) {
        var all = of(snapshot);
        return all.stream().filter(step -> step.staticId().equals(staticId)).findFirst()
                .or(() -> all.stream().filter(step -> step.line() == line && !before.contains(step.staticId()))
                        .findFirst());
    }
}
