package dev.steward.engine.internal.drive;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RefusedException;
import dev.steward.engine.RunId;
import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.trace.Doings;
import dev.steward.engine.internal.trace.Past;
import dev.steward.engine.plan.Plan;
import dev.steward.engine.spi.FaultPoint;

/** Has runs that failed go on just before what failed. Thread-safe. */
final class Reopening {

    private static final int MOST_TRIES = 5;

    private final Shared shared;
    private final Roster roster;
    private final Starting starting;
    private final Loading loading;

    Reopening(Shared shared, Roster roster, Starting starting, Loading loading) {
        this.shared = shared;
        this.roster = roster;
        this.starting = starting;
        this.loading = loading;
    }

    /** Gives the path of the step that failed, empty when that was between steps; it goes on, which is durable. */
    String reopen(RunId run, @Nullable Plan wanted, Engine.Settings settings) {
        starting.refuse();
        if (shared.watch.mayStillDo(run)) {
            throw new RefusedException("A call of the run " + run
                    + " that changes something outside has not come back yet; resume the run in some seconds.");
        }
        var known = Known.of(shared, run);
        var failed = failure(known);
        Plan plan = wanted == null ? known.plan() : wanted;
        var past = past(known, plan, failed);
        var cut = past.cut();
        if (known.past().isShared(cut.fact())) {
            throw new RefusedException("The run " + run + " can't go on at " + cut.path()
                    + ", which had begun before it was forked. Fork it instead: 'steward fork " + run + " --from "
                    + cut.path() + "'.");
        }
        lostOrTwice(known, cut, past);
        forgotten(known, cut);
        doneElsewhere(known, cut);
        var went = known.core().went().beyond(past.core().went());
        var actor = enter(run, same -> loading.goingOn(same, plan, past, settings.zone(),
                known.journal().chain()::with));
        shared.ports.faults().reached(FaultPoint.BEFORE_REOPEN);
        starting.begin(actor, plan, new CompletableFuture<>(), (body, done) -> body.goOn(List.of(),
                at -> new In.Reopened(at, cut, past.kept(), plan.hash(), settings, shared.watched(run), went),
                actor.queued, done));
        shared.ports.faults().reached(FaultPoint.AFTER_REOPEN);
        return cut.path();
    }

