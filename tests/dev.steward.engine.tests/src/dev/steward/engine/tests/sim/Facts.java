package dev.steward.engine.tests.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Stmt;

/** What the generator knows about its playbooks, told by paths, so that checks need not ask the engine. */
final class Facts {

    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, Loop> loops = new HashMap<>();
    private final java.util.Set<String> guards = new java.util.HashSet<>();

    /**
     * A step or its like. Names are unique over all playbooks of a plan.
     *
     * @param does     the operation, empty for another kind of step
     * @param expected whether the operation's argument is what the path says, but for edits
     * @param asks     whether the step has a gate of its own
     * @param undo     whether it has a compensation
     * @param lanes    the lanes of parallel blocks around it, as {@code block=lane}
     * @param cap      of the step
     * @param inner    of the playbook that it calls
     * @param agent    that it asks, with the agent's cap
     */
    record Step(String name, String does, boolean expected, boolean asks, boolean undo, List<String> lanes,
            Stmt.@Nullable Budget cap, Stmt.@Nullable Budget inner, @Nullable String agent,
            Stmt.@Nullable Budget agentCap) {
    }

    /** A loop; {@code parallel}: whether its activations run side by side. */
    record Loop(String name, List<String> lanes, boolean parallel) {
    }

    void add(Step step) {
        steps.put(step.name(), step);
    }

    /** A block that may be done more than once; then its name is in the paths inside. */
    void guard(String name) {
        guards.add(name);
    }

    void add(Loop loop) {
        loops.put(loop.name(), loop);
    }

    /** The step at the end of a path. */
    Step step(String path) {
        var own = bare(path);
        var name = own.substring(own.lastIndexOf('/') + 1);
        var found = steps.get(name);
        if (found == null) {
            throw new IllegalStateException("no step " + name + " of " + path);
        }
        return found;
    }

    /** Without what marks an undo, a verify or a further try. */
    static String bare(String path) {
        var mark = path.indexOf('~', path.lastIndexOf('/') + 1);
        return mark < 0 ? path : path.substring(0, mark);
    }

    /** What the argument of an operation at a path must be. */
    String expected(String run, String path) {
        var id = new StringBuilder(run);
        var loop = new StringBuilder();
        for (var segment : bare(path).split("/")) {
            var open = segment.indexOf('[');
            if (open >= 0) {
                loop.append('-').append(key(segment));
            } else {
                var mark = segment.indexOf('#');
                if (mark >= 0 && guards.contains(segment.substring(0, mark))) {
                    continue;
                }
                id.append(loop).append('-').append(mark < 0 ? segment : segment.substring(0, mark));
                loop.setLength(0);
            }
        }
        return id.toString();
    }

    private static String key(String segment) {
        return segment.substring(segment.indexOf('[') + 1, segment.length() - 1).replace("%0A", "\n")
                .replace("%5D", "]").replace("%2F", "/").replace("%25", "%");
    }

    /** Names each cap around a call, the innermost first; the run's own is not among them. */
    void caps(String path, BiConsumer<String, Stmt.Budget> cap) {
        var segments = bare(path).split("/");
        var last = segments.length - 1;
        var agent = step(path);
        var agentCap = agent.agentCap();
        if (agentCap != null) {
            cap.accept("agent " + agent.agent(), agentCap);
        }
        var undo = path.substring(bare(path).length()).startsWith("~undo");
        for (var at = last; at >= 0; at--) {
            if (segments[at].indexOf('[') < 0) {
                var mark = segments[at].indexOf('#');
                var name = mark < 0 ? segments[at] : segments[at].substring(0, mark);
                var prefix = String.join("/", List.of(segments).subList(0, at + 1));
                var step = step(name);
                var inner = at < last ? step.inner() : null;
                if (inner != null) {
                    cap.accept("playbook " + prefix, inner);
                }
                var own = at < last || !undo ? step.cap() : null;
                if (own != null) {
                    cap.accept("step " + (mark < 0 ? prefix : prefix.substring(0, prefix.lastIndexOf('#'))), own);
                }
            }
        }
    }

    /** Whether two steps may run side by side. */
    boolean concurrent(String one, String other) {
        var lanes = lanes(one);
        for (var lane : lanes(other).entrySet()) {
            var here = lanes.get(lane.getKey());
            if (here != null && !here.equals(lane.getValue())) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> lanes(String path) {
        var all = new HashMap<String, String>();
        var before = new ArrayList<String>();
        for (var segment : bare(path).split("/")) {
            var prefix = String.join("/", before) + "/";
            var open = segment.indexOf('[');
            var mark = segment.indexOf('#');
            var loop = open < 0 ? null : loops.get(segment.substring(0, open));
            var lanes = loop != null ? loop.lanes() : step(mark < 0 ? segment : segment.substring(0, mark)).lanes();
            for (var lane : lanes) {
                var split = lane.indexOf('=');
                all.putIfAbsent(prefix + lane.substring(0, split), lane.substring(split + 1));
            }
            if (loop != null && loop.parallel()) {
                all.put(prefix + loop.name(), segment);
            }
            before.add(segment);
        }
        return all;
    }
}
