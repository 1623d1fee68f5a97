package dev.steward.lsp.internal;

import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.lsp.internal.Document.Version;
import dev.steward.lsp.internal.convert.Lines;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/**
 * Answers questions on threads of its own. An answer is about the text that was newest when the question came: when the
 * text has changed meanwhile, the client is told so and gets no answer. A question can be cancelled.
 */
final class Asking implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Asking.class.getName());
    private static final int FEWEST_THREADS = 2;

    /**
     * What a question is about.
     *
     * @param lines of the text that was newest when the question came
     * @param cancelled whether nobody wants the answer any more
     */
    record Scene(Document document, Company company, Snapshot snapshot, Lines lines, BooleanSupplier cancelled) {

        PlaybookIde ide() {
            return company.ide();
        }

        String text() {
            return lines.text();
        }
    }

    private final Desk desk;
    private final ExecutorService threads;

    Asking(Desk desk) {
        this.desk = desk;
        threads = Executors.newFixedThreadPool(Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().daemon().name("lsp-answer-", 0).factory());
    }

    /** Asks about the newest text, understood in whole. */
    <T> CompletableFuture<T> ask(String uri, Function<Scene, T> question) {
        return ask(uri, question, (document, company) -> company.snapshot(document));
    }

    /** The same for a question to which there may be no answer; the client hears of none as null. */
    <T> CompletableFuture<@Nullable T> askMaybe(String uri, Function<Scene, Optional<T>> question) {
        CompletableFuture<Optional<T>> asked = ask(uri, question);
        CompletableFuture<@Nullable T> answer = asked.thenApply(found -> found.isPresent() ? found.get() : null);
        answer.whenComplete((value, failed) -> {
            if (answer.isCancelled()) {
                asked.cancel(true);
            }
        });
        return answer;
    }

    /** Asks about the newest text with whatever is known already, as for completion: the text may be broken anyway. */
    <T> CompletableFuture<T> askAtOnce(String uri, Function<Scene, T> question) {
        return ask(uri, question, (document, company) -> {
            Document.Held held = document.held();
            return held == null ? company.snapshot(document) : CompletableFuture.completedFuture(held.snapshot());
        });
    }

    private <T> CompletableFuture<T> ask(String uri, Function<Scene, T> question,
            BiFunction<Document, Company, CompletableFuture<Snapshot>> how) {
        Desk.Place place = desk.place(uri).orElse(null);
        if (place == null) {
            return CompletableFuture.failedFuture(refused(ResponseErrorCode.InvalidParams, uri + " is not open."));
        }
        Document document = place.document();
        Version version = document.version();
        CompletableFuture<T> answer = new CompletableFuture<>();
        BooleanSupplier cancelled = () -> answer.isDone() || !document.isNow(version);
        how.apply(document, place.company()).whenComplete((snapshot, failed) -> {
            if (failed != null) {
                answer.completeExceptionally(told(failed));
            } else {
                run(answer, () -> {
                    current(document, version);
                    T value = question.apply(new Scene(document, place.company(), snapshot, version.lines(),
                            cancelled));
                    current(document, version);
                    return value;
                });
            }
        });
        return answer;
    }

    /** Asks about no text in particular. */
    <T> CompletableFuture<T> ask(Function<BooleanSupplier, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(answer, () -> question.apply(answer::isDone));
        return answer;
    }

    private static void current(Document document, Version version) {
        if (!document.isNow(version)) {
            throw refused(ResponseErrorCode.ContentModified, "The text has changed since it was asked about.");
        }
    }

    private <T> void run(CompletableFuture<T> answer, Supplier<T> work) {
        try {
            threads.execute(() -> {
                if (answer.isDone()) {
                    return;
                }
                try {
                    answer.complete(work.get());
                } catch (RuntimeException | StackOverflowError e) {
                    answer.completeExceptionally(told(e));
                }
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(refused(ResponseErrorCode.RequestCancelled, "The server is leaving."));
        }
    }

    /** What a client hears of a failure: never a stack trace. */
    private static Throwable told(Throwable failure) {
        Throwable cause = failure.getCause() != null && failure instanceof CompletionException
                ? failure.getCause() : failure;
        if (cause instanceof ResponseErrorException) {
            return cause;
        }
        if (cause instanceof CancellationException) {
            return refused(ResponseErrorCode.ContentModified, "The text has changed since it was asked about.");
        }
        LOG.log(Level.ERROR, "a question could not be answered", cause);
        return refused(ResponseErrorCode.InternalError, "This could not be answered; the log of the server says why.");
    }

    static ResponseErrorException refused(ResponseErrorCode code, String sentence) {
        return new ResponseErrorException(new ResponseError(code, sentence, null));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
