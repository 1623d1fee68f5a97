package dev.steward.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Level;

/** The frames of a branch where it stands; those that it had before stay the same objects, and show what has changed. */
final class Frames {

    private final RunThread thread;
    private final DebuggedRun.Looked looked;
    private final Map<String, PlaybookFrame> before = new HashMap<>();

    Frames(RunThread thread, DebuggedRun.Looked looked, List<PlaybookFrame> before) {
        this.thread = thread;
        this.looked = looked;
        before.forEach(frame -> this.before.put(frame.call(), frame));
    }

    /** The innermost first. */
    List<PlaybookFrame> at(RunThread.Standpoint now) {
        var shown = new ArrayList<PlaybookFrame>();
        for (var number = 0; number < now.levels().size(); number++) {
            var level = now.levels().get(number);
            var id = level.at().staticId();
            var known = before.get(level.call().id());
            var standing = new PlaybookFrame.Standing(number, level.call(), level.at(),
                    looked.text().place(id == null ? level.call().playbook() : id).orElse(null),
                    variables(level, now, number, known));
            if (known != null) {
                known.stand(standing);
            }
            shown.add(known == null ? new PlaybookFrame(thread, standing) : known);
        }
        return List.copyOf(shown);
    }

    private List<RunVariable> variables(Level level, RunThread.Standpoint now, int number,
            @Nullable PlaybookFrame known) {
        Map<String, RunVariable> former = new HashMap<>();
        if (known != null) {
            for (var variable : known.getVariables()) {
                if (variable instanceof RunVariable one) {
                    former.put(one.getName(), one);
                }
            }
        }
        var all = new ArrayList<RunVariable>();
        var names = new LinkedHashSet<String>();
        for (var variable : looked.past().variables(now.moment(), level.at().number())) {
            if (names.add(variable.name())) {
                var one = new RunVariable(variable.name(),
                        new RunValue(thread.getDebugTarget(), looked, variable.value(), variable.type()),
                        RunVariable.words(variable.given()), null);
                all.add(one.changed(known != null && one.isChanged(former.get(variable.name()), now.again(), true)));
            }
        }
        if (number == 0) {
            now.inputs().forEach(input -> all.add(
                    input.changed(input.isChanged(former.get(input.getName()), now.again(), false))));
        }
        return all;
    }
}
