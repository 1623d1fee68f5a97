package dev.steward.runtime.internal.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.steward.compiler.SourceMap;
import dev.steward.compiler.SourceRange;
import dev.steward.engine.Engine;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;
import dev.steward.runtime.TestReport.Coverage;
import dev.steward.runtime.TestReport.Missed;
import dev.steward.runtime.internal.fixture.PlanSteps;

/**
 * Which steps and branches some test came to. Branches are the arms of {@code branch}, the errors that are handled, what
 * is taken back, and deadlines that pass. One thread.
 */
final class Coverages {

    private final Map<String, Points> playbooks = new LinkedHashMap<>();
    private final Set<String> tested = new LinkedHashSet<>();
    private final Set<String> reached = new LinkedHashSet<>();

    /** A place that a test can come to; {@code words} say what it is. */
    private record Point(String id, String words, int line) {
    }

    private record Points(String file, List<Point> steps, List<Point> branches) {
    }

    /** Counts what is in a plan. */
    void add(Plan plan, SourceMap places) {
        tested.add(plan.entry());
        plan.playbooks().values().forEach(p -> playbooks.computeIfAbsent(p.name(),
                name -> new Finder(name, places).points(p.body())));
    }

    /** Counts what a run came to. */
    void reached(Engine.Trace trace, Story story) {
        for (var event : trace.events()) {
            var id = story.staticIds().get(event.path());
            switch (event.type()) {
                case "step.started" -> reached(Story.text(event, "staticId"));
                case "step.handled" -> reached.add(id + "#on"
                        + (event.facts().get("handler") instanceof Value.Int number ? number.number() : 0));
                case "timer.fired" -> reached.add(id + "#over");
                default -> {
                    // is no place
                }
            }
        }
    }

    private void reached(String staticId) {
        reached.add(staticId.endsWith(PlanSteps.UNDO)
                ? staticId.substring(0, staticId.length() - PlanSteps.UNDO.length()) + "#undo"
                : staticId.replace("/" + MockedPlan.ARM, MockedPlan.ARM));
    }

    /** Of each playbook that a test is of or came to, in the order of the tests. */
    List<Coverage> told() {
        var all = new ArrayList<Coverage>();
        playbooks.forEach((name, points) -> {
            if (tested.contains(name)
                    || reached.stream().anyMatch(id -> id.startsWith(name + "/") || id.startsWith(name + "#"))) {
                all.add(new Coverage(name, points.file(), points.steps().size(), missed(points.steps()),
                        points.branches().size(), missed(points.branches())));
            }
        });
        return all;
    }

    private List<Missed> missed(List<Point> points) {
        return points.stream().filter(p -> !reached.contains(p.id())).map(p -> new Missed(p.words(), p.line()))
                .toList();
    }

    /** Finds the places of one playbook in the order of the text. */
    private static final class Finder {
        private final String playbook;
        private final SourceMap places;
        private final List<Point> steps = new ArrayList<>();
        private final List<Point> branches = new ArrayList<>();
        private int number;

        Finder(String playbook, SourceMap places) {
            this.playbook = playbook;
            this.places = places;
        }

        Points points(Stmt.Block body) {
            block(body);
            return new Points(places.find(playbook).map(SourceRange::path).orElse(""), steps, branches);
        }

        private void block(Stmt.Block block) {
            for (var statement : block.statements()) {
                switch (statement) {
                    case Stmt.Step s -> step(s);
                    case Stmt.Branch b -> branch(b);
                    case Stmt.Deadline d -> branches.add(point(playbook + "/" + d.name() + "#over",
                            playbook + "/" + d.name(), "the deadline passes"));
                    case Stmt.OnEvent e when e.within() != null -> branches.add(point(
                            playbook + "/" + e.name() + "#over", playbook + "/" + e.name(),
                            e.name() + " does not come"));
                    default -> {
                        // has no branches of its own
                    }
                }
                if (!(statement instanceof Stmt.Branch)) {
                    PlanSteps.inside(statement).forEach(this::block);
                }
            }
        }

        private void step(Stmt.Step step) {
            var id = playbook + "/" + step.name();
            steps.add(point(id, id, step.name()));
            for (var i = 1; i <= step.handlers().size(); i++) {
                var errors = step.handlers().get(i - 1).errors();
                branches.add(point(id + "#on" + i, id + "#on" + i, "on "
                        + (errors.isEmpty() ? "any" : String.join(", ", errors)) + " of " + step.name()));
            }
            if (step.undo() != null) {
                branches.add(point(id + "#undo", id + "#undo", "undo of " + step.name()));
            }
        }

        private void branch(Stmt.Branch branch) {
            var id = playbook + MockedPlan.ARM + ++number;
            for (var i = 0; i < branch.arms().size(); i++) {
                branches.add(point(id + "." + (i + 1), id + "." + (i + 1), "arm " + (i + 1)));
                block(branch.arms().get(i).block());
            }
            var otherwise = id + ".else";
            var written = places.find(otherwise).isPresent();
            branches.add(point(otherwise, written ? otherwise : id, written ? "else" : "none of the arms"));
            block(branch.otherwise());
        }

        private Point point(String id, String place, String words) {
            return new Point(id, words, places.find(place).or(() -> places.find(playbook)).map(SourceRange::line)
                    .orElse(0));
        }
    }
}
