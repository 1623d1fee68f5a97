package dev.steward.engine.internal.drive;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Queue;

/** What the driver tells people, with times as the company reads its clock. Thread-safe. */
final class Words {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT),
            DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Standing standing;
    private volatile ZoneId zone = ZoneOffset.UTC;

    Words(Standing standing) {
        this.standing = standing;
    }

    /** The company's zone, as the latest run has it. */
    void zone(ZoneId now) {
        zone = now;
    }

    String place(int priority, Instant since, String because) {
        var stopped = standing.stopped();
        return "priority " + priority + ", waiting since " + TIME.format(since.atZone(zone)) + ", "
                + (stopped == null ? because : "everything was " + by("stopped", stopped));
    }

    String by(String what, Queue.Held who) {
        return what + " by " + who.by() + " at " + DAY.format(who.since().atZone(zone));
    }

    /** Why nothing is started now, null when it is. */
    @Nullable
    String refusal() {
        var stopped = standing.stopped();
        return stopped == null ? null
                : "Everything was " + by("stopped", stopped) + "; lift the stop before you start anything.";
    }
}
