package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Value;

/** Statements one after the other. */
final class BlockFrame extends Frame {

    private final Stmt.Block block;
    private int next;
    private @Nullable Frame child;

    BlockFrame(Frame parent, Scope scope, String prefix, Stmt.Block block) {
        super(parent.run, parent, scope, prefix);
        this.block = block;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return switch (parent) {
            case ForeachFrame foreach -> Watched.iteration(this, foreach.word());
            case RepeatFrame repeat -> Watched.iteration(this, repeat.name());
            case ParallelFrame lanes -> Watched.lane(this, lanes.index(this));
            case null, default -> null;
        };
    }

    @Override
    void start() {
        guarded(this::proceed);
    }

    private void proceed() {
        while (!ended() && child == null) {
            if (next == block.statements().size()) {
                var result = block.result();
                done(result == null ? new Value.None() : eval(result));
                return;
            }
            one(block.statements().get(next++));
        }
    }

    private void one(Stmt statement) {
        switch (statement) {
            case Stmt.Let let -> {
                var value = eval(let.value());
                var broken = named(let.name(), value);
                if (broken != null) {
                    run.failed(broken, "");
                    fail(broken);
                } else {
                    bind(scope, let.name(), value, Given.Kind.VALUE);
                }
            }
            case Stmt.Return r -> {
                var value = r.value();
                end(new Completion.Returned(value == null ? new Value.None() : eval(value)));
            }
            case Stmt.EndSkipped e -> fail(new Failure("Skipped", text(e.reason()), Failure.Kind.SKIPPED));
            case Stmt.Raise r -> {
                var why = Failure.error(r.error(), text(r.message()));
                run.failed(why, "");
                fail(why);
            }
            default -> {
                var started = frame(statement);
                child = started;
                begin(started);
            }
        }
    }

    private Frame frame(Stmt statement) {
        return switch (statement) {
            case Stmt.Step s -> new StepFrame(this, s, prefix + s.name());
            case Stmt.Branch b -> new BranchFrame(this, b);
            case Stmt.Foreach f -> new ForeachFrame(this, f);
            case Stmt.Repeat r -> new RepeatFrame(this, r);
            case Stmt.Parallel p -> new ParallelFrame(this, p);
            case Stmt.Deadline d -> new DeadlineFrame(this, d);
            case Stmt.OnEvent e -> new EventFrame(this, e);
            case Stmt.Race r -> new RaceFrame(this, r);
            case Stmt.Guard g -> new GuardFrame(this, g);
            case Stmt.Escalate e -> new EscalateFrame(this, e);
            case Stmt.Saga s -> new SagaFrame(this, scope, s.body());
            case Stmt.Wait w -> new WaitFrame(this, w);
            default ->
                throw new IllegalStateException("No activation for " + statement.getClass().getSimpleName() + ".");
        };
    }

    @Override
    void childDone(Frame ended, Completion how) {
        child = null;
        var why = stopping();
        if (!(how instanceof Completion.Done)) {
            end(how);
        } else if (why != null) {
            fail(why);
        } else {
            guarded(this::proceed);
        }
    }

    @Override
    void onStop(Failure why) {
        var running = child;
        if (running != null) {
            running.stop(why);
        }
    }
}
