package dev.steward.engine.internal.core;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.past.Activation;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.value.Value;

/** Asks the operator whether to go on; the question stays open until it is answered. */
final class EscalateFrame extends Frame {

    private final Stmt.Escalate escalate;
    private final String path;
    private @Nullable String ask;

    EscalateFrame(Frame parent, Stmt.Escalate escalate) {
        super(parent.run, parent, parent.scope, parent.prefix);
        this.escalate = escalate;
        path = prefix + escalate.name();
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.named(Activation.Kind.ESCALATION, this, path, escalate.name());
    }

    @Override
    void start() {
        guarded(() -> {
            var message = text(escalate.message());
            run.note("step.started", path, () -> Map.of("kind", Run.text("escalation"), "staticId",
                    Run.text(playbook().plan.name() + "/" + escalate.name())));
            ask = run.asks.open(new Ask(path, "escalation", message, List.of("the playbook hands this over to you"),
                    Map.of(), "escalation", Map.of(), Map.of(), List.of(), null, this::answered, false, () -> {
                    }, run.caps.around(this)));
        });
    }

    private void answered(Engine.Decision decision) {
        ask = null;
        if (decision.answer() == Engine.Answer.REJECT) {
            var note = decision.note();
            run.note("step.stopped", path, Map::of);
            fail(new Failure(BoundaryException.REJECTED, path + ": refused by " + decision.by()
                    + (note == null ? "" : ": " + note), Failure.Kind.ABORT));
        } else {
            run.note("step.done", path, () -> Map.of("value", new Value.None()));
            done(new Value.None());
        }
    }

    @Override
    void onStop(Failure why) {
        var open = ask;
        if (open != null) {
            ask = null;
            run.asks.withdraw(open);
        }
        run.note("step.stopped", path, Map::of);
        fail(why);
    }
}
