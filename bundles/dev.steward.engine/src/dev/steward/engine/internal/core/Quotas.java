package dev.steward.engine.internal.core;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.plan.Plan;

/** What calls of a run take of limits that are counted together: of this run here, of all runs outside. */
final class Quotas {

    /** No owner of a count. */
    static final int NOBODY = -1;

    private final Run run;
    private final Map<Integer, Asked> asked = new LinkedHashMap<>();
    private final Map<String, Long> inRun = new HashMap<>();
    private int last;
    private int owner;
    private int life;
    private int replaced;

    /** What was taken; {@code number} 0: nothing outside; {@code life}: of the run, in which that was. */
    record Taken(int number, List<Claim> claims, int life) {
    }

    /** {@code refused}: index of the claim that does not fit, with what is {@code used} of it; -1 when all fit. */
    record Answer(int refused, long used, Taken taken) {
    }

    private record Asked(List<Claim> claims, Consumer<Answer> told) {
    }

    Quotas(Run run) {
        this.run = run;
    }

    /** All or none of them; the answer comes at once or later. Gives the number to {@link #drop}, 0 when it came. */
    int ask(List<Claim> claims, Consumer<Answer> told) {
        for (var at = 0; at < claims.size(); at++) {
            var claim = claims.get(at);
            var used = inRun.getOrDefault(claim.meter(), 0L);
            if (claim.period() == Plan.Period.RUN && !claim.fits(used)) {
                told.accept(new Answer(at, used, taken(0, List.of())));
                return 0;
            }
        }
        claims.forEach(claim -> count(claim, claim.amount()));
        if (claims.stream().allMatch(claim -> claim.period() == Plan.Period.RUN)) {
            told.accept(new Answer(-1, 0, taken(0, claims)));
            return 0;
        }
        var number = ++last;
        asked.put(number, new Asked(claims, told));
        run.command(new Command.TakeShare(number, claims));
        return number;
    }

    private Taken taken(int number, List<Claim> claims) {
        return new Taken(number, claims, life);
    }

    /** It is another run from now on: what the other one was given outside is not this one's. */
    void forked() {
        life++;
        owner++;
    }

    /** It goes on where it failed, when it had used that much in the run; what was given until then is used up. */
    void reopened(Map<String, Long> used) {
        life++;
        replaced = life;
        inRun.clear();
        inRun.putAll(used);
        // these are asked for once more
        asked.values().forEach(waiting -> waiting.claims().forEach(claim -> count(claim, claim.amount())));
    }

    /** Whether what was given as another run, or in an earlier life of this one, is not counted for what it does now. */
    boolean counts() {
        return life > 0;
    }

    /** Whose calls are counted, of the runs that this one has been. */
    int owner() {
        return owner;
    }

    /** Whether that was given as another run, or in an earlier life of this one; then it has to be asked for anew. */
    boolean isPast(@Nullable Taken taken) {
        return taken != null && taken.life() < life;
    }

    Map<String, Long> used() {
        return Map.copyOf(inRun);
    }

    private void count(Claim claim, long amount) {
        if (claim.period() == Plan.Period.RUN) {
            inRun.merge(claim.meter(), amount, Long::sum);
        }
    }

    boolean idle() {
        return asked.isEmpty();
    }

    boolean expects(int number) {
        return asked.containsKey(number);
    }

    /** The answer from outside. */
    void answered(In.ShareTaken in) {
        var waiting = asked.remove(in.share());
        if (waiting == null) {
            throw new IllegalTransition("An answer came for share " + in.share() + ", which nobody asked for.");
        }
        if (in.refused() >= 0) {
            waiting.claims().forEach(claim -> count(claim, -claim.amount()));
            waiting.told().accept(new Answer(in.refused(), in.used(), taken(0, List.of())));
        } else {
            waiting.told().accept(new Answer(-1, in.used(), taken(in.share(), waiting.claims())));
        }
    }

    /** Gives up what was asked for. */
    void drop(int number) {
        var waiting = asked.remove(number);
        if (waiting != null) {
            giveBack(taken(number, waiting.claims()));
        }
    }

    /** The call was not made. */
    void giveBack(@Nullable Taken taken) {
        if (taken != null && taken.life() >= replaced) {
            taken.claims().forEach(claim -> count(claim, -claim.amount()));
        }
        if (taken != null && !isPast(taken)) {
            tell(taken, taken.claims().stream().map(claim -> 0L).toList());
        }
    }

    /** The call is over and cost that. */
    void settle(@Nullable Taken taken, long microUsd, long tokens) {
        if (taken != null && taken.life() >= replaced) {
            taken.claims().forEach(claim -> count(claim, claim.inTheEnd(microUsd, tokens) - claim.amount()));
        }
        if (taken != null && !isPast(taken)) {
            tell(taken, taken.claims().stream().map(claim -> claim.inTheEnd(microUsd, tokens)).toList());
        }
    }

    private void tell(Taken taken, List<Long> amounts) {
        if (taken.number() > 0) {
            run.command(new Command.SettleShare(taken.number(), taken.claims(), amounts));
        }
    }

    int last() {
        return last;
    }

    /** Goes on numbering after that. */
    void after(int number) {
        last = Math.max(last, number);
    }

    /** Asks again for what was asked of a process that is gone; it counts once. */
    void rearm() {
        asked.forEach((number, waiting) -> run.command(new Command.TakeShare(number, waiting.claims())));
    }
}
