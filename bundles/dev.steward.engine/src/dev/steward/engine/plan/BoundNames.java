package dev.steward.engine.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

/** The names that a block binds when it comes to its end, but for those of blocks with a scope of their own. */
public final class BoundNames {

    private final Set<String> names = new LinkedHashSet<>();

    private BoundNames() {
    }

    /** In the order of the statements. */
    public static Set<String> of(Stmt.Block block) {
        var found = new BoundNames();
        found.block(block);
        return found.names;
    }

    private void block(Stmt.Block block) {
        block.statements().forEach(this::statement);
    }

    private void statement(Stmt statement) {
        switch (statement) {
            case Stmt.Let l -> names.add(l.name());
            case Stmt.Step s -> names.add(s.name());
            case Stmt.Branch b -> add(b.name());
            case Stmt.Foreach f -> add(f.name());
            case Stmt.Repeat r -> names.add(r.name());
            case Stmt.Parallel p -> blocks(p.join() == Stmt.Join.ALL || p.sagas() ? p.lanes() : List.of());
            case Stmt.Race r -> {
                blocks(r.lanes());
                add(r.name());
            }
            case Stmt.Saga s -> block(s.body());
            case Stmt.Guard g -> {
                block(g.body());
                add(g.binds() ? g.name() : null);
            }
            case Stmt.Escalate e -> nothing();
            case Stmt.OnEvent e -> names.add(e.name());
            case Stmt.Deadline d -> block(d.body());
            case Stmt.Wait w -> nothing();
            case Stmt.Return r -> nothing();
            case Stmt.EndSkipped e -> nothing();
            case Stmt.Raise r -> nothing();
        }
    }

    private void nothing() {
        // these bind no name
    }

    private void blocks(List<Stmt.Block> blocks) {
        blocks.forEach(this::block);
    }

    private void add(@Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
