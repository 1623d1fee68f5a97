package dev.steward.cli.internal.text;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.steward.cli.internal.term.Paint;
import dev.steward.engine.past.Given;
import dev.steward.engine.past.Variable;
import dev.steward.engine.value.Shown;
import dev.steward.runtime.Values;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.trace.RunMoment;

/** Where a run was at a moment: its playbook calls, in which iteration, what was known there and who gave it. */
public final class MomentText {

    private static final int VALUE = 100;

    private final RunMoment moment;
    private final ZoneId zone;
    private final Paint paint;
    private final Consumer<String> out;

    /** @param out takes the lines */
    public MomentText(RunMoment moment, ZoneId zone, Paint paint, Consumer<String> out) {
        this.moment = moment;
        this.zone = zone;
        this.paint = paint;
        this.out = out;
    }

    /** Nothing for a run that has ended. */
    public void tell() {
        for (var frame : moment.frames()) {
            var place = frame.place();
            out.accept("");
            out.accept("  " + paint.in(Tone.FAINT, "in") + "  " + paint.in(Tone.STRONG, frame.playbook())
                    + (frame.path().isEmpty() ? "" : "  at " + frame.path())
                    + (frame.iterations().isEmpty() ? "" : "  iteration " + String.join(", ", frame.iterations()))
                    + (place == null ? "" : "  " + paint.in(Tone.FAINT, place)));
            frame.variables().forEach(variable -> out.accept("    " + variable.name() + " = "
                    + Say.oneLine(Shown.text(variable.value(), zone), VALUE) + "  "
                    + paint.in(Tone.FAINT, words(variable.given()))));
        }
    }

    /** Who gave a value. */
    static String words(Given given) {
        var by = given.by();
        return switch (given.kind()) {
            case INPUT -> by.isEmpty() ? "input of the run" : "input from " + by;
            case DEFAULT -> "default";
            case VALUE -> "named at event " + given.seq();
            case STEP -> "by " + by + " at event " + given.seq();
            case BLOCK -> "by the block" + (by.isEmpty() ? "" : " " + by) + " at event " + given.seq();
            case ITEM -> "item of " + by;
            case EVENT -> "event at " + by;
            case LEFT_OUT -> "left out";
        };
    }

    /** For programs: an object for each playbook call. */
    public static List<JsonObject> lines(RunMoment moment) {
        return moment.frames().stream().map(MomentText::frame).toList();
    }

    private static JsonObject frame(RunMoment.Frame frame) {
        var object = new JsonObject();
        object.addProperty("type", "frame");
        object.addProperty("branch", frame.branch());
        object.addProperty("playbook", frame.playbook());
        object.addProperty("path", frame.path());
        object.addProperty("id", frame.id());
        var iterations = new JsonArray();
        frame.iterations().forEach(iterations::add);
        object.add("iterations", iterations);
        object.addProperty("place", frame.place());
        var variables = new JsonArray();
        frame.variables().forEach(variable -> variables.add(variable(variable)));
        object.add("variables", variables);
        return object;
    }

    /** A name, its value and who gave it. */
    static JsonObject variable(Variable variable) {
        var given = variable.given();
        var object = new JsonObject();
        object.addProperty("name", variable.name());
        object.add("value", Values.json(variable.value()));
        object.addProperty("given", given.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        object.addProperty("by", given.by());
        object.addProperty("id", given.staticId());
        object.addProperty("seq", given.seq());
        return object;
    }
}
