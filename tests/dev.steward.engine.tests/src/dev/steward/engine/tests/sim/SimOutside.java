package dev.steward.engine.tests.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.ConnectorProvider.Connector;
import dev.steward.engine.spi.ConnectorProvider.Operation;
import dev.steward.engine.value.Type;
import dev.steward.engine.value.Value;
import dev.steward.testkit.Crash;

/**
 * The outside over all lives of the process: does what it is asked, takes its time, fails, loses answers, and notices
 * what is done twice or taken back without having been done. Only operations with a declared key look at the key.
 */
final class SimOutside {

    static final String CALL = "call ";
    private static final int SLOWEST = 100_000;
    private static final int NEVER = 400_000_000;

    private final Schedule schedule;
    private final Choices.Source choices;
    private final Books books;
    private final Simulation simulation;
    private final Set<String> callers = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    /** Who did a thing that stands, by its id, and whose was taken back by another run. */
    private final Map<String, Set<String>> doers = new HashMap<>();
    private final Set<String> undone = new HashSet<>();
    private final Map<String, String> standing = new HashMap<>();
    private final List<Pause> air = new ArrayList<>();

    SimOutside(Schedule schedule, Choices choices, Books books, Simulation simulation) {
        this.schedule = schedule;
        this.choices = choices.about("outside");
        this.books = books;
        this.simulation = simulation;
    }

    /** How a call goes. */
    enum Way {
        WELL, FAILS, UNKNOWN, HANGS, WRONG
    }

    /** What a process sees of it. */
    Connector connector(Process process) {
        return new Connector() {
            @Override
            public Value call(Operation operation) throws BoundaryException, InterruptedException {
                process.check();
                books.called(operation);
                books.begins(flying(), operation.caller());
                return new Call(process, operation).run();
            }

            @Override
            public @Nullable String trouble() {
                return null;
            }
        };
    }

    /** Whether what a step does stands, or stood, outside: the truth that an operator finds out. */
    boolean happened(String caller) {
        var before = books.inherited(caller);
        return callers.contains(caller) || before != null && happened(before);
    }

    Way way(Process process) {
        var swarm = process.swarm;
        if (swarm.has(Fault.FAILING_CALLS) && choices.oneIn(6)) {
            return Way.FAILS;
        }
        if (swarm.has(Fault.UNKNOWN_CALLS) && choices.oneIn(6)) {
            return Way.UNKNOWN;
        }
        if (swarm.has(Fault.HANGING_CALLS) && choices.oneIn(12)) {
            return Way.HANGS;
        }
        return swarm.has(Fault.WRONG_ANSWERS) && choices.oneIn(12) ? Way.WRONG : Way.WELL;
    }

    /** How many calls are on their way that somebody waits for. */
    int flying() {
        return (int) air.stream().filter(Pause::wanted).count();
    }

    /** Takes its time; whoever is interrupted while it is late may answer all the same. */
    void takesTime(Process process, String what, boolean hangs) throws InterruptedException {
        if (!hangs && !(process.swarm.has(Fault.SLOW_CALLS) && choices.oneIn(2))) {
            return;
        }
        try {
            sleep(process, what, hangs ? NEVER : choices.below(SLOWEST), true);
        } catch (InterruptedException e) {
            if (!process.swarm.has(Fault.LATE_ANSWERS) || !choices.oneIn(3)) {
                throw e;
            }
        }
    }

    private void sleep(Process process, String what, int millis, boolean wanted) throws InterruptedException {
        var pause = new Pause(schedule, process, CALL + what);
        var drop = schedule.after(process, millis, CALL + what, pause::resume);
        if (wanted) {
            air.add(pause);
        }
        try {
            pause.await();
        } finally {
            air.remove(pause);
            drop.run();
        }
    }

    /** It goes on although nobody waits any more. */
    private void deaf(Process process, String what) throws InterruptedException {
        if (process.swarm.has(Fault.DEAF_CALLS) && choices.oneIn(2)) {
            sleep(process, what, choices.below(SLOWEST), false);
        }
    }

