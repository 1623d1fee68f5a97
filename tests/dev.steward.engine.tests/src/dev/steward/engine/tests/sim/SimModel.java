package dev.steward.engine.tests.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Type;

/** The models, as one process reaches them. */
record SimModel(Process process, SimOutside outside, Books books, Choices.Source choices) implements ModelClient {

    private static final int MOST_TOKENS = 150;

    @Override
    public boolean serves(String model) {
        return Set.of("m", "n", "o").contains(model);
    }

    private static long most(String model) {
        return switch (model) {
            case "m" -> 20_000;
            case "n" -> 12_000;
            default -> 4_000;
        };
    }

    @Override
    public Quote quote(ModelRequest request) {
        return new Quote(most(request.model()), MOST_TOKENS, true);
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws BoundaryException, InterruptedException {
        process.check();
        books.asked(request.key());
        books.begins(outside.flying(), request.key());
        var way = outside.way(process);
        if (way == SimOutside.Way.FAILS) {
            throw outside.failure(request.model(), false);
        }
        progress.delta("…");
        outside.takesTime(process, request.model(), way == SimOutside.Way.HANGS);
        if (way == SimOutside.Way.UNKNOWN) {
            throw outside.failure(request.model(), true);
        }
        var most = most(request.model());
        var cost = process.swarm.has(Fault.OVERBILLING) && choices.oneIn(6) ? most + 5_000
                : choices.of(most, most / 2, 0L);
        if (!request.tools().isEmpty() && choices.oneIn(2)) {
            return new Answer("", 100, choices.below(MOST_TOKENS - 100), cost, request.model(), false, calls(request));
        }
        var text = way == SimOutside.Way.WRONG ? "no answer" : request.output() instanceof Type.Named
                ? "{\"title\": \"x\", \"tags\": [\"craft\"]}"
                : "written";
        return new Answer(text, 100, choices.below(MOST_TOKENS - 100), cost, request.model(), false);
    }

    /** What it was offered, and now and then what nobody offered or nobody can read. */
    private List<ToolCall> calls(ModelRequest request) {
        var calls = new ArrayList<ToolCall>();
        for (var i = choices.weighted(5, 2, 1); i >= 0; i--) {
            var tool = request.tools().get(choices.below(request.tools().size())).name();
            calls.add(new ToolCall(request.key() + "." + i, choices.oneIn(10) ? "out.fire" : tool,
                    choices.oneIn(8) ? choices.of("{oh", "{}", "{\"id\": 7}") : "{\"id\": \"by a model " + i + "\"}"));
        }
        return calls;
    }

    @Override
    public @Nullable String trouble(String model) {
        return null;
    }
}
