package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.internal.core.Core;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;

/**
 * Tells a run how it stands outside: whether everything is stopped, and for which slots its calls have to wait before
 * they say that they are made. Connectors with a declared rate always are such. Confined to the run's queue.
 */
final class Throttle {

    private final Shared shared;
    private final Plan plan;
    private @Nullable Set<String> seen;
    private final boolean wide;
    private boolean stopped;

    Throttle(Shared shared, Plan plan) {
        this.shared = shared;
        this.plan = plan;
        wide = plan.playbooks().values().stream().anyMatch(playbook -> wide(playbook.body()));
    }

    private static boolean wide(Stmt.Block block) {
        return block.statements().stream().anyMatch(statement -> switch (statement) {
            case Stmt.Foreach f -> f.parallel() > 2 || wide(f.body());
            case Stmt.Parallel p -> p.max() > 2 || p.lanes().stream().anyMatch(Throttle::wide);
            case Stmt.Repeat r -> wide(r.body());
            case Stmt.Deadline d -> wide(d.body());
            case Stmt.OnEvent e -> e.body() instanceof Stmt.Block body && wide(body);
            case Stmt.Race r -> r.lanes().size() > 2 || r.lanes().stream().anyMatch(Throttle::wide);
            case Stmt.Saga s -> wide(s.body());
            case Stmt.Guard g -> wide(g.body());
            case Stmt.Branch b -> wide(b.otherwise()) || b.arms().stream().anyMatch(arm -> wide(arm.block()));
            default -> false;
        });
    }

    /** The fact before a new run begins, null when all is free. */
    In.@Nullable Throttled first(Instant now) {
        var fact = fact(shared.slots.scarce(), now);
        return fact.stopped() || !fact.scarce().isEmpty() ? fact : null;
    }

    /** The fact for a run that is under way, null when it knows already. */
    In.@Nullable Throttled news(Core core, Instant now) {
        var scarce = shared.slots.scarce();
        if (core.seq() == 0 || scarce == seen && stopped == (shared.standing.stopped() != null)) {
            return null;
        }
        var fact = fact(scarce, now);
        return core.expects(fact) ? fact : null;
    }

    private In.Throttled fact(Set<String> scarce, Instant now) {
        seen = scarce;
        stopped = shared.standing.stopped() != null;
        var mine = new TreeSet<String>();
        for (var name : scarce) {
            if (name.equals(CallSpec.CALLS) || name.startsWith(CallSpec.MODEL) && !plan.agents().isEmpty()
                    || plan.connectors().containsKey(name.substring(name.indexOf(' ') + 1))) {
                mine.add(name);
            }
        }
        if (wide) {
            mine.add(CallSpec.MANY);
        }
        for (var connector : plan.connectors().values()) {
            if (connector.limit() != null) {
                mine.add("connector " + connector.name());
            }
        }
        return new In.Throttled(now, stopped, List.copyOf(mine));
    }
}
