package dev.steward.engine.plan;

import java.util.Optional;

/** Finds values that are named in playbooks. */
public final class PlanLets {

    private PlanLets() {
    }

    /** The expression that has a name, in any playbook of a plan. */
    public static Optional<Expr> find(Plan plan, String name) {
        return plan.playbooks().values().stream().map(playbook -> in(playbook.body(), name)).flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Expr> in(Stmt.Block block, String name) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.Let let && let.name().equals(name)) {
                return Optional.of(let.value());
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
}
