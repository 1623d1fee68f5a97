package dev.steward.llm.internal;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;

import dev.steward.engine.spi.ModelClient.Progress;
import dev.steward.engine.spi.ModelClient.ToolCall;
import dev.steward.engine.spi.ModelClient.Turn;
import dev.steward.llm.internal.tools.Calls;
import dev.steward.llm.internal.tools.ToolNames;
import dev.steward.llm.internal.tools.ToolText;

/** What has come of an answer so far. Used by the calling thread alone. */
public final class Received {

    /** Why an answer ended. */
    public enum Stop {
        /** It has not, as far as the provider said. */
        OPEN,
        /** The model was done. */
        DONE,
        /** It reached the bound on its length. */
        CUT,
        /** The model or a filter refused. */
        REFUSED
    }

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder aside = new StringBuilder();
    private final Calls calls = new Calls();
    private final Progress progress;
    private final boolean structured;
    private Stop stop = Stop.OPEN;
    private @Nullable String model;
    private String refusal = "";
    private long input;
    private long cached;
    private long output;
    /** Where the call is that holds the final answer, below 0 while there is none. */
    private long answer = -1;

    Received(Progress progress, boolean structured) {
        this.progress = progress;
        this.structured = structured;
    }

    /** Whether the answer is asked for by a schema. */
    public boolean structured() {
        return structured;
    }

    /** A further piece of the answer. */
    public void append(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            progress.delta(piece);
        }
    }

    /** A further piece of words beside an answer that comes in a form of its own. */
    public void aside(String piece) {
        aside.append(piece);
    }

    /** A piece of a call, as {@link Calls#piece} takes it. */
    public void call(long place, String id, String name, @Nullable JsonElement arguments) {
        calls.piece(place, id, name, arguments);
    }

    /**
     * A piece of a call, where the final answer comes as a call too. Calls that are asked for beside it are not made:
     * the model did not wait for their results. Of two answers the first one counts.
     */
    public void callOrAnswer(long place, String id, String name, @Nullable JsonElement arguments) {
        if (structured && answer < 0 && name.equals(ToolNames.ANSWER)) {
            answer = place;
        }
        if (place != answer) {
            call(place, id, name, arguments);
        } else if (arguments != null) {
            append(ToolText.arguments(arguments));
        }
    }

    /** A further piece of the words with which the model refuses. */
    public void refuse(String piece) {
        refusal += piece;
        stop = Stop.REFUSED;
    }

    /** The provider said why it ended; a refusal stays one. */
    public void stop(Stop why) {
        if (stop != Stop.REFUSED) {
            stop = why;
        }
    }

    /** The model that answers, as the provider names it. */
    public void model(String name) {
        model = name;
    }

    /** Tokens read; {@code cachedTokens} of them from a cache. */
    public void input(long tokens, long cachedTokens) {
        input = tokens;
        cached = Math.min(tokens, cachedTokens);
    }

    /** Tokens written. */
    public void output(long tokens) {
        output = tokens;
    }

    Stop stop() {
        return stop;
    }

    String text() {
        return text.isEmpty() ? aside.toString() : text.toString();
    }

    /** What is to be called before the model goes on. */
    List<ToolCall> calls(ToolNames names, List<Turn> conversation) {
        return answer >= 0 ? List.of() : calls.asked(names, conversation);
    }

    String refusal() {
        return refusal;
    }

    String modelOr(String otherwise) {
        var name = model;
        return name == null || name.isBlank() ? otherwise : name;
    }

    /** Tokens read as the provider counted, else the estimate: also for none, which some servers report of any call. */
    long input(long estimate) {
        return input <= 0 ? estimate : input;
    }

    long cached() {
        return cached;
    }

    /** Tokens written as the provider counted, else an estimate of what came. */
    long output() {
        return output <= 0 ? Tokens.of(text.toString() + aside + calls.text()) : output;
    }
}
