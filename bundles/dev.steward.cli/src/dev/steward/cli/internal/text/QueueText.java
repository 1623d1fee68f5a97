package dev.steward.cli.internal.text;

import dev.steward.runtime.tell.Say;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.steward.cli.internal.term.Paint;
import dev.steward.runtime.tell.Tone;
import dev.steward.engine.Queue;
import dev.steward.engine.Stuck;
import dev.steward.engine.value.Types;

/** The queue for people, and for programs. */
public record QueueText(ZoneId zone, Paint paint, Consumer<String> lines) {

    private static final int WIDE = 120;

    /** Prints it. */
    public void tell(Queue queue, List<Stuck> stuck) {
        var stopped = queue.stopped();
        var held = queue.held();
        if (stopped != null) {
            lines.accept(paint.in(Tone.FAILED, "■ stopped") + " by " + stopped.by() + ", " + moment(stopped.since())
                    + ": nothing is started and no call begins. 'steward queue --go' lets it go on.");
        }
        if (held != null) {
            lines.accept(paint.in(Tone.WAITING, "‖ paused") + " by " + held.by() + ", " + moment(held.since())
                    + ": no further run begins. 'steward queue --go' lets it go on.");
        }
        lines.accept(Say.count(queue.running(), "run is", "runs are") + " under way, "
                + Say.count(queue.places().size(), "waits", "wait") + " for a turn.");
        var number = 0;
        for (var place : queue.places()) {
            number++;
            lines.accept(String.format("%3d  %s  %-20s  %s", number, place.run(),
                    Types.simple(place.playbook()) + (place.path().isEmpty() ? "" : " " + place.path()),
                    Say.oneLine(place.because(), WIDE)));
        }
        queue.slots().stream().filter(slot -> slot.used() > 0 || slot.rate() != null)
                .forEach(slot -> lines.accept("     " + paint.in(Tone.FAINT, slot(slot))));
        stuck.forEach(each -> lines.accept(paint.in(Tone.FAILED, "! ") + each.run() + "  " + each.path() + "  "
                + Say.oneLine(each.why(), WIDE)));
    }

    private static String slot(Queue.Slot slot) {
        var rate = slot.rate();
        return slot.name() + ": " + slot.used() + (slot.most() == Integer.MAX_VALUE ? "" : " of " + slot.most())
                + " in use" + (rate == null ? "" : ", " + rate);
    }

    private String moment(Instant at) {
        return "since " + Say.moment(at, Instant.now(), zone);
    }

    /** The whole of it: {@code {"type":"queue","stopped":…,"held":…,"running":…,"waiting":…}}. */
    public static JsonObject json(Queue queue) {
        var object = new JsonObject();
        object.addProperty("type", "queue");
        object.add("stopped", json(queue.stopped()));
        object.add("held", json(queue.held()));
        object.addProperty("running", queue.running());
        object.addProperty("waiting", queue.places().size());
        return object;
    }

    private static JsonElement json(Queue.@Nullable Held held) {
        if (held == null) {
            return JsonNull.INSTANCE;
        }
        var object = new JsonObject();
        object.addProperty("by", held.by());
        object.addProperty("since", held.since().toString());
        return object;
    }

    /** What waits. */
    public static JsonObject json(Queue.Place place) {
        var object = new JsonObject();
        object.addProperty("type", "place");
        object.addProperty("run", place.run().text());
        object.addProperty("playbook", place.playbook());
        object.addProperty("path", place.path());
        object.addProperty("slot", place.slot());
        object.addProperty("priority", place.priority());
        object.addProperty("since", place.since().toString());
        object.addProperty("because", place.because());
        return object;
    }

    /** What is limited. */
    public static JsonObject json(Queue.Slot slot) {
        var object = new JsonObject();
        var next = slot.next();
        object.addProperty("type", "slot");
        object.addProperty("name", slot.name());
        object.addProperty("used", slot.used());
        object.addProperty("most", slot.most() == Integer.MAX_VALUE ? null : slot.most());
        object.addProperty("rate", slot.rate());
        object.addProperty("next", next == null ? null : next.toString());
        return object;
    }

    /** What does not go on. */
    public static JsonObject json(Stuck stuck) {
        var object = new JsonObject();
        object.addProperty("type", "stuck");
        object.addProperty("run", stuck.run().text());
        object.addProperty("path", stuck.path());
        object.addProperty("kind", stuck.kind().name().toLowerCase(Locale.ROOT));
        object.addProperty("since", stuck.since().toString());
        object.addProperty("why", stuck.why());
        return object;
    }
}
