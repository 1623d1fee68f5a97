package dev.steward.ui.editor.internal.trial;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.value.Value;
import dev.steward.runtime.AgentTrial;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.kit.Deliver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;

/** One question to an agent: the words as they come, and how far it is. Thread-safe; never waits. */
final class Asking implements AutoCloseable {

    private static final Set<String> TURNS = Set.of("run.ended", "ask.opened", "ask.answered", "call.failed",
            "call.done");

    private final OpenCompany company;
    private final AgentTrial trial;
    private final Consumer<Asking> changed;
    private final Map<RunId, StringBuffer> words = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean stopping;
    private volatile @Nullable RunId run;
    private volatile AgentTrial.@Nullable Outcome outcome;
    private volatile String trouble = "";
    private volatile @Nullable AutoCloseable listening;

    /** @param changed hears on any thread that there is more to show */
    Asking(OpenCompany company, AgentTrial trial, Consumer<Asking> changed) {
        this.company = company;
        this.trial = trial;
        this.changed = changed;
    }

    void begin(Map<String, Value> inputs) {
        company.ask(session -> {
            var runs = session.company().runs();
            listening = runs.listen(new Engine.Listener() {
                @Override
                public void event(Engine.RunEvent event) {
                    var mine = run;
                    if (mine != null && mine.equals(event.run()) && TURNS.contains(event.type())) {
                        look();
                    }
                }

                @Override
                public void delta(RunId of, String path, String text) {
                    words.computeIfAbsent(of, key -> new StringBuffer()).append(text);
                    changed.accept(Asking.this);
                }
            });
            if (closed.get()) {
                Deliver.close(listening);
            }
            return session.company().agents().start(trial, inputs, null);
        }).whenComplete((started, failure) -> {
            if (failure == null) {
                run = started;
                words.keySet().removeIf(other -> !other.equals(started));
                if (stopping) {
                    cancel(started).exceptionally(this::failed);
                }
                look();
            } else {
                trouble = Deliver.sentence(failure);
                close();
            }
            changed.accept(this);
        });
    }

    /** Reads how far it is. */
    private void look() {
        var of = run;
        if (of != null) {
            company.ask(session -> session.company().agents().outcome(trial, of)).whenComplete((found, failure) -> {
                if (failure == null) {
                    outcome = found;
                    if (found.over()) {
                        close();
                    }
                } else {
                    trouble = Deliver.sentence(failure);
                }
                changed.accept(this);
            });
        }
    }

    /** Ends it; what is just about to begin ends when it has begun. */
    CompletableFuture<Boolean> stop() {
        stopping = true;
        var of = run;
        return of == null ? CompletableFuture.completedFuture(true) : cancel(of);
    }

    private CompletableFuture<Boolean> cancel(RunId of) {
        return company.ask(session -> {
            session.company().agents().cancel(of);
            return true;
        });
    }

    private Boolean failed(Throwable failure) {
        trouble = Deliver.sentence(failure);
        changed.accept(this);
        return false;
    }

    AgentTrial trial() {
        return trial;
    }

    @Nullable
    RunId run() {
        return run;
    }

    AgentTrial.@Nullable Outcome outcome() {
        return outcome;
    }

    /** The answer so far. */
    String words() {
        var known = outcome;
        if (known != null && known.over()) {
            return known.answer().isEmpty() ? streamed() : known.answer();
        }
        return streamed();
    }

    private String streamed() {
        var of = run;
        var found = of == null ? null : words.get(of);
        return found == null ? "" : found.toString();
    }

    boolean isOver() {
        var known = outcome;
        return !trouble.isEmpty() || known != null && known.over();
    }

    String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed.set(true);
        Deliver.close(listening);
    }
}
