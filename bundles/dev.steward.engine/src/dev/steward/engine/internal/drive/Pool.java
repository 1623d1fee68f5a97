package dev.steward.engine.internal.drive;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Queue;
import dev.steward.engine.plan.Plan;

/** What can be used only so often at once, and perhaps only so often in a time. Guarded by who holds it. */
final class Pool {

    final String name;
    private final int byDefault;
    private int most;
    private int used;
    private boolean scarce;
    private @Nullable RateWindow rate;

    Pool(String name, int most) {
        this.name = name;
        byDefault = most;
        this.most = most;
    }

    /**
     * What a connector's declaration says besides; zero and null for nothing. A run of an older plan, which knows of no
     * limit yet, does not lift that of a newer one: it holds until the process ends.
     */
    void declared(int parallel, Plan.@Nullable Rate limit) {
        most = parallel < 1 ? byDefault : Math.min(parallel, byDefault);
        var known = rate;
        if (limit != null && known == null) {
            rate = new RateWindow(limit);
        } else if (limit != null && known != null) {
            known.declared(limit);
        }
    }

    @Nullable
    RateWindow rate() {
        return rate;
    }

    boolean free(Instant now) {
        var limit = rate;
        return used < most && (limit == null || limit.free(now));
    }

    void use() {
        used++;
        var limit = rate;
        if (limit != null) {
            limit.use();
        }
    }

    /** Gives one back; whether it is scarce no longer. */
    boolean release() {
        used--;
        if (scarce && used <= most / 2) {
            scarce = false;
            return true;
        }
        return false;
    }

    /** Somebody has to wait; whether that is new. */
    boolean becomesScarce() {
        var before = scarce;
        scarce = used >= most || before;
        return scarce && !before;
    }

    boolean scarce() {
        return scarce;
    }

    /** Why somebody waits for it. */
    String because(Instant now) {
        var limit = rate;
        if (limit != null && !limit.free(now)) {
            return name + " had " + limit.words(now);
        }
        return name + (name.endsWith("s") ? " have " : " has ") + used + " of " + most + " in use";
    }

    Queue.Slot picture(Instant now) {
        var limit = rate;
        return new Queue.Slot(name, used, most, limit == null ? null : limit.words(now),
                limit == null ? null : limit.next(now));
    }
}
