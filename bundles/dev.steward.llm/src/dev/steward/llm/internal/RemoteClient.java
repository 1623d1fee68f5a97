package dev.steward.llm.internal;

import static dev.steward.engine.spi.BoundaryException.AUTH_FAILED;
import static dev.steward.engine.spi.BoundaryException.BAD_REQUEST;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient;
import dev.steward.engine.spi.Prices.Price;
import dev.steward.llm.internal.Dialect.Ask;
import dev.steward.llm.internal.RemoteCall.Refused;
import dev.steward.llm.internal.http.Failures;
import dev.steward.llm.internal.http.Http;
import dev.steward.llm.internal.schema.AnswerSchema;
import dev.steward.llm.internal.tools.ToolNames;

/** The models of one provider over HTTP. Never repeats a call that may have been charged: that is for the engine. */
public final class RemoteClient implements ModelClient {

    private final Provider provider;
    private final Settings settings;
    private final Http http;
    /** Base addresses of compatible servers that refused the newer parts of the dialect. */
    private final Set<String> plain = ConcurrentHashMap.newKeySet();

    /** Shares {@code http} with other clients. */
    public RemoteClient(Provider provider, Settings settings, Http http) {
        this.provider = provider;
        this.settings = settings;
        this.http = http;
    }

    @Override
    public boolean serves(String model) {
        return model.startsWith(provider.name() + ":");
    }

    @Override
    public Quote quote(ModelRequest request) {
        var ref = provider.resolve(request.model(), settings);
        var price = ref == null ? null : settings.price(ref).orElse(null);
        var used = price == null ? settings.highest() : price;
        var input = Math.min(Tokens.of(request), used.contextWindow());
        var output = Math.min(request.maxOutput(), used.maxOutput());
        return new Quote(used.cost(input, 0, output), input + output, price != null);
    }

    @Override
    public Answer call(ModelRequest request, Progress progress) throws BoundaryException, InterruptedException {
        var ref = resolved(request.model());
        var price = settings.price(ref).orElseThrow(() -> new BoundaryException(BAD_REQUEST, unpriced(ref)));
        var key = key(ref);
        var failures = new Failures(ref.server(), ref.id(), variable(ref), key, settings.clock());
        var schema = AnswerSchema.of(request);
        var received = new Received(progress, schema != null);
        var call = new RemoteCall(http.client(), provider.dialect(), failures, received, request.timeout(),
                settings.stall());
        var ask = new Ask(request, ref.name(), Math.min(request.maxOutput(), price.maxOutput()), schema,
                ToolNames.of(request.tools()), plain.contains(ref.base()));
        run(call, ref, key, ask, failures);
        return answer(ref, ask, price, received);
    }

    @Override
    public @Nullable String trouble(String model) {
        var ref = provider.resolve(model, settings);
        if (ref == null) {
            return malformed(model);
        }
        var problem = settings.problem();
        if (problem != null) {
            return problem;
        }
        if (settings.price(ref).isEmpty()) {
            return unpriced(ref);
        }
        try {
            var key = key(ref);
            var failures = new Failures(ref.server(), ref.id(), variable(ref), key, settings.clock());
            return Reachability.trouble(http.client(), ref.base() + "/models", provider.dialect().headers(key),
                    failures);
        } catch (BoundaryException e) {
            return e.getMessage();
        }
    }

    private void run(RemoteCall call, ModelRef ref, @Nullable String key, Ask ask, Failures failures)
            throws BoundaryException, InterruptedException {
        var url = ref.base() + provider.dialect().path();
        var headers = provider.dialect().headers(key);
        try {
            call.run(url, headers, ask);
        } catch (Refused refused) {
            if (refused.status() != 400 || ask.plain() || !provider.lenient()) {
                throw refused.told(failures);
            }
            // Refused before any work was done. Older servers don't know schemas: ask in words, and do so from now on.
            var again = new Ask(ask.request(), ask.name(), ask.maxOutput(), ask.schema(), ask.tools(), true);
            try {
                call.run(url, headers, again);
                plain.add(ref.base());
            } catch (Refused twice) {
                throw twice.told(failures);
            }
        }
    }

    private static Answer answer(ModelRef ref, Ask ask, Price price, Received received) {
        var request = ask.request();
        var input = received.input(Tokens.of(request));
        var output = received.output();
        var calls = received.calls(ask.tools(), request.turns());
        var schema = ask.schema();
        // with calls it is what the model said beside, in words
        var text = schema == null || !calls.isEmpty() ? received.text() : schema.unwrap(received.text());
        return new Answer(text, input, output, price.cost(input, received.cached(), output),
                received.modelOr(ref.name()), false, calls);
    }

    private ModelRef resolved(String model) throws BoundaryException {
        var ref = provider.resolve(model, settings);
        if (ref == null) {
            throw new BoundaryException(BAD_REQUEST, malformed(model));
        }
        return ref;
    }

    private @Nullable String key(ModelRef ref) throws BoundaryException {
        var key = settings.secrets().find(ref.secret()).map(String::strip).orElse("");
        if (key.isEmpty()) {
            if (provider.needsKey()) {
                throw new BoundaryException(AUTH_FAILED, "The key for " + ref.id()
                        + " is missing: set the environment variable " + variable(ref) + ".");
            }
            return null;
        }
        if (!key.matches("[\\x21-\\x7e]+")) {
            throw new BoundaryException(AUTH_FAILED, "The key in the environment variable " + variable(ref)
                    + " has characters that no key has: copy it again.");
        }
        if (!ref.safeForKey()) {
            throw new BoundaryException(BAD_REQUEST, "The key for " + ref.server()
                    + " would travel unencrypted: use an address that begins with https.");
        }
        return key;
    }

    private static String variable(ModelRef ref) {
        return "STEWARD_SECRET_" + ref.secret().toUpperCase(Locale.ROOT);
    }

    private String malformed(String model) {
        return provider.lenient()
                ? "“" + model + "” names no model: write compatible:URL#model, such as "
                        + "compatible:http://localhost:11434/v1#qwen3."
                : "“" + model + "” names no model: write " + provider.name()
                        + ":MODEL, and check the address in models." + provider.name() + ".url if you set one.";
    }

    private static String unpriced(ModelRef ref) {
        return "No price is known for " + ref.id() + ": add a line for it to prices.csv in the company folder, or set "
                + "models.price.unknown=INPUT/OUTPUT in steward.properties (USD per million tokens).";
    }
}
