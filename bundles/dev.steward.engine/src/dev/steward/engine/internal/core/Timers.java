package dev.steward.engine.internal.core;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.internal.journal.In;
import dev.steward.engine.internal.journal.Out;
import dev.steward.engine.past.Waiting;
import dev.steward.engine.value.Value;

/** The open timers of a run. */
final class Timers {

    private final Run run;
    private final Map<Integer, Timer> open = new LinkedHashMap<>();
    private int last;

    Timers(Run run) {
        this.run = run;
    }

    Timer set(String path, Instant due, Runnable wake) {
        return set(path, due, false, wake);
    }

    Timer set(String path, Instant due, boolean forAsk, Runnable wake) {
        var timer = new Timer(++last, path, due, forAsk, wake);
        open.put(timer.number(), timer);
        if (!forAsk) {
            Watched.waits(run, Waiting.Kind.TIMER, String.valueOf(timer.number()), path, () -> "", due);
        }
        run.emit(new Out.TimerSet(timer.number(), path, due), path);
        run.command(new Command.SetTimer(timer.number(), due));
        return timer;
    }

    void drop(Timer timer) {
        if (open.remove(timer.number()) != null) {
            Watched.waitsNoMore(run, Waiting.Kind.TIMER, String.valueOf(timer.number()));
            run.command(new Command.DropTimer(timer.number()));
        }
    }

    boolean expects(int number) {
        return open.containsKey(number);
    }

    void fired(In.TimerFired in) {
        var timer = open.remove(in.timer());
        if (timer == null) {
            throw new IllegalTransition("Timer " + in.timer() + " fired but is not set.");
        }
        Watched.waitsNoMore(run, Waiting.Kind.TIMER, String.valueOf(timer.number()));
        run.note("timer.fired", timer.path(), () -> Map.of("due", new Value.Moment(timer.due())));
        timer.wake().run();
    }

    /** All of them ring that much later. */
    void shift(Duration by) {
        for (var timer : List.copyOf(open.values())) {
            var later = new Timer(timer.number(), timer.path(), timer.due().plus(by), timer.forAsk(), timer.wake());
            open.put(later.number(), later);
            run.emit(new Out.TimerSet(later.number(), later.path(), later.due()), later.path());
            run.command(new Command.SetTimer(later.number(), later.due()));
        }
    }

    int last() {
        return last;
    }

    /** Goes on numbering after that. */
    void after(int number) {
        last = Math.max(last, number);
    }

    void rearm() {
        open.values().forEach(t -> run.command(new Command.SetTimer(t.number(), t.due())));
    }

    /** The earliest timer, of those that aren't just a question's end when {@code withoutAsks}. */
    @Nullable
    Timer next(boolean withoutAsks) {
        Timer next = null;
        for (var timer : open.values()) {
            if (!(withoutAsks && timer.forAsk()) && (next == null || timer.due().isBefore(next.due()))) {
                next = timer;
            }
        }
        return next;
    }
}
