package dev.steward.llm.internal;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.ModelClient.Progress;

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
    private final Progress progress;
    private Stop stop = Stop.OPEN;
    private @Nullable String model;
    private String refusal = "";
    private long input;
    private long cached;
    private long output;

    Received(Progress progress) {
        this.progress = progress;
    }

    /** A further piece of the answer. */
    public void append(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            progress.delta(piece);
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
        return text.toString();
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

    /** Tokens written as the provider counted, else an estimate of the text. */
    long output() {
        return output <= 0 ? Tokens.of(text.toString()) : output;
    }
}
