package dev.steward.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds steps of a plan. */
public final class PlanSteps {

    private PlanSteps() {
    }

    /** The step that traces call {@code playbook/step}. */
    public static Optional<Stmt.Step> find(Plan plan, String staticId) {
        var slash = staticId.lastIndexOf('/');
        var playbook = slash < 0 ? null : plan.playbooks().get(staticId.substring(0, slash));
        return playbook == null ? Optional.empty() : in(playbook.body(), staticId.substring(slash + 1));
    }

    /** All steps of a playbook, in the order of the text. */
    public static List<Stmt.Step> all(Plan.PlaybookPlan playbook) {
        var found = new ArrayList<Stmt.Step>();
        collect(playbook.body(), found);
        return found;
    }

    /** All named values of a playbook, in the order of the text. */
    public static List<Stmt.Let> values(Plan.PlaybookPlan playbook) {
        var found = new ArrayList<Stmt.Let>();
        lets(playbook.body(), found);
        return found;
    }

    private static void lets(Stmt.Block block, List<Stmt.Let> found) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.Let let) {
                found.add(let);
            }
            AwaitedEvents.inside(statement).forEach(inner -> lets(inner, found));
        }
    }

    /**
     * The ways not taken to a step: for each branch around it, its number in the order of the text from 1 and that of
     * the arm that it stands in from 1, 0 for the last one.
     */
    public static List<Way> ways(Plan.PlaybookPlan playbook, String step) {
        var ways = new ArrayList<Way>();
        new Walk(step, ways).block(playbook.body());
        return ways;
    }

    /** @param arms how many there are beside the last one */
    public record Way(int branch, int arm, int arms) {
    }

    /** Counts branches in the order of the text until the step is found. */
    private static final class Walk {
        private final String step;
        private final List<Way> ways;
        private int branches;

        Walk(String step, List<Way> ways) {
            this.step = step;
            this.ways = ways;
        }

        boolean block(Stmt.Block block) {
            for (var statement : block.statements()) {
                if (statement instanceof Stmt.Step one && one.name().equals(step)
                        || (statement instanceof Stmt.Branch branch ? branch(branch)
                                : AwaitedEvents.inside(statement).stream().anyMatch(this::block))) {
                    return true;
                }
            }
            return false;
        }

        private boolean branch(Stmt.Branch branch) {
            var number = ++branches;
            for (var arm = 0; arm < branch.arms().size(); arm++) {
                if (block(branch.arms().get(arm).block())) {
                    return found(number, arm + 1, branch);
                }
            }
            return block(branch.otherwise()) && found(number, 0, branch);
        }

        private boolean found(int number, int arm, Stmt.Branch branch) {
            ways.add(0, new Way(number, arm, branch.arms().size()));
            return true;
        }
    }

    /** Those that a run does at most once, so that their path is their name. */
    public static List<Stmt.Step> once(Plan.PlaybookPlan playbook) {
        var found = new ArrayList<Stmt.Step>();
        single(playbook.body(), found);
        return found;
    }

    private static void single(Stmt.Block block, List<Stmt.Step> found) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.Step step) {
                found.add(step);
            }
            if (!(statement instanceof Stmt.Foreach) && !(statement instanceof Stmt.Repeat)) {
                AwaitedEvents.inside(statement).forEach(inner -> single(inner, found));
            }
        }
    }

    private static void collect(Stmt.Block block, List<Stmt.Step> found) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.Step step) {
                found.add(step);
            }
            AwaitedEvents.inside(statement).forEach(inner -> collect(inner, found));
        }
    }

    private static Optional<Stmt.Step> in(Stmt.Block block, String name) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.Step step && step.name().equals(name)) {
                return Optional.of(step);
            }
            for (var inner : AwaitedEvents.inside(statement)) {
                var found = in(inner, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The operation that a step calls. */
    public static Optional<Plan.OperationPlan> operation(Plan plan, Stmt.Step step) {
        if (!(step.call() instanceof Call.Operation call)) {
            return Optional.empty();
        }
        var connector = plan.connectors().get(call.connector());
        return connector == null ? Optional.empty() : Optional.ofNullable(connector.operations().get(call.operation()));
    }
}
