package dev.steward.engine.tests.sim;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.plan.Plan;

/** A run that is to be started, until the engine says that it is. */
final class Wish {

    final Plan plan;
    final Engine.Settings settings;
    final String tag;
    final @Nullable RunId id;
    boolean started;
    int asked;

    Wish(Plan plan, Engine.Settings settings, String tag, @Nullable RunId id) {
        this.plan = plan;
        this.settings = settings;
        this.tag = tag;
        this.id = id;
    }

    /** Some that a run can have. */
    static Engine.Settings settings(Choices.Source shape) {
        return new Engine.Settings(ZoneId.of("UTC"), Locale.ENGLISH, "USD", shape.of(1_000_000L, 150_000L, 60_000L),
                Map.of("o", "o"), shape.oneIn(8) ? "n" : null,
                shape.of(Engine.Approvals.ASK, Engine.Approvals.ASK, Engine.Approvals.ASK, Engine.Approvals.ASK,
                        Engine.Approvals.ALL, Engine.Approvals.NONE));
    }
}
