package dev.steward.llm.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonObject;

import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ModelClient.ModelRequest;
import dev.steward.llm.internal.http.Failures;
import dev.steward.llm.internal.schema.AnswerSchema;
import dev.steward.llm.internal.tools.ToolNames;
import okhttp3.Headers;

/** How one family of providers speaks: what is sent and how its answers are read. Stateless. */
public interface Dialect {

    /** Path of a call below the base address, such as {@code /chat/completions}. */
    String path();

    /** Headers that name the caller; {@code key} null for none. */
    Headers headers(@Nullable String key);

    /** The body of a call. */
    JsonObject body(Ask ask);

    /**
     * Reads one event of a stream.
     *
     * @throws BoundaryException an error that the provider reports inside the stream
     * @throws RuntimeException  of Gson or for a cast: the event is not what this dialect sends
     */
    void event(String data, Received received, Failures failures) throws BoundaryException;

    /** Reads an answer that came whole; throws like {@link #event}. */
    void whole(JsonObject body, Received received, Failures failures) throws BoundaryException;

    /**
     * @param name   what the provider calls the model
     * @param schema null when plain text is asked for
     * @param tools  how the tools are spelled
     * @param plain  whether the server refused the newer parts of the dialect: the schema goes into the prompt
     */
    record Ask(ModelRequest request, String name, int maxOutput, @Nullable AnswerSchema schema,
            ToolNames tools, boolean plain) {
    }
}
