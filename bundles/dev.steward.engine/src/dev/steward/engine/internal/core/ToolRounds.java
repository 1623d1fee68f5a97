package dev.steward.engine.internal.core;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.eval.EvalError;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.PlainJson;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;

/**
 * The rounds in which a model asks for tools before it answers. They are counted over all of a step, and so are the
 * calls, so that a step ends, and what it can cost at worst is known.
 */
final class ToolRounds {

    /** How often the tools of one step are called by rounds, and how many calls these can hold together. */
    static final int MOST_ROUNDS = 8, MOST_CALLS = 32;
    /** Characters of a result that a model is told. */
    static final int MOST_TOLD = 12_000;
    private static final String RESULT = "result";

    private final AgentAction action;
    private final Plan.AgentPlan agent;
    private final ToolBox box;
    private @Nullable ToolRound open;
    private int rounds;
    private int calls;

    ToolRounds(AgentAction action, Plan.AgentPlan agent) {
        this.action = action;
        this.agent = agent;
        box = new ToolBox(action.run.plan, agent);
    }

    /** How many there were. */
    int count() {
        return rounds;
    }

    List<ModelClient.Tool> offered() {
        return box.offered();
    }

    /** Begins a round; says why not when there were enough. */
    @Nullable
    String ask(Value said) {
        if (agent.tools().isEmpty()) {
            return agent.name() + " asked for a tool, and it has none.";
        }
        if (rounds == MOST_ROUNDS) {
            return agent.name() + " asked for tools in " + MOST_ROUNDS
                    + " rounds and then again. It has to answer with what it knows: say in its prompt when to stop,"
                    + " or give it what it needs as an input.";
        }
        rounds++;
        var round = new ToolRound(action.step, this, said);
        open = round;
        action.step.begin(round);
        return null;
    }

    /** A round has ended. */
    void ended() {
        open = null;
    }

    /** False while a round is still to end. */
    boolean stop(Failure why) {
        var running = open;
        if (running != null) {
            running.stop(why);
        }
        return running == null;
    }

    // ---- what a round needs

    Plan.AgentPlan agent() {
        return agent;
    }

    /** The cap of the agent, null for none: what its tools cost counts, too. */
    @Nullable
    Cap cap() {
        return agent.budget() == null ? null : action.run.caps.agent(agent);
    }

    /** The number of the next call. */
    int next() {
        return ++calls;
    }

    ToolBox.Asked read(ModelClient.ToolCall call) {
        return calls > MOST_CALLS
                ? new ToolBox.Wrong("No more than " + MOST_CALLS + " calls are made for one question. Answer with"
                        + " what is known.")
                : box.read(call, action.run.labels, action.seen());
    }

    /** What the model is told of a result: what policies over prompts let pass, and no secret. */
    String told(String path, Plan.OperationPlan operation, Value result) {
        try {
            var redacted = action.redaction().of(Map.of(RESULT, result),
                    List.of(new Plan.Param(RESULT, operation.result(), null))).getOrDefault(RESULT, result);
            var marks = action.run.labels.of(redacted);
            var secret = new LabelGate(action.run).prompt(path, agent.name(), marks);
            if (secret != null) {
                return Failure.error(BoundaryException.POLICY_DENIED, secret).sentence();
            }
            action.saw(marks);
            return text(redacted, operation.result());
        } catch (EvalError e) {
            return Failure.of(e).sentence();
        }
    }

    private static String text(Value value, Type type) {
        var text = switch (value) {
            case Value.Text t -> t.text();
            case Value.None n -> type instanceof Type.Nothing ? "(done)" : "(nothing)";
            default -> PlainJson.text(value);
        };
        return text.length() <= MOST_TOLD ? text
                : text.substring(0, MOST_TOLD) + "\n(cut: these are the first " + MOST_TOLD + " of " + text.length()
                        + " characters)";
    }

    /** What is said with the last results, so that the model does not ask in vain. */
    String atTheEnd() {
        return rounds == MOST_ROUNDS || calls >= MOST_CALLS
                ? "\n(No tool is called any more. Answer now, with what is known.)" : "";
    }
}
