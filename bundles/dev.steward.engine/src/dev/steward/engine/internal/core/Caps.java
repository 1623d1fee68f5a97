package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;

/**
 * The caps of one run: its own, and those of its agents, playbooks and steps. One that is made again after the run went
 * on where it failed begins with what was used of it before.
 */
final class Caps {

    private static final String TOTAL = "";

    final Cap total;
    private final Run run;
    private final Map<String, Cap> agents = new HashMap<>();
    private final List<Placed> all = new ArrayList<>();
    private Map<String, In.Used> before = Map.of();

    /** {@code place} tells it from others, in the names that the run's first plan has. */
    private record Placed(String place, Cap cap) {
    }

    Caps(Run run, Plan.PlaybookPlan entry, long otherwise) {
        this.run = run;
        total = made(TOTAL, new Cap(entry.name(), entry.budget(), otherwise, run.now()));
    }

    private Cap made(String place, Cap cap) {
        all.add(new Placed(place, cap));
        var used = before.get(place);
        if (used != null) {
            cap.used(used, run.now());
        }
        return cap;
    }

    Cap agent(Plan.AgentPlan agent) {
        return agents.computeIfAbsent(agent.name(), name -> {
            var cap = made("agent " + name, new Cap("the agent " + name, agent.budget(), null, run.now()));
            Watched.owns(run, null, cap);
            return cap;
        });
    }

    Cap playbook(String path, String name, Stmt.Budget budget) {
        return made("playbook " + run.former.path(path), new Cap(name, budget, null, run.now()));
    }

    Cap step(StepFrame step, Stmt.Budget budget) {
        var cap = made("step " + run.former.path(step.path()),
                new Cap("the step " + step.step.name(), budget, null, run.now()));
        Watched.owns(run, step, cap);
        return cap;
    }

    /** Every cap around a step, the innermost first. */
    List<Cap> around(Frame step) {
        var caps = new ArrayList<Cap>();
        for (@Nullable
        Frame at = step; at != null; at = at.parent) {
            var cap = switch (at) {
                case StepFrame s -> s.cap();
                case PlaybookFrame p -> p.cap();
                case ToolRound t -> t.cap();
                default -> null;
            };
            if (cap != null) {
                caps.add(cap);
            }
        }
        caps.add(total);
        return caps;
    }

    /** Budgets over all runs, of what is around a step and of the company, the innermost first; each owner once. */
    List<Stmt.Budget> periods(Frame step) {
        var budgets = new ArrayList<Stmt.Budget>();
        for (@Nullable
        Frame at = step; at != null; at = at.parent) {
            switch (at) {
                case StepFrame s -> budgets.addAll(s.step.periodBudgets());
                case PlaybookFrame p -> budgets.addAll(p.plan.periodBudgets());
                case ToolRound t -> budgets.addAll(t.periodBudgets());
                default -> {
                    // has none
                }
            }
        }
        run.lives.settings().budgets()
                .forEach(budget -> budgets.add(new Stmt.Budget(budget.microUsd(), null, null, null,
                        null, null, budget.period(), "the company")));
        return budgets.size() < 2 ? budgets : budgets.stream().distinct().toList();
    }

    /** It is another run's now, which has spent nothing. {@code most}: the company's cap for a run. */
    void anew(Instant from, long most) {
        before = Map.of();
        all.forEach(placed -> placed.cap().anew(from, placed.cap() == total ? most : null));
        tell();
    }

    /**
     * The run goes on where it failed, with what was used until then. {@code between}: how long it stood still, of what
     * went by since it came there; {@code most}: the company's cap for a run.
     */
    void later(Duration between, long most, In.Went went) {
        total.spent(went.microUsd(), went.tokens());
        var more = went.more();
        if (more != null) {
            before = new HashMap<>(before);
            before.putAll(more.budgets());
        }
        for (var placed : all) {
            placed.cap().later(between, placed.cap() == total ? most : null);
            var used = more == null ? null : before.get(placed.place());
            if (used != null) {
                placed.cap().used(used, run.now());
            }
        }
        tell();
    }

    private void tell() {
        Watched.changed(run, all.stream().map(Placed::cap).toList());
    }

    /** What was used of each by now, of those too that nothing has come to since the run failed last. */
    Map<String, In.Used> used() {
        var used = new TreeMap<>(before);
        all.forEach(placed -> used.put(placed.place(), placed.cap().used()));
        return new LinkedHashMap<>(used);
    }
}
