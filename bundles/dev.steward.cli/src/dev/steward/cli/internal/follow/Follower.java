package dev.steward.cli.internal.follow;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.cli.ExitCode;
import dev.steward.cli.internal.Invocation;
import dev.steward.cli.internal.text.Json;
import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.spi.RunStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.Company;
import dev.steward.runtime.ProblemException;

/** Follows one run until it ended or waits for something that is not worth waiting for; asks the operator meanwhile. */
public final class Follower implements AutoCloseable {

    private static final int CATCH_UP_SECONDS = 5;

    private final Invocation call;
    private final Company company;
    private final Duration patience;
    private final Predicate<Engine.Card> answers;
    private final Progress progress;
    private final AutoCloseable listening;
    private final Set<String> later = new HashSet<>();
    private volatile @Nullable RunId followed;
    private volatile long heard;
    private volatile CountDownLatch caughtUp = new CountDownLatch(0);
    private volatile long awaited;

    /**
     * Listens from now on, so it is made before the run is started; {@link #expect} tells which run it is.
     *
     * @param patience timers that are further off are not waited for
     * @param answers  answers a question, or says no when it is to stay open
     */
    public Follower(Invocation call, Company company, Duration patience, Predicate<Engine.Card> answers) {
        this.call = call;
        this.company = company;
        this.patience = patience;
        this.answers = answers;
        progress = new Progress(call, company.folder().settings().zone());
        listening = company.runs().listen(new Ear());
    }

    /** Puts questions to the person at the terminal, if there is one. */
    public static Predicate<Engine.Card> asking(Invocation call, Company company) {
        return call.asks() ? new CardDialog(call, company.inbox(), company.folder().settings().zone())::ask
                : card -> false;
    }

    /** Leaves every question open. */
    public static Predicate<Engine.Card> silent() {
        return card -> false;
    }

    private final class Ear implements Engine.Listener {
        @Override
        public void event(Engine.RunEvent event) {
            hear(event);
        }

        @Override
        public void delta(RunId run, String path, String text) {
            if (Objects.equals(run, followed)) {
                progress.delta(run, path, text);
            }
        }
    }

    private void hear(Engine.RunEvent event) {
        if (!Objects.equals(event.run(), followed)) {
            return;
        }
        if (call.json()) {
            // The last line of all says how it ended, with the same type.
            if (!event.type().equals("run.ended")) {
                call.json(Json.of(event));
            }
        } else {
            progress.event(event);
        }
        heard = Math.max(heard, event.seq());
        if (heard >= awaited) {
            caughtUp.countDown();
        }
    }

    /** Shows the events of this run, and of no other, from now on. */
    public void expect(RunId run) {
        followed = run;
    }

    /** As {@link #follow}, of a run that began or went on before: what happens from now on is shown. */
    public ExitCode join(RunId run) throws InterruptedException {
        heard = Long.MAX_VALUE;
        return follow(run);
    }

    /** Follows a run to its end or its next wait, and tells how it came out. */
    public ExitCode follow(RunId run) throws InterruptedException {
        followed = run;
        var row = await(run);
        while (row.state() == RunState.WAITING && answered(run)) {
            row = await(run);
        }
        hearAll(row.seq());
        progress.hold();
        var trace = company.runs().trace(run, Long.MAX_VALUE);
        call.json(Json.ended(trace));
        new Outcome(call, company, progress).tell(trace, row);
        return ExitCode.of(row.state());
    }

    private RunStore.RunRow await(RunId run) throws InterruptedException {
        try {
            return company.runs().await(run, patience);
        } catch (StoreException e) {
            progress.hold();
            throw new ProblemException(ProblemException.Kind.BROKEN_OFF, e.getMessage() + " The run " + run
                    + " stopped at a safe point; go on with 'steward resume " + run + "'.", List.of(), e);
        }
    }

    private boolean answered(RunId run) {
        progress.hold();
        try {
            for (var open : company.inbox().open(run)) {
                var card = company.inbox().card(open.id());
                if (card.isPresent() && !later.contains(open.id())) {
                    if (answers.test(card.get())) {
                        return true;
                    }
                    later.add(open.id());
                }
            }
            return false;
        } finally {
            progress.release();
        }
    }

    /** Events come on another thread; the last line must come after them. */
    private void hearAll(long seq) throws InterruptedException {
        var latch = new CountDownLatch(1);
        caughtUp = latch;
        awaited = seq;
        if (heard < seq) {
            latch.await(CATCH_UP_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        progress.close();
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
