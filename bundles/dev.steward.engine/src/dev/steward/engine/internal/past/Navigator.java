package dev.steward.engine.internal.past;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Watcher;
import dev.steward.engine.internal.trace.EffectLedger;
import dev.steward.engine.internal.trace.StepStory;
import dev.steward.engine.past.Activation;
import dev.steward.engine.past.Cursor;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Past;
import dev.steward.engine.past.Picture;
import dev.steward.engine.past.Purse;
import dev.steward.engine.past.Remembered;
import dev.steward.engine.past.Stride;
import dev.steward.engine.past.Variable;
import dev.steward.engine.past.Visit;
import dev.steward.engine.value.Value;

/** Looks a run's past up in what was recorded of it. */
public final class Navigator implements Past {

    private final RunId run;
    private final Supplier<Reading> begins;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Reading reading;

    /** {@code begins}: reads the run from its first entry on. */
    Navigator(RunId run, Supplier<Reading> begins) {
        this.run = run;
        this.begins = begins;
        reading = begins.get();
    }

    private <T> T read(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private Recording told() {
        return reading.recording();
    }

    @Override
    public boolean refresh() {
        lock.writeLock().lock();
        try {
            var before = reading.entries();
            if (reading.isMoved()) {
                reading = begins.get();
            } else {
                Pasts.readable(run, () -> {
                    reading.further();
                    return run;
                });
            }
            return reading.entries() != before;
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public RunId run() {
        return run;
    }

    @Override
    public String playbook() {
        return read(() -> reading.plan().entry());
    }

    @Override
    public String planHash() {
        return read(() -> reading.plan().hash());
    }

    @Override
    public int last() {
        return read(() -> told().timeline.last());
    }

    @Override
    public long lastSeq() {
        return read(() -> reading.entries());
    }

    @Override
    public int at(long seq) {
        return read(() -> told().timeline.at(seq));
    }

    @Override
    public long seq(int moment) {
        return read(() -> told().timeline.seq(moment));
    }

    @Override
    public int events() {
        return read(() -> told().told.size());
    }

    @Override
    public List<Engine.RunEvent> events(int from, int to) {
        return read(() -> {
            var events = new ArrayList<Engine.RunEvent>();
            for (var number = from; number < to; number++) {
                events.add(event(number));
            }
            return events;
        });
    }

    private Engine.RunEvent event(int number) {
        var event = told().told.get(number);
        var moment = told().told.moment(number);
        var timeline = told().timeline;
        return new Engine.RunEvent(run, event.seq(), timeline.time(moment), event.type(), event.path(), event.facts(),
                timeline.state(moment), timeline.money(moment).spent());
    }

    @Override
    public int momentOf(int event) {
        return read(() -> told().told.moment(event));
    }

    @Override
    public int eventAt(int moment) {
        return read(() -> told().told.upTo(moment) - 1);
    }

    @Override
    public Picture picture(int moment) {
        return read(() -> {
            var timeline = told().timeline;
            var live = told().tree.live(moment);
            var money = timeline.money(moment);
            return new Picture(moment, timeline.seq(moment), timeline.time(moment), timeline.state(moment),
                    money.spent(), money.reserved(), timeline.waitingFor(moment), timeline.error(moment),
                    live.stream().map(Node::activation).toList(), Stacks.of(told().tree, live),
                    told().waits.at(moment));
        });
    }

    @Override
    public Activation activation(int number) {
        return read(() -> told().tree.get(number).activation());
    }

    @Override
    public Optional<Activation> find(String id) {
        return read(() -> {
            var node = told().tree.find(id);
            return node == null ? Optional.empty() : Optional.of(node.activation());
        });
    }

    @Override
    public int activations() {
        return read(() -> told().tree.size());
    }

    @Override
    public List<Activation> around(int activation) {
        return read(() -> told().tree.get(activation).upwards().stream().map(Node::activation).toList());
    }

    @Override
    public List<Variable> variables(int moment, int activation) {
        return read(() -> told().scopes.known(scope(activation), moment).stream().map(this::variable).toList());
    }

    private int scope(int activation) {
        for (var node : told().tree.get(activation).upwards()) {
            if (node.scope != Watcher.NONE) {
                return node.scope;
            }
        }
        return Watcher.NONE;
    }

    private Variable variable(Scopes.Known known) {
        var setting = known.setting();
        var bound = setting.bound();
        var by = told().tree.get(bound.by());
        return new Variable(bound.name(), bound.value(), bound.type(),
                new Given(bound.kind(), by.seen.path(), by.staticId(), setting.since(), setting.seq()), known.owner());
    }

    @Override
    public List<Variable> used(int activation) {
        return read(() -> {
            var node = told().tree.get(activation);
            return new Uses(reading.plan(), node).of(told().scopes.known(scope(activation), node.began)).stream()
                    .map(this::variable).toList();
        });
    }

    @Override
    public Optional<Value> value(int moment, int activation, String name) {
        return read(() -> told().scopes.find(scope(activation), moment, name).map(found -> found.bound().value())
                .or(() -> ofTheRun(moment, name)));
    }

    private Optional<Value> ofTheRun(int moment, String name) {
        return switch (name) {
            case "now" -> Optional.of(new Value.Moment(told().timeline.time(moment)));
            case "cost" -> Optional.of(
                    new Value.Money(BigDecimal.valueOf(told().timeline.money(moment).spent(), 6), "USD"));
            default -> Optional.empty();
        };
    }

    @Override
    public List<Engine.StepTrace> steps(int moment) {
        return read(() -> {
            var count = told().told.upTo(moment);
            return told().told.index().paths(count).stream().map(path -> step(path, count)).toList();
        });
    }

    @Override
    public Optional<Engine.StepTrace> step(int moment, String path) {
        return read(() -> {
            var count = told().told.upTo(moment);
            return told().told.index().of(path).upTo(count - 1) == 0 ? Optional.empty()
                    : Optional.of(step(path, count));
        });
    }

    private Engine.StepTrace step(String path, int count) {
        var story = new StepStory(path);
        events(told().told.index().of(path), count).forEach(story::event);
        return story.trace();
    }

    private List<Engine.RunEvent> events(Ints numbers, int count) {
        var events = new ArrayList<Engine.RunEvent>();
        for (var at = 0; at < numbers.size() && numbers.get(at) < count; at++) {
            events.add(event(numbers.get(at)));
        }
        return events;
    }

    @Override
    public List<Engine.RunEvent> events(int moment, String path) {
        return read(() -> events(told().told.index().of(path), told().told.upTo(moment)).stream()
                .filter(event -> !event.path().isEmpty()).toList());
    }

    @Override
    public List<Engine.Effect> effects(int moment) {
        return read(() -> {
            var ledger = new EffectLedger();
            events(told().told.index().effects(), told().told.upTo(moment)).forEach(ledger::event);
            return ledger.effects();
        });
    }

    @Override
    public List<Purse> purses(int moment, int activation) {
        return read(() -> {
            var purses = new ArrayList<Purse>();
            for (var node : told().tree.get(activation).upwards()) {
                var purse = told().purses.of(node.number, moment);
                if (purse != null) {
                    purses.add(purse);
                }
            }
            purses.add(told().purses.total(moment));
            return purses;
        });
    }

    @Override
    public List<Remembered> remembered(int moment) {
        return read(() -> {
            var told = told().told;
            var recalls = told.index().recalls();
            var found = new ArrayList<Remembered>();
            for (var at = 0; at < recalls.size() && told.moment(recalls.get(at)) <= moment; at++) {
                found.add(remembered(recalls.get(at), told.get(recalls.get(at))));
            }
            return found;
        });
    }

    private Remembered remembered(int number, Told.Event event) {
        var value = event.facts().get("value");
        var notes = event.facts().get("notes") instanceof Value.Items items ? items.items() : List.<Value>of();
        return new Remembered(told().told.moment(number), event.path(), event.text("target"),
                value == null ? new Value.None() : value,
                notes.stream().map(note -> note instanceof Value.Text text ? text.text() : "").toList());
    }

    @Override
    public Cursor cursor(int moment, String strand) {
        return read(() -> new Stacks(told().tree, told().told).cursor(moment, strand));
    }

    @Override
    public Optional<Cursor> step(Cursor from, Stride stride) {
        return read(() -> new Strides(told().tree, told().timeline.last()).step(from, stride));
    }

    @Override
    public Optional<Visit> search(Cursor from, boolean forward, Set<String> staticIds, Predicate<Visit> fits) {
        return read(() -> new Strides(told().tree, told().timeline.last()).search(from, forward, staticIds, fits));
    }

    @Override
    public Cursor before(int activation) {
        return read(() -> Strides.before(told().tree.get(activation)));
    }

    @Override
    public Cursor after(int activation) {
        return read(() -> {
            var ended = told().tree.get(activation).ended;
            return new Cursor(ended == Activation.LIVE ? told().timeline.last() : ended, activation);
        });
    }
}