    BoundaryException failure(String what, boolean unknown) {
        var error = unknown ? choices.of(BoundaryException.TIMEOUT, BoundaryException.OUTAGE)
                : choices.of(BoundaryException.OUTAGE, BoundaryException.RATE_LIMIT, BoundaryException.TIMEOUT,
                        BoundaryException.NOT_FOUND);
        return new BoundaryException(error, what + " failed by chance.", unknown,
                error.equals(BoundaryException.RATE_LIMIT) ? Duration.ofSeconds(choices.below(600)) : null, null);
    }

    /** One call on its way. */
    private final class Call {
        private final Process process;
        private final Operation operation;
        private boolean done;

        Call(Process process, Operation operation) {
            this.process = process;
            this.operation = operation;
        }

        Value run() throws BoundaryException, InterruptedException {
            var way = way(process);
            var may = way != Way.FAILS;
            if (may && choices.oneIn(2)) {
                does();
            }
            try {
                takesTime(process, operation.name(), way == Way.HANGS);
            } catch (InterruptedException | Crash e) {
                if (may && choices.oneIn(2)) {
                    does();
                }
                if (e instanceof InterruptedException) {
                    deaf(process, operation.name());
                }
                throw e;
            }
            return end(way);
        }

        private Value end(Way way) throws BoundaryException {
            return switch (way) {
                case WELL, HANGS -> does();
                case FAILS -> throw failure(operation.name(), false);
                case UNKNOWN -> {
                    if (choices.oneIn(2)) {
                        does();
                    }
                    throw failure(operation.name(), true);
                }
                case WRONG -> {
                    does();
                    if (choices.oneIn(2)) {
                        throw new BoundaryException(BoundaryException.INVALID_OUTPUT, "It answers in riddles.");
                    }
                    yield operation.result() instanceof Type.Nothing ? new Value.None() : new Value.Int(42);
                }
            };
        }

        /** It happens, once. */
        private Value does() {
            var id = operation.args().get("id") instanceof Value.Text t ? t.text() : "";
            var declared = Operations.get(operation.name());
            if (declared.effect() == Plan.EffectKind.READS) {
                return read(id);
            }
            if (!done) {
                done = true;
                simulation.log(() -> "  outside: " + operation.name() + "(" + id + ") for " + operation.caller());
                if (declared.key() == null || keys.add(operation.key())) {
                    effect(id);
                }
            }
            return declared.result() instanceof Type.Nothing ? new Value.None() : new Value.Text(id);
        }

        private Value read(String id) {
            return switch (operation.name()) {
                case Operations.FIND, Operations.PROBE -> standing.containsKey(id) ? new Value.Text(id)
                        : new Value.None();
                case "bulk" -> new Value.Text(id + " in full. ".repeat(600));
                default -> new Value.Text(id);
            };
        }

        private void effect(String id) {
            if (!callers.add(operation.caller()) && !undone.remove(operation.caller())) {
                simulation.broken(new Violation(operation.caller() + " has its effect twice: " + operation.name() + "("
                        + id + ")"));
            }
            if (operation.name().equals("remove") || operation.name().equals("release")) {
                var was = standing.remove(id);
                // what a fork takes back is gone for the other run, too, which sees that and may do it once more
                doers.getOrDefault(id, Set.of()).stream()
                        .filter(caller -> !run(caller).equals(run(operation.caller()))).forEach(undone::add);
                if (was == null && !books.mayRepeat(operation.caller())
                        && books.takesBackAnOperation(operation.caller()) && !id.equals("instead")
                        && !id.equals(Answers.GIVEN)) {
                    simulation.broken(new Violation(operation.caller() + " takes back what was not done: " + id));
                }
            } else if (done(id) && !books.mayRepeat(operation.caller())) {
                simulation.broken(new Violation(operation.name() + "(" + id + ") is done twice, now by "
                        + operation.caller()));
            }
        }

        /** It stands now; whether it did already. */
        private boolean done(String id) {
            doers.computeIfAbsent(id, i -> new HashSet<>()).add(operation.caller());
            return standing.put(id, operation.name()) != null;
        }

        private static String run(String caller) {
            return caller.substring(0, Math.max(0, caller.indexOf('/')));
        }
    }
}
