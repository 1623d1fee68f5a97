package dev.steward.runtime.schedule;

import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Suggestions;
import dev.steward.runtime.internal.SystemTicker;
import dev.steward.runtime.internal.schedule.Book;
import dev.steward.runtime.internal.schedule.Desk;
import dev.steward.runtime.internal.schedule.Listing;
import dev.steward.runtime.internal.schedule.Runs;
import dev.steward.runtime.internal.schedule.TriggerSpec;
import dev.steward.runtime.internal.schedule.Watch;

/**
 * The triggers of a company's playbooks. Whoever stays (workbench, {@code serve}) lets them fire with {@link #start};
 * everything else works in every process. Methods block on the store; thread-safe.
 */
public final class ScheduleService implements AutoCloseable {

    private static final String BY = "operator";

    private final Desk desk;
    private final Listing listing;
    private @Nullable Running running;
    private boolean closed;

    /** What goes on while triggers fire. */
    private record Running(Watch watch, AutoCloseable ears, SystemTicker ticker) {
    }

    /** Over a company's parts. */
    public ScheduleService(Desk desk) {
        this.desk = desk;
        this.listing = new Listing(desk);
    }

    /**
     * Lets triggers fire from now on, until {@link #close}; what fell due before is judged by its catch-up rule. To be
     * called once in the process that owns the company. A second call, or one after the close, does nothing.
     */
    public synchronized void start() {
        if (running != null || closed) {
            return;
        }
        var ticker = new SystemTicker();
        var watch = new Watch(ticker, desk::look);
        try {
            running = new Running(watch, desk.engine().listen(new Ended(watch)), ticker);
        } catch (RuntimeException e) {
            watch.close();
            ticker.close();
            throw e;
        }
    }

    /** Whether this process lets triggers fire. */
    public synchronized boolean isRunning() {
        return running != null;
    }

    /** What waits for a run to end can go on. */
    private record Ended(Watch watch) implements Engine.Listener {
        @Override
        public void event(Engine.RunEvent event) {
            if (event.type().equals("run.ended")) {
                watch.wake();
            }
        }
    }

    /**
     * All triggers, in the order of playbooks and text, as of now. While the playbooks have errors these are the ones
     * that were known before, without rules, each held by the {@link #problem}.
     */
    public List<ScheduledTrigger> list() {
        return listing.all(Instant.now());
    }

    /** Why nothing at all fires: the playbooks have errors. Null when they have none. */
    public @Nullable String problem() {
        return desk.book().problem();
    }

    /** The coming times of a trigger, at most {@code count}; none of an event or of one that is started by hand. */
    public List<Instant> coming(String word, int count) {
        return listing.coming(find(word), Instant.now(), count);
    }

    /**
     * Leaves out whatever of a trigger falls due from now on, until {@link #go}; events wait. Durable on return.
     *
     * @param word the trigger's id, or its playbook's name when that has one trigger, or {@code name/2} for its second
     * @return the trigger's id
     */
    public String pause(String word) {
        var id = find(word).id();
        desk.triggers().pause(id, BY, Instant.now());
        return id;
    }

    /** Lets a paused trigger fire again; what fell due meanwhile stays left out. Returns its id. */
    public String go(String word) {
        var id = find(word).id();
        if (!desk.triggers().go(id, Instant.now())) {
            throw ProblemException.wrongUse(id + " is not paused.");
        }
        wake();
        return id;
    }

    /**
     * Starts a run by hand with the inputs that a trigger gives, such as that of a manual one. Overlap rules don't
     * apply, as a person sees what is going on.
     *
     * @throws ProblemException there is no such trigger, it needs an event or an input, or everything is stopped
     */
    public RunId fire(String word) {
        var trigger = find(word);
        if (trigger.input() != null) {
            throw ProblemException.wrongUse(trigger.id() + " starts with what an event brings; deliver one, or start "
                    + trigger.playbook() + " by its name.");
        }
        try {
            return desk.fire(trigger, "by hand, with the inputs of " + trigger.words());
        } catch (Runs.NotStarted e) {
            throw new ProblemException(ProblemException.Kind.WRONG_USE, e.sentence(), List.of(), e);
        }
    }

    /** Looks soon whether something is due, if this process lets triggers fire. */
    synchronized void wake() {
        var now = running;
        if (now != null) {
            now.watch().wake();
        }
    }

    private TriggerSpec find(String word) {
        var book = known(desk.book());
        var fits = book.triggers().stream().filter(t -> fits(t, word)).toList();
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        var names = book.triggers().stream().map(t -> simple(t.playbook())).distinct().toList();
        throw ProblemException.wrongUse(fits.isEmpty()
                ? "There is no trigger '" + word + "'." + Suggestions.didYouMean(word, names)
                : "'" + word + "' has " + fits.size() + " triggers; write " + word + "/1 for " + fits.get(0).words()
                        + ", " + word + "/2 for " + fits.get(1).words() + ".");
    }

    private static Book known(Book book) {
        if (book.problem() != null) {
            throw ProblemException.wrongUse(String.valueOf(book.problem()));
        }
        return book;
    }

    private static boolean fits(TriggerSpec trigger, String word) {
        return List.of(trigger.id(), trigger.playbook(), simple(trigger.playbook()),
                trigger.playbook() + "/" + trigger.number(), simple(trigger.playbook()) + "/" + trigger.number())
                .contains(word);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Nothing fires any more from here. A second call does nothing. */
    @Override
    public void close() {
        Running ended;
        synchronized (this) {
            ended = running;
            running = null;
            closed = true;
        }
        if (ended != null) {
            ended.watch().close();
            try {
                ended.ears().close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener did not go", e);
            }
            ended.ticker().close();
        }
    }
}
