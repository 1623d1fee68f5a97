package dev.steward.engine.internal.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.past.Activation;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.plan.Stmt;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.ToolCalls;
import dev.steward.engine.value.Value;

/**
 * The calls that a model asked for in one answer, one after another. Each is a step of its own below that of the agent,
 * without retry and handlers, so that it passes the same gates as a step of the playbook: what it gives, or why it was
 * not made, is told to the model. Only money that is used up, and being told to stop, end the round.
 */
final class ToolRound extends Frame {

    private final ToolRounds rounds;
    private final String text;
    private final List<ModelClient.ToolCall> calls;
    private final List<ModelClient.Turn> results = new ArrayList<>();
    private @Nullable StepFrame running;
    private Plan.@Nullable OperationPlan operation;

    ToolRound(StepFrame step, ToolRounds rounds, Value said) {
        super(step.run, step, new Scope(step.scope), step.path());
        this.rounds = rounds;
        text = ToolCalls.text(said);
        calls = ToolCalls.calls(said);
    }

    /** The cap of the agent, null for none. */
    @Nullable
    Cap cap() {
        return rounds.cap();
    }

    List<Stmt.Budget> periodBudgets() {
        return rounds.agent().periodBudgets();
    }

    /** What was asked for and what came of it, to go on with. */
    List<ModelClient.Turn> turns() {
        var turns = new ArrayList<ModelClient.Turn>();
        turns.add(new ModelClient.Turn("assistant", text, calls, null));
        turns.addAll(results);
        return turns;
    }

    @Override
    Watcher.@Nullable Seen seen() {
        return Watched.anonymous(Activation.Kind.TOOLS, this, null, false);
    }

    @Override
    void start() {
        while (results.size() < calls.size()) {
            var call = calls.get(results.size());
            var path = prefix + "~tool" + rounds.next();
            switch (rounds.read(call)) {
                case ToolBox.Fits fits -> {
                    make(fits, path);
                    return;
                }
                case ToolBox.Wrong wrong -> refuse(call, path, wrong.complaint());
            }
        }
        done(new Value.None());
    }

    private void make(ToolBox.Fits fits, String path) {
        operation = fits.operation();
        var step = new StepFrame(this, new Scope(scope), new Stmt.Step(path.substring(path.lastIndexOf('/') + 1),
                fits.call(), null, null, List.of(), null, null), path);
        running = step;
        begin(step);
    }

    /** Nothing is called; the story has it all the same, between the others. */
    private void refuse(ModelClient.ToolCall call, String path, String complaint) {
        run.note("step.started", path, () -> {
            var facts = new LinkedHashMap<String, Value>();
            facts.put("kind", Run.text(StepFrame.TOOL));
            facts.put("staticId", Run.text(playbook().plan.name() + "/" + path.substring(path.lastIndexOf('/') + 1)));
            facts.put("target", Run.text(call.tool()));
            facts.put("args", Run.text(call.arguments()));
            return facts;
        });
        run.note("step.failed", path,
                () -> Map.of("error", Run.text(BoundaryException.BAD_REQUEST), "message", Run.text(complaint)));
        tell(call, BoundaryException.BAD_REQUEST + ": " + complaint);
    }

    private void tell(ModelClient.ToolCall call, String words) {
        var last = results.size() == calls.size() - 1;
        results.add(new ModelClient.Turn("tool", last ? words + rounds.atTheEnd() : words, List.of(), call.id()));
    }

    @Override
    void childDone(Frame child, Completion how) {
        var made = operation;
        running = null;
        var stop = stopping();
        var failure = how instanceof Completion.Failed f ? f.failure() : null;
        if (stop != null) {
            fail(stop);
            return;
        }
        if (failure != null && failure.error().equals(BoundaryException.BUDGET_EXCEEDED)) {
            fail(failure);
            return;
        }
        var call = calls.get(results.size());
        if (failure != null) {
            tell(call, failure.sentence());
        } else if (how instanceof Completion.Done done && made != null) {
            tell(call, rounds.told(child.prefix, made, done.value()));
        } else {
            throw new IllegalStateException("A tool gave no value at " + child.prefix + ".");
        }
        start();
    }

    @Override
    void onStop(Failure why) {
        var step = running;
        if (step != null) {
            step.stop(why);
        }
    }
}
