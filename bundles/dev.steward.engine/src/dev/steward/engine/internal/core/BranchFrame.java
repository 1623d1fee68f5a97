package dev.steward.engine.internal.core;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.Stmt;

/** The first arm whose condition holds. */
final class BranchFrame extends Frame {

    private final Stmt.Branch branch;
    private @Nullable Frame taken;

    BranchFrame(Frame parent, Stmt.Branch branch) {
        super(parent.run, parent, parent.scope, parent.prefix);
        this.branch = branch;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.anonymous(Activation.Kind.BRANCH, this, branch.name(), false);
    }

    @Override
    void start() {
        guarded(() -> {
            var block = branch.otherwise();
            for (var arm : branch.arms()) {
                if (run.evaluator().decides(arm.condition(), scope)) {
                    block = arm.block();
                    break;
                }
            }
            var child = new BlockFrame(this, new Scope(scope), prefix, block);
            taken = child;
            begin(child);
        });
    }

    @Override
    void childDone(Frame child, Completion how) {
        var name = branch.name();
        if (name != null && how instanceof Completion.Done d) {
            var broken = named(name, d.value());
            if (broken != null) {
                fail(broken);
                return;
            }
            bind(scope, name, d.value(), Given.Kind.BLOCK);
        }
        end(how);
    }

    @Override
    void onStop(Failure why) {
        var child = taken;
        if (child != null) {
            child.stop(why);
        }
    }
}
