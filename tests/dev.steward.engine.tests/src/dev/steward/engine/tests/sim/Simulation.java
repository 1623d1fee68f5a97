package dev.steward.engine.tests.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.Limits;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.engine.Stuck;
import dev.steward.testkit.Crash;
import dev.steward.testkit.Disk;

/**
 * One simulation: the unchanged engine, some runs of random playbooks, faults, an operator, several lives of the
 * process. It goes wild for a while, then nothing goes wrong any more, and every run has to end.
 */
final class Simulation implements Schedule.Director {

    private static final int WILD = 500;
    private static final int MOST = 5_000;
    private static final int LIVES = 8;
    private static final int AWAY = 20_000;

    private final Choices choices;
    private final Swarm swarm;
    private final Schedule schedule;
    private final Books books;
    private final Process.Around around;
    private final Operator operator;
    private final Options options;
    private final List<String> log = new ArrayList<>();
    private final Crew crew;
    private Process process;
    private boolean buried;
    private int lives;
    private @Nullable Throwable violation;

    /**
     * @param logged  whether to keep what happened, in words
     * @param tornOk  a store that takes a torn commit for a whole one
     */
    record Options(boolean logged, boolean tornOk) {
    }

    /** How it went; {@code violation} null when every promise was kept. */
    record Outcome(@Nullable Throwable violation, Map<String, int[]> choices, List<String> log, List<RunState> ends,
            int steps, int lives, String swarm) {
    }

    Simulation(Crew crew, Choices choices, Options options) {
        this.crew = crew;
        this.choices = choices;
        this.options = options;
        var shape = choices.about("shape");
        swarm = new Swarm(shape);
        schedule = new Schedule(crew, choices, this);
        schedule.inOrder(!swarm.has(Fault.ANY_ORDER));
        books = new Books(this);
        var outside = new SimOutside(schedule, choices, books, this);
        around = new Process.Around(schedule, choices, books, outside, new Disk(),
                new Limits(shape.of(500, 2, 1), shape.of(200, 3, 1), shape.of(64, 1, 0), 16, Map.of(), 64, Map.of()),
                swarm);
        books.limit(around.limits().calls());
        process = new Process(this, around, ++lives);
        operator = new Operator(this, schedule, choices, books, outside);
    }

    /** The step of what happens now. */
    int steps() {
        return schedule.steps();
    }

    boolean acceptsTornCommits() {
        return options.tornOk();
    }

    // ---- running it

    Outcome run() {
        schedule.ready(Owner.NOBODY, "begin", () -> {
            boot();
            operator.begin();
        });
        crew.run(schedule, this::hears);
        return new Outcome(violation, choices.recorded(), log,
                books.runs().values().stream().map(RunBook::state).toList(), schedule.steps(), lives, swarm.toString());
    }

    /** Hears of defects that the engine notices itself. */
    private void hears(LogRecord record) {
        var why = record.getThrown();
        if (record.getLevel().intValue() >= Level.SEVERE.intValue() && !(why instanceof Crash)) {
            broken(why != null ? why : new Violation("the engine says: " + record.getMessage() + " "
                    + java.util.Arrays.toString(record.getParameters())));
        }
    }

    /** The first thing that is wrong ends it. */
    void broken(Throwable why) {
        if (violation == null) {
            violation = why;
            log(() -> "BROKEN: " + why.getMessage());
            schedule.end();
        }
    }

    void log(Supplier<String> what) {
        if (options.logged()) {
            log.add(schedule.steps() + " " + schedule.now() + " " + what.get());
        }
    }

    @Override
    public void log(String what) {
        if (!what.equals(Operator.TICK)) {
            log(() -> what);
        }
    }

    @Override
    public void thrown(String part, Throwable e) {
        if (!(e instanceof Crash)) {
            broken(e);
        }
    }

    // ---- lives of the process

    Process process() {
        return process;
    }

    Swarm swarm() {
        return swarm;
    }

    private void boot() {
        var mine = process;
        if (swarm.has(Fault.LISTENERS)) {
            mine.engine.listen(new Engine.Listener() {
                @Override
                public void event(Engine.RunEvent event) {
                    if (mine.alive()) {
                        books.heard(event);
                    }
                }
            });
        }
        operator.client("recover", at -> at.engine.recover());
    }

    /** A new process over what survived. */
    private void another() {
        process = new Process(this, around, ++lives);
        buried = false;
        log(() -> "process " + lives);
        boot();
    }

    private void bury() {
        buried = true;
        process.store.lost();
        schedule.bury(process);
        schedule.after(Owner.NOBODY, 1 + choices.about("crashes").below(AWAY), "restart", this::another);
    }

    @Override
    public void before(int step) {
        if (!process.alive() && !buried) {
            bury();
        }
        if (step > MOST) {
            broken(new Violation("it comes to no end: " + waiting()));
        } else if (!swarm.isCalm()) {
            if (step > WILD || lives > LIVES || operator.satisfied() && allEnded()) {
                calm();
            } else {
                process.between();
                operator.meanwhile();
            }
        }
    }

    private void calm() {
        log(() -> "calm");
        swarm.calm();
        operator.calm();
    }

    @Override
    public boolean idle(long millis) {
        return operator.idle(millis);
    }

    @Override
    public void quiet() {
        if (!process.alive()) {
            return;
        }
        if (operator.idle(Long.MAX_VALUE)) {
            return;
        }
        if (!swarm.isCalm()) {
            calm();
        } else if (!allEnded()) {
            broken(new Violation("stuck: " + waiting()));
        } else if (operator.finished()) {
            schedule.end();
        }
    }

    private boolean allEnded() {
        for (var run : books.runs().values()) {
            if (!run.state().ended()) {
                return false;
            }
        }
        return true;
    }

    private String waiting() {
        var text = new StringBuilder();
        books.disk().rows.values().stream().filter(row -> !row.state().ended())
                .forEach(row -> text.append(row.run()).append(' ').append(row.state()).append(" waiting for ")
                        .append(row.waitingFor()).append(", due ").append(row.nextDue()).append("; "));
        return text + "operator: " + operator.undone();
    }

    /** Every journal derives again, its rows are the stored ones, and nothing is left open. */
    void last(Process at) {
        for (var entry : books.runs().entrySet()) {
            RunId run = entry.getKey();
            var replay = at.engine.replay(run);
            if (replay.difference() != null) {
                throw new Violation("the replay of " + run + " differs: " + replay.difference());
            }
            new Hindsight(at.engine).check(run);
            var rebuilt = at.engine.rebuild(run).orElseThrow(() -> new Violation("no journal of " + run));
            var row = books.disk().rows.get(run);
            if (!rebuilt.row().equals(row)) {
                throw new Violation("rows differ: rebuilt " + rebuilt.row() + ", stored " + row);
            }
            for (var ask : rebuilt.asks()) {
                if (!ask.equals(books.disk().asks.get(ask.id()))) {
                    throw new Violation("questions differ: rebuilt " + ask + ", stored "
                            + books.disk().asks.get(ask.id()));
                }
                if (ask.answer() == null) {
                    throw new Violation("the run has ended, and a question is open: " + ask);
                }
            }
        }
        // a call that takes no notice of its end may still be under way in a process that was kept
        var stuck = at.engine.stuck().stream().filter(one -> one.kind() != Stuck.Kind.CALL).toList();
        if (!stuck.isEmpty()) {
            throw new Violation("at its end: " + stuck);
        }
    }
}
