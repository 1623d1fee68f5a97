package dev.steward.runtime.tests.schedule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.steward.dsl.schedule.Cron;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.runtime.internal.schedule.Book;
import dev.steward.runtime.internal.schedule.Runs;
import dev.steward.runtime.internal.schedule.Scheduler;
import dev.steward.runtime.internal.schedule.TriggerSpec;
import dev.steward.runtime.internal.schedule.TriggerSpec.CatchUp;
import dev.steward.runtime.internal.schedule.TriggerSpec.Overlap;
import dev.steward.runtime.internal.schedule.TriggerStore;
import dev.steward.testkit.MemKeyValueStore;

/** A scheduler over a company of which only the runs are made up. Its zone is Vienna's. */
final class Stage {

    static final ZoneId ZONE = ZoneId.of("Europe/Vienna");

    final MemKeyValueStore values = new MemKeyValueStore();
    final TriggerStore triggers = new TriggerStore(values);
    final Map<RunId, String> started = new LinkedHashMap<>();
    final Set<RunId> open = new HashSet<>();
    final List<RunId> stopped = new ArrayList<>();
    @Nullable
    String refusal;
    final Map<String, RuntimeException> troubles = new HashMap<>();
    private KeyValueStore over = values;
    private Book book = new Book(List.of(), null);

    static TriggerSpec cron(String expression, Overlap overlap, CatchUp catchUp, int most) {
        return new TriggerSpec("p.main " + expression, "p.main", 1, "cron \"" + expression + "\"",
                Cron.parse(expression), null, null, null, overlap, catchUp, most, Map.of(), null);
    }

    static TriggerSpec event(Overlap overlap) {
        return new TriggerSpec("p.main on event p.E", "p.main", 1, "on event p.E", null, null, "p.E", "e", overlap,
                CatchUp.NONE, 0, Map.of(), null);
    }

    Stage with(TriggerSpec... specs) {
        book = new Book(List.of(specs), null);
        return this;
    }

    /** Looks at these values from now on. */
    Stage over(KeyValueStore other) {
        over = other;
        return this;
    }

    Stage withErrors() {
        book = new Book(List.of(), "There are errors.");
        return this;
    }

    /** Looks at a local time of Vienna, such as {@code 2026-03-02T07:00}. */
    Optional<Instant> look(String local) {
        return new Scheduler(over, () -> book, new Played(), ZONE,
                () -> values.get("engine/stopped").map(by -> "Everything was stopped.")).look(at(local));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    List<String> origins() {
        return List.copyOf(started.values());
    }

    void end() {
        open.clear();
    }

    void stop(boolean stopped) {
        if (stopped) {
            values.put("engine/stopped", "2026-01-01T00:00:00Z operator".getBytes(StandardCharsets.UTF_8));
        } else {
            values.remove("engine/stopped");
        }
    }

    /** Why the last time passed without a run; empty when none did. */
    String missed(TriggerSpec trigger) {
        var missed = state(trigger).getAsJsonObject("missed");
        return missed == null ? "" : missed.get("why").getAsString();
    }

    long missedTimes(TriggerSpec trigger) {
        return state(trigger).get("count").getAsLong();
    }

    private JsonObject state(TriggerSpec trigger) {
        return JsonParser.parseString(new String(values.get("schedule/state/" + trigger.id()).orElseThrow(),
                StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private final class Played implements Runs {
        @Override
        public void start(TriggerSpec trigger, @Nullable String payload, RunId id, String origin) throws NotStarted {
            var trouble = troubles.get(trigger.id());
            if (trouble != null) {
                throw trouble;
            }
            if (refusal != null) {
                throw new NotStarted(String.valueOf(refusal));
            }
            if (started.putIfAbsent(id, payload == null ? origin : origin + " " + payload) == null) {
                open.add(id);
            }
        }

        @Override
        public boolean exists(RunId run) {
            return started.containsKey(run);
        }

        @Override
        public boolean isOpen(RunId run) {
            return open.contains(run);
        }

        @Override
        public void stop(RunId run, String by) {
            stopped.add(run);
        }
    }
}
