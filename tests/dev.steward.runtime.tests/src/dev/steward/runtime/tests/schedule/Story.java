package dev.steward.runtime.tests.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.RunId;
import dev.steward.runtime.internal.schedule.Runs;
import dev.steward.runtime.internal.schedule.TriggerSpec;

/** What happens around the scheduler in one simulated life: its clock, and how long runs take. */
final class Story {

    /** Counts on whatever the clock says. */
    long seconds;
    Instant clock;
    final ZoneId zone;

    Story(Instant clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    void pass(Duration time) {
        seconds += time.toSeconds();
        clock = clock.plus(time);
    }

    /** Runs by what caused them; each takes a time that only its cause decides. */
    final class Made {
        final Map<String, Long> ends = new LinkedHashMap<>();

        void make(String cause) {
            var random = new Random(cause.hashCode());
            ends.put(cause, seconds + (random.nextInt(3) == 0 ? random.nextInt(200_000) : random.nextInt(300)));
        }

        boolean isOpen(String cause) {
            return ends.getOrDefault(cause, 0L) > seconds;
        }

        void stop(String cause) {
            ends.merge(cause, seconds + 90, Math::min);
        }
    }

    /** The company's runs, which outlive each process. */
    final class FakeRuns implements Runs {
        final Made made = new Made();
        final Map<RunId, String> causes = new HashMap<>();
        private final Fragile disk;

        FakeRuns(Fragile disk) {
            this.disk = disk;
        }

        @Override
        public void start(TriggerSpec trigger, @Nullable String payload, RunId id,
                String origin) {
            if (!causes.containsKey(id)) {
                disk.count(() -> make(id, trigger.id() + " @ " + (payload == null ? id.text().substring(2, 17)
                        : payload.replace("\"", ""))));
            }
        }

        /** At once or not at all, as the engine does. */
        private void make(RunId id, String cause) {
            var known = causes.putIfAbsent(id, cause);
            if (known == null) {
                if (made.ends.containsKey(cause)) {
                    throw new AssertionError("twice: " + cause);
                }
                made.make(cause);
            }
        }

        @Override
        public boolean exists(RunId run) {
            return causes.containsKey(run);
        }

        @Override
        public boolean isOpen(RunId run) {
            return causes.containsKey(run) && made.isOpen(causes.get(run));
        }

        @Override
        public void stop(RunId run, String by) {
            made.stop(causes.get(run));
        }

        List<String> all() {
            return List.copyOf(made.ends.keySet());
        }
    }
}
