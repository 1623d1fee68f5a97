package dev.steward.engine.internal.drive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.core.Hash;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Sealed;
import dev.steward.engine.internal.trace.Doings;
import dev.steward.engine.internal.trace.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.FaultPoint;
import dev.steward.engine.spi.StoreException;

/** Starts runs that share the past of another one. Thread-safe. */
final class Forking {

    private static final int MOST_IDS = 5, SHOWN = 20;

    private final Shared shared;
    private final Roster roster;
    private final Starting starting;
    private final Loading loading;

    Forking(Shared shared, Roster roster, Starting starting, Loading loading) {
        this.shared = shared;
        this.roster = roster;
        this.starting = starting;
        this.loading = loading;
    }

    /** The fork, which is durable. */
    Engine.Forked fork(Engine.Fork fork) {
        starting.refuse();
        var other = Known.of(shared, fork.of());
        var wanted = fork.plan();
        Plan plan = wanted == null ? other.plan() : wanted;
        var step = step(other, plan, fork.from());
        for (var tries = 1;; tries++) {
            var id = fork.id();
            var run = id != null ? id : RunId.random(shared.ports.ticker().now(), shared.options.random());
            var at = new In.Fork(run, fork.of(), new In.Cut(step.fact(), step.path()), fork.inputs(), true);
            var way = way(other, plan, at, !plan.hash().equals(other.plan().hash()));
            if (way.shared().core().takesBack()) {
                // in the fork it would be tried once more, though what it takes back is the other run's
                throw new RefusedException("The run " + other.run() + " can't be forked from " + step.path()
                        + ", as it was taking something back just then. Fork it from an earlier step.");
            }
            var told = told(run, other, way);
            try {
                if (id == null || shared.ports.store().run(id).isEmpty()) {
                    begin(run, other, plan, way, fork);
                }
                return told;
            } catch (StoreException e) {
                // the id is another run's, which goes on as before
                if (id != null || e.reason() != StoreException.Reason.CONFLICT || tries >= MOST_IDS) {
                    throw e;
                }
            }
        }
    }

    private Doings.Step step(Known other, Plan plan, String word) {
        var steps = other.doings().steps();
        for (var step : steps) {
            if (step.path().equals(word)) {
                return step;
            }
        }
        var former = plan.playbooks().values().stream().map(playbook -> playbook.former().get(word)).toList();
        var fits = steps.stream().filter(step -> step.name().equals(word) || step.path().endsWith("/" + word)
                || former.contains(step.name())).toList();
        if (fits.size() == 1) {
            return fits.getFirst();
        }
        var run = other.row().run();
        throw new RefusedException(fits.isEmpty()
                ? "The run " + run + " never came to a step '" + word + "'; it came to " + listed(steps) + "."
                : "The run " + run + " came to '" + word + "' " + fits.size() + " times; say which: " + listed(fits)
                        + ".");
    }

    private static String listed(List<Doings.Step> steps) {
        return steps.isEmpty() ? "none"
                : steps.stream().limit(SHOWN).map(Doings.Step::path).collect(Collectors.joining(", "))
                        + (steps.size() > SHOWN ? " and " + (steps.size() - SHOWN) + " more" : "");
    }

    private record Way(Past.Shared shared, boolean fromHere) {
    }

    /** With inputs that are others from the beginning where the past is the same with them, else from the step on. */
    private Way way(Known other, Plan plan, In.Fork fork, boolean another) {
        try {
            return new Way(other.past().forked(plan, fork, loading.cores()), false);
        } catch (RefusedException e) {
            if (!fork.inputs().isEmpty()) {
                try {
                    var later = new In.Fork(fork.run(), fork.of(), fork.cut(), fork.inputs(), false);
                    return new Way(other.past().forked(plan, later, loading.cores()), true);
                } catch (RefusedException again) {
                    throw refused(other, fork, again, another);
                }
            }
            throw refused(other, fork, e, another);
        }
    }

    private static RefusedException refused(Known other, In.Fork fork, RefusedException why, boolean another) {
        return new RefusedException("The run " + other.run() + " can't be forked from " + fork.cut().path()
                + (another ? " with the playbook as it is now, as that gives something else for what was before: "
                        + why.getMessage() + ". Fork it from an earlier step, or without '--on-version current'."
                        : ": " + why.getMessage() + ". Fork it from an earlier step."));
    }

    private void begin(RunId run, Known other, Plan plan, Way way, Engine.Fork fork) {
        var past = way.shared();
        var actor = roster.enter(run,
                same -> loading.goingOn(same, plan, past, fork.settings().zone(), Sealed::new));
        if (actor == null) {
            throw new StoreException(StoreException.Reason.CONFLICT, "There is a run " + run + " already.", null);
        }
        shared.ports.faults().reached(FaultPoint.BEFORE_FORK);
        var open = !other.row().state().ended() || other.past().leftOpen();
        starting.begin(actor, plan, new CompletableFuture<>(), (body, done) -> body.goOn(past.entries(), at -> {
            var line = new Kin(shared).line(other);
            return new In.Forked(at, run, plan.hash(), fork.settings(), shared.watched(run), did(other, run, line),
                    open, taken(other, line));
        }, actor.queued, done));
        shared.ports.faults().reached(FaultPoint.AFTER_FORK);
    }

    /** What the other run and its family have done outside by now, or may have done or do still. */
    private static List<In.Did> did(Known other, RunId fork, Kin.Line line) {
        var did = new LinkedHashSet<>(did(other));
        line.known().stream().filter(known -> !known.run().equals(fork)).forEach(known -> {
            did.addAll(did(known));
            if (!known.row().state().ended() && Kin.mayDo(known.plan())) {
                did.add(In.Did.anything(known.run()));
            }
        });
        line.lost().forEach(lost -> did.add(In.Did.anything(lost.run())));
        return List.copyOf(did);
    }

    /** How often it was taken back what was done under a declared key: the other side knows the keys that it had. */
    private static Map<String, Integer> taken(Known other, Kin.Line line) {
        var taken = new HashMap<>(other.core().takenBack());
        line.known()
                .forEach(known -> known.core().takenBack().forEach((key, times) -> taken.merge(key, times, Math::max)));
        return taken;
    }

    /** What it has done outside and not taken back, and what it knew of others. */
    static List<In.Did> did(Known other) {
        var did = new ArrayList<In.Did>();
        for (var effect : other.doings().effects()) {
            var dot = effect.operation().lastIndexOf('.');
            var outside = dot > 0 && other.plan().connectors().containsKey(effect.operation().substring(0, dot));
            if (outside && !effect.path().endsWith("~undo") && switch (effect.state()) {
                case "done", "unknown", "intended" -> true;
                default -> false;
            }) {
                did.add(new In.Did(other.row().run(), effect.path(), effect.operation(), effect.key(),
                        Hash.of(effect.operation(), effect.args())));
            }
        }
        did.addAll(other.past().did());
        return List.copyOf(new LinkedHashSet<>(did));
    }

    private static Engine.Forked told(RunId run, Known other, Way way) {
        var before = way.shared().core().went().calls();
        var inherited = new ArrayList<String>();
        var takenBack = new ArrayList<String>();
        for (var effect : other.doings().effects()) {
            if (other.doings().before(effect.path(), way.shared().cut().fact(), before)
                    && !effect.state().equals("failed")) {
                inherited.add(effect.path());
                if (effect.state().equals("compensated")) {
                    takenBack.add(effect.path());
                }
            }
        }
        return new Engine.Forked(run, way.shared().cut().path(), inherited, takenBack, way.fromHere());
    }
}