    /** Whoever had it in memory until it ended, or looked at it since, is let come to its end. */
    private RunActor enter(RunId run, RunActor.Loader made) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var actor = roster.enter(run, made);
            if (actor != null) {
                return actor;
            }
            shared.durable(roster.<Void>ask(run, RunBody::settled));
        }
        throw new RefusedException("The run " + run + " is being looked at just now; resume it again.");
    }

    /** Just before what failed. */
    private static In.Cut failure(Known known) {
        var state = known.row().state();
        var run = known.run();
        switch (state) {
            case FAILED, COMPENSATED, PARTLY_COMPENSATED -> {
                // these have failed
            }
            default -> throw new RefusedException("The run " + run + (state.ended() ? " did not fail ("
                    + state.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "), so there is nothing to go on with;"
                    + " fork it to do a part of it again." : " has not ended."));
        }
        var at = known.core().failedAt().orElseThrow(() -> new RefusedException("The run " + run
                + " did not fail at a step (" + known.row().error() + "), so it can't go on there; fork it from "
                + last(known) + "."));
        if (at.path().isEmpty()) {
            return at;
        }
        // what failed inside a step that has no place of its own, such as a tool of an agent, begins with that step
        for (var path = at.path(); !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
            var step = known.doings().step(path.indexOf('~') < 0 ? path : path.substring(0, path.indexOf('~')));
            if (step != null) {
                return new In.Cut(step.fact(), known.core().former(step.path()));
            }
        }
        throw new RefusedException("The run " + run + " can't go on at " + at.path() + "; fork it from " + last(known)
                + ".");
    }

    private static String last(Known known) {
        var steps = known.doings().steps();
        return steps.isEmpty() ? "its first step" : steps.getLast().path();
    }

    private Past.Shared past(Known known, Plan plan, In.Cut cut) {
        try {
            return known.past().reopened(plan, cut, loading.cores());
        } catch (RefusedException e) {
            throw new RefusedException("The run " + known.run() + " can't go on with the playbook as it is now, as that"
                    + " gives something else for what was done already: " + e.getMessage()
                    + ". Fork it from an earlier step, or start it anew.");
        }
    }

    /** What was done after that would not be known when it goes on, and be done again. */
    private static void lostOrTwice(Known known, In.Cut cut, Past.Shared past) {
        var before = past.core().went().calls();
        for (var effect : known.doings().effects()) {
            if (!known.doings().before(effect.path(), cut.fact(), before) && !effect.state().equals("failed")) {
                throw new RefusedException(refusal(known, cut, effect));
            }
        }
    }

    /** What people said about other steps after that is part of what does not count; it is not done without them. */
    private static void forgotten(Known known, In.Cut cut) {
        var paths = known.past().said(cut.fact(), cut.path());
        if (!paths.isEmpty()) {
            throw new RefusedException("The run " + known.run() + " can't go on"
                    + (cut.path().isEmpty() ? "" : " at " + cut.path()) + ", as what was decided or changed by hand at "
                    + String.join(", ", paths)
                    + " after that would be forgotten. Fork it from an earlier step, or start"
                    + " it anew.");
        }
    }

    /** What its family did since is not in its journal, so that it would do it once more, unasked. */
    private void doneElsewhere(Known known, In.Cut cut) {
        var line = new Kin(shared).line(known);
        var knows = Stream.concat(known.doings().effects().stream().map(Engine.Effect::key),
                known.past().did().stream().map(In.Did::key)).collect(Collectors.toSet());
        var asks = known.past().asksAlways();
        for (var other : line.known()) {
            var fork = isForkOf(known.run(), other);
            var taken = known.core().takenBack();
            if (other.core().takenBack().entrySet().stream()
                    .anyMatch(back -> back.getValue() > taken.getOrDefault(back.getKey(), 0))) {
                throw elsewhere(known, cut, other.run(), fork, "took something back since");
            }
            if (asks && !fork) {
                continue;
            }
            var did = other.doings().effects().stream().filter(effect -> !effect.inherited()
                    && !knows.contains(effect.key()) && switch (effect.state()) {
                        case "failed" -> false;
                        // done anew, it is gated as it was
                        case "compensated" -> fork;
                        default -> fork || !effect.path().endsWith("~undo");
                    }).findFirst();
            if (did.isPresent()) {
                throw elsewhere(known, cut, other.run(), fork, "did " + did.get().path() + " since");
            }
            if (!other.row().state().ended() && Kin.mayDo(other.plan())) {
                throw elsewhere(known, cut, other.run(), fork, "is still open and may do this itself");
            }
        }
        for (var lost : line.lost()) {
            var fork = known.run().equals(lost.parent());
            if (fork || !asks) {
                throw elsewhere(known, cut, lost.run(), fork,
                        "may have done something since, and only its row is kept");
            }
        }
    }

    private static boolean isForkOf(RunId run, Known other) {
        return other.journal().started().forks().stream().anyMatch(from -> from.of().equals(run));
    }

    private static RefusedException elsewhere(Known known, In.Cut cut, RunId other, boolean fork, String what) {
        return new RefusedException("The run " + known.run() + " can't go on, as " + other
                + (fork ? ", which was forked from it, " : ", which shares a past with it, ") + what + ". "
                + (fork ? "Go on with that one, or fork" : "Fork") + " this one: 'steward fork " + known.run()
                + " --from " + (cut.path().isEmpty() ? last(known) : cut.path())
                + "' asks before it does anything again.");
    }

    private static String refusal(Known known, In.Cut cut, Engine.Effect effect) {
        var undo = effect.path().endsWith("~undo");
        var path = undo ? effect.path().substring(0, effect.path().length() - "~undo".length()) : effect.path();
        var from = undo ? known.doings().steps().stream().map(Doings.Step::path)
                .filter(step -> known.doings().effects().stream()
                        .anyMatch(e -> e.path().equals(step) && e.state().equals("compensated")))
                .findFirst().orElse(path) : cut.path().isEmpty() ? path : cut.path();
        return "The run " + known.run() + " can't go on" + (cut.path().isEmpty() ? "" : " at " + cut.path()) + ", as "
                + path + (undo ? " was taken back after that" : path.equals(cut.path())
                        ? effect.state().equals("done") ? " was done all the same"
                                : " may have been done all the same"
                        : effect.state().equals("done") ? " was done after that" : " may have been done after that")
                + ". Fork it instead: 'steward fork " + known.run() + " --from " + from
                + "' leaves what was done to this run and asks before it does any of it again.";
    }
}
