package dev.steward.runtime.internal.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.RunStore;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.RunService;
import dev.steward.runtime.internal.Preparation;

/** The parts of one company that what starts by itself is made of. Thread-safe. */
public final class Desk {

    private final CompanyFolder folder;
    private final Engine engine;
    private final RunStore runs;
    private final KeyValueStore values;
    private final PlaybookBook book;
    private final EngineRuns starts;
    private final Scheduler scheduler;
    private final Housekeeping housekeeping;

    /** Over a company's ports, wherever its store is. */
    public Desk(CompanyFolder folder, Preparation preparation, RunService service, Engine engine, RunStore runs,
            KeyValueStore values) {
        this.folder = folder;
        this.engine = engine;
        this.runs = runs;
        this.values = values;
        book = new PlaybookBook(folder, preparation);
        starts = new EngineRuns(book, service, engine, runs);
        scheduler = new Scheduler(values, book::glance, starts, folder.settings().zone(),
                () -> Held.words(engine.queue()));
        housekeeping = new Housekeeping(values, runs, folder.settings().zone(), folder.settings().keepRuns());
    }

    /** Does all that is due; says when to look again. */
    public Optional<Instant> look(Instant now) {
        var next = scheduler.look(now);
        return housekeeping.look(now) ? Optional.of(now) : next;
    }

    /** Brings the events that came to whom they concern. */
    public void route(Instant now) {
        scheduler.route(now);
    }

    /** Starts a run by hand. */
    public RunId fire(TriggerSpec trigger, String origin) throws Runs.NotStarted {
        var id = RunId.random(Instant.now(), RandomGenerator.getDefault());
        starts.start(trigger, null, id, origin);
        return id;
    }

    /** The current text's triggers. */
    public Book book() {
        return book.current();
    }

    /** The company's time zone. */
    public ZoneId zone() {
        return folder.settings().zone();
    }

    CompanyFolder folder() {
        return folder;
    }

    /** The company's engine. */
    public Engine engine() {
        return engine;
    }

    /** The company's runs as they are kept. */
    public RunStore runs() {
        return runs;
    }

    KeyValueStore values() {
        return values;
    }

    /** Where triggers keep their state. */
    public TriggerStore triggers() {
        return new TriggerStore(values);
    }

    /** Where events are kept. */
    public EventStore events() {
        return new EventStore(values);
    }

    /** The compiled playbook that a trigger starts, or that waits for an event. */
    public Optional<Prepared> playbook(String name) {
        return book.playbook(name);
    }
}
