package dev.steward.runtime.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;

/** Every model, by alias or id, that a plan can ask. */
final class ModelNames {

    private final Set<String> names = new LinkedHashSet<>();

    private ModelNames() {
    }

    static Set<String> in(Plan plan) {
        var found = new ModelNames();
        for (var agent : plan.agents().values()) {
            found.names.add(agent.model());
            found.names.addAll(agent.fallbacks());
            found.budget(agent.budget());
        }
        for (var playbook : plan.playbooks().values()) {
            found.budget(playbook.budget());
            found.block(playbook.body());
        }
        return found.names;
    }

    private void block(Stmt.Block block) {
        block.statements().forEach(this::statement);
    }

    private void statement(Stmt statement) {
        switch (statement) {
            case Stmt.Step step -> step(step);
            case Stmt.Branch branch -> {
                branch.arms().forEach(arm -> block(arm.block()));
                block(branch.otherwise());
            }
            case Stmt.Foreach loop -> block(loop.body());
            case Stmt.Deadline deadline -> block(deadline.body());
            case Stmt.OnEvent event -> {
                if (event.body() instanceof Stmt.Block body) {
                    block(body);
                }
            }
            case Stmt.Race race -> blocks(race.lanes());
            case Stmt.Repeat loop -> block(loop.body());
            case Stmt.Parallel parallel -> blocks(parallel.lanes());
            case Stmt.Saga saga -> block(saga.body());
            case Stmt.Guard guard -> block(guard.body());
            case Stmt.Escalate e -> nothing();
            case Stmt.Let l -> nothing();
            case Stmt.Wait w -> nothing();
            case Stmt.Return r -> nothing();
            case Stmt.EndSkipped e -> nothing();
            case Stmt.Raise r -> nothing();
        }
    }

    private void nothing() {
        // These statements ask no model.
    }

    private void blocks(List<Stmt.Block> blocks) {
        blocks.forEach(this::block);
    }

    private void step(Stmt.Step step) {
        budget(step.budget());
        for (var handler : step.handlers()) {
            if (handler.action() instanceof Stmt.HandlerAction.WithModel with) {
                names.add(with.model());
            }
        }
    }

    private void budget(Stmt.@Nullable Budget budget) {
        var model = budget == null ? null : budget.degradeModel();
        if (model != null) {
            names.add(model);
        }
    }
}
