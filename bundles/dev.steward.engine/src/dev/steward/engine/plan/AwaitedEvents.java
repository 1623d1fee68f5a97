package dev.steward.engine.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The events that a plan may wait for. */
public final class AwaitedEvents {

    private final Map<String, String> found = new LinkedHashMap<>();

    private AwaitedEvents() {
    }

    /** Qualified names of events, each with that of a playbook that waits for it. */
    public static Map<String, String> of(Plan plan) {
        var events = new AwaitedEvents();
        plan.playbooks().values().forEach(playbook -> events.block(playbook.name(), playbook.body()));
        return events.found;
    }

    private void block(String playbook, Stmt.Block block) {
        for (var statement : block.statements()) {
            if (statement instanceof Stmt.OnEvent event) {
                found.putIfAbsent(event.event(), playbook);
            }
            inside(statement).forEach(inner -> block(playbook, inner));
        }
    }

    /** The blocks of a statement. */
    static List<Stmt.Block> inside(Stmt statement) {
        return switch (statement) {
            case Stmt.Branch b ->
                Stream.concat(b.arms().stream().map(Stmt.Arm::block),
                        Stream.of(b.otherwise())).toList();
            case Stmt.Foreach f -> List.of(f.body());
            case Stmt.Repeat r -> List.of(r.body());
            case Stmt.Parallel p -> p.lanes();
            case Stmt.Race r -> r.lanes();
            case Stmt.Saga s -> List.of(s.body());
            case Stmt.Guard g -> List.of(g.body());
            case Stmt.Escalate e -> List.of();
            case Stmt.Deadline d -> List.of(d.body());
            case Stmt.OnEvent e -> e.body() instanceof Stmt.Block body ? List.of(body) : List.of();
            case Stmt.Let l -> List.of();
            case Stmt.Step s -> List.of();
            case Stmt.Wait w -> List.of();
            case Stmt.Return r -> List.of();
            case Stmt.EndSkipped e -> List.of();
            case Stmt.Raise r -> List.of();
        };
    }
}
