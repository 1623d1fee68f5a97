package dev.steward.engine.internal.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Given;
import dev.steward.engine.plan.BoundNames;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/** A block whose errors are handled. */
final class GuardFrame extends Frame implements Handlers.Owner {

    private final Stmt.Guard guard;
    private final String path;
    private final Handlers handlers;
    /** Paths of the effects inside that stand, and that a further try would repeat. */
    private final Set<String> standing = new LinkedHashSet<>();
    private @Nullable Frame body;
    private int tries;

    GuardFrame(Frame parent, Stmt.Guard guard) {
        super(parent.run, parent, parent.scope, parent.prefix);
        this.guard = guard;
        path = prefix + guard.name();
        handlers = new Handlers(this, this, guard.handlers());
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.named(Activation.Kind.GUARD, this, path, guard.name());
    }

    @Override
    void start() {
        // what is done once more is told apart from what was done before
        var place = ++tries == 1 ? prefix : path + "#" + tries + "/";
        var child = new BlockFrame(this, scope, place, guard.body());
        body = child;
        begin(child);
    }

    @Override
    void childDone(Frame child, Completion how) {
        if (handlers.person(child, how)) {
            return;
        }
        body = null;
        var why = stopping();
        switch (how) {
            case Completion.Done d -> {
                bind(d.value());
                end(how);
            }
            case Completion.Failed f when why != null || !f.failure().catchable() ->
                fail(why == null ? f.failure() : f.failure().catchable() ? why : f.failure());
            case Completion.Failed f -> handlers.handle(f.failure());
            case Completion.Returned r -> end(how);
        }
    }

    Set<String> standing() {
        return standing;
    }

    private void bind(Value value) {
        if (guard.binds()) {
            bind(scope, guard.name(), value, Given.Kind.BLOCK, guard.output());
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Type type() {
        return guard.output();
    }

    @Override
    public void guard(Runnable part) {
        guarded(part);
    }

    /** What the block did not come to has no value. */
    @Override
    public void replaced(Value value) {
        for (var name : BoundNames.of(guard.body())) {
            if (!scope.names().containsKey(name)) {
                bind(scope, name, new Value.None(), Given.Kind.LEFT_OUT);
            }
        }
        bind(value);
        done(value);
    }

    @Override
    public void giveUp(Failure why) {
        fail(why);
    }

    @Override
    public void again() {
        start();
    }

    @Override
    public List<String> evidence(Failure why) {
        return standing.isEmpty() ? List.of(why.sentence())
                : List.of(why.sentence(),
                        "Trying again does once more what is done already: " + String.join(", ", standing) + ".");
    }

    @Override
    public boolean own(Stmt.HandlerAction action, Failure why) {
        return false;
    }

    @Override
    void onStop(Failure why) {
        var child = body;
        if (child != null) {
            child.stop(why);
        } else if (handlers.stop(why)) {
            fail(why);
        }
    }
}
