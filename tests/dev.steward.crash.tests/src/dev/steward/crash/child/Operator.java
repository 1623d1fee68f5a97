package dev.steward.crash.child;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.steward.engine.Engine;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.Value;

/**
 * Sits at the company's desk: answers questions (about unknown outcomes with the truth, which the server knows),
 * cancels and pauses the runs that are there for it, and tells the harness what it was told is durable.
 */
final class Operator implements Engine.Listener, Runnable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final String WHO = "operator";

    private final Engine engine;
    private final RunStore store;
    private final Outside outside;
    private final Teller teller;
    private final Semaphore news = new Semaphore(1);
    private final Semaphore progress = new Semaphore(0);

    Operator(Engine engine, RunStore store, Outside outside, Teller teller) {
        this.engine = engine;
        this.store = store;
        this.outside = outside;
        this.teller = teller;
    }

    @Override
    public void event(Engine.RunEvent event) {
        teller.tell("event", event.run(), event.seq(), event.type(), event.path());
        switch (event.type()) {
            case "ask.opened", "timer.set", "run.paused" -> news.release();
            case "ask.answered", "run.ended" -> progress.release();
            default -> {
                // nothing to do at the desk
            }
        }
    }

    /** Until a run has ended or was answered, or for a while. */
    void awaitProgress() throws InterruptedException {
        if (progress.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            progress.drainPermits();
        }
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException | IllegalStateException e) {
            teller.tell("note", "the operator's desk: " + e.getMessage());
        }
    }

    private void look() throws InterruptedException {
        for (var ask : store.asks()) {
            var card = engine.card(ask.id());
            if (card.isPresent()) {
                answer(card.get());
            }
        }
        for (var row : store.open()) {
            if (row.state() == RunState.PAUSED) {
                engine.unpause(row.run(), WHO);
                teller.tell("unpaused", row.run());
            } else if (row.state() == RunState.WAITING && row.planHash().equals(Playbooks.CANCELLED)) {
                engine.cancel(row.run(), WHO);
                teller.tell("cancelled", row.run());
            }
        }
    }

    private void answer(Engine.Card card) throws InterruptedException {
        try {
            var decision = card.kind().equals("unknown") ? truth(card) : taste(card);
            engine.decide(card.id(), decision);
            teller.tell("decided", card.id(), decision.answer());
        } catch (Engine.DecisionException | BoundaryException e) {
            teller.tell("note", "question " + card.id() + ": " + e.getMessage());
        }
    }

    private Engine.Decision truth(Engine.Card card) throws BoundaryException, InterruptedException {
        var id = id(card);
        return outside.call("find", id, "desk", "desk")
                ? new Engine.Decision(Engine.Answer.EDIT, Map.of("value", new Value.Text("seen " + id)), null, WHO)
                : new Engine.Decision(Engine.Answer.REJECT, Map.of(), "it is not there", WHO);
    }

    /** Mostly yes; which one it is depends on what is asked alone. */
    private static Engine.Decision taste(Engine.Card card) {
        var id = id(card);
        return switch (Math.floorMod(id.hashCode(), 6)) {
            case 0 -> new Engine.Decision(Engine.Answer.REJECT, Map.of(), "not this one", WHO);
            case 1 -> new Engine.Decision(Engine.Answer.EDIT, Map.of("id", new Value.Text(id + "/edited")), null, WHO);
            default -> new Engine.Decision(Engine.Answer.APPROVE, Map.of(), null, WHO);
        };
    }

    private static String id(Engine.Card card) {
        return card.args().get("id") instanceof Value.Text text ? text.text() : card.run() + card.path();
    }
}
