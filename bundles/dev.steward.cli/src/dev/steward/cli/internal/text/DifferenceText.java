package dev.steward.cli.internal.text;

import java.time.ZoneId;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.cli.internal.Invocation;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.runtime.Values;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.trace.RunDifference;
import dev.steward.runtime.trace.ValueDifference;

/** What a second run did differently. */
public final class DifferenceText {

    private static final int VALUE = 70;

    private DifferenceText() {
    }

    /** For people and programs. */
    public static void tell(Invocation call, RunDifference difference, ZoneId zone) {
        difference.about().forEach(one -> {
            call.json(json("", "", one));
            call.print("  " + line(call, one, zone));
        });
        for (var step : difference.different()) {
            step(call, step, zone);
        }
        call.note(difference.about().isEmpty() && difference.same() == difference.steps().size()
                ? "The two runs did the same."
                : Say.count(difference.different().size(), "step", "steps") + " different, " + difference.same()
                        + " the same");
    }

    /** One step of both. */
    public static void step(Invocation call, RunDifference.StepDifference step, ZoneId zone) {
        var side = switch (step.side()) {
            case BOTH -> "";
            case LEFT -> "  only in the first run";
            case RIGHT -> "  only in the second run";
        };
        call.print(call.paint().in(Tone.STRONG, step.path()) + side);
        if (step.side() != RunDifference.Side.BOTH) {
            call.json(json(step.path(), step.side().name().toLowerCase(java.util.Locale.ROOT),
                    new ValueDifference("", null, null)));
        }
        step.differences().forEach(one -> {
            call.json(json(step.path(), "both", one));
            call.print("  " + line(call, one, zone));
        });
    }

    /** What two tries of a step were sent and answered differently. */
    public static void tries(Invocation call, String path, List<ValueDifference> found, ZoneId zone) {
        call.print(call.paint().in(Tone.STRONG, path));
        found.forEach(one -> {
            call.json(json(path, "both", one));
            call.print("  " + line(call, one, zone));
        });
        if (found.isEmpty()) {
            call.note("The two tries were sent and answered the same.");
        }
    }

    private static String line(Invocation call, ValueDifference one, ZoneId zone) {
        return call.paint().in(Tone.FAINT, one.place()) + "  " + shown(one.left(), zone) + "  →  "
                + shown(one.right(), zone);
    }

    private static String shown(@Nullable Value value, ZoneId zone) {
        return value == null || value instanceof Value.None ? "nothing" : Say.oneLine(Shown.text(value, zone), VALUE);
    }

    private static JsonObject json(String path, String side, ValueDifference one) {
        var object = new JsonObject();
        object.addProperty("type", "run.difference");
        object.addProperty("path", path);
        object.addProperty("side", side);
        object.addProperty("place", one.place());
        var sides = new JsonArray();
        sides.add(Values.json(one.left()));
        sides.add(Values.json(one.right()));
        object.add("values", sides);
        return object;
    }
}
