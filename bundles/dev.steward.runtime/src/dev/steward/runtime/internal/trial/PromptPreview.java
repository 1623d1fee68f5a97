package dev.steward.runtime.internal.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Engines;
import dev.steward.engine.Ports;
import dev.steward.engine.RunState;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.value.Value;

/**
 * What a model would be asked, found out by a run that ends there: the engine makes the prompt, policies look at it, and
 * the call is refused before it reaches a model. Made for one call.
 */
public final class PromptPreview {

    private final Plan plan;
    private final Engine.Settings settings;
    private final ModelClient real;
    private final AtomicReference<ModelClient.@Nullable ModelRequest> asked = new AtomicReference<>();
    private final AtomicReference<ModelClient.@Nullable Quote> quoted = new AtomicReference<>();

    /**
     * What was found.
     *
     * @param request   null when it does not come to that
     * @param objection why it does not, or who is asked first; empty when nothing objects
     */
    public record Seen(ModelClient.@Nullable ModelRequest request, ModelClient.Quote quote, String objection) {

        /** The words of the conversation. */
        public String prompt() {
            var found = request;
            return found == null ? ""
                    : String.join("\n\n", found.turns().stream().map(ModelClient.Turn::text).toList());
        }
    }

    /** Never asked; only its prices are. */
    public PromptPreview(Plan plan, Engine.Settings settings, ModelClient real) {
        this.plan = plan;
        this.settings = settings;
        this.real = real;
    }

    /** Of a playbook with one step. */
    public Seen of(Map<String, Value> inputs, Instant now) throws InterruptedException {
        var memory = new TrialMemory();
        var store = new TrialRunStore();
        try (var engine = Engines.open(new Ports(store, memory, memory, List.of(new Looking()), connector -> {
            throw new BoundaryException(BoundaryException.BAD_REQUEST, "A preview calls nothing.");
        }, hash -> plan, new VirtualTicker(now), null, name -> {
        }), Engines.Options.standard())) {
            var run = engine.start(new Engine.Start(plan, inputs, settings, null));
            engine.await(run, Duration.ZERO);
            var trace = engine.trace(run, Long.MAX_VALUE).orElseThrow();
            var quote = quoted.get();
            return new Seen(asked.get(), quote == null ? new ModelClient.Quote(0, 0, true) : quote, objection(trace));
        }
    }

    /** Whatever keeps the run from the model; that it is refused there is our own doing. */
    private String objection(Engine.Trace trace) {
        if (called) {
            return "";
        }
        var error = trace.error();
        return trace.state() == RunState.FAILED ? error == null ? "It would fail." : error
                : trace.waitingFor() == null ? "" : "You are asked first: " + trace.waitingFor();
    }

    private volatile boolean called;

    private final class Looking implements ModelClient {

        @Override
        public boolean serves(String model) {
            return true;
        }

        @Override
        public Quote quote(ModelRequest request) {
            asked.compareAndSet(null, request);
            var quote = real.quote(request);
            quoted.compareAndSet(null, quote);
            return quote;
        }

        @Override
        public Answer call(ModelRequest request, Progress progress) throws BoundaryException {
            called = true;
            throw new BoundaryException(BoundaryException.BAD_REQUEST, "A preview asks no model.");
        }

        @Override
        public @Nullable String trouble(String model) {
            return null;
        }
    }
}
