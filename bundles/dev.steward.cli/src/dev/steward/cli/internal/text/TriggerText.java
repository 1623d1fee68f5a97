package dev.steward.cli.internal.text;

import dev.steward.runtime.tell.Say;
import java.time.Instant;
import java.time.ZoneId;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonObject;

import dev.steward.cli.internal.term.Paint;
import dev.steward.runtime.tell.Tone;
import dev.steward.runtime.schedule.ScheduledTrigger;

/** Triggers for people, and for programs. */
public final class TriggerText {

    private TriggerText() {
    }

    /** What it is and when it starts something next. */
    public static String line(ScheduledTrigger trigger, ZoneId zone, Paint paint) {
        var next = trigger.next();
        var held = trigger.held();
        var missed = trigger.missed();
        var when = trigger.paused() ? paint.in(Tone.WAITING, "‖ paused")
                : held != null ? paint.in(Tone.FAILED, "■ " + held)
                        : next != null ? "▷ next " + Say.moment(next, Instant.now(), zone) : "▷ when it comes";
        return "  " + when + "  " + trigger.id()
                + (trigger.waiting() > 0 ? "  " + Say.count(trigger.waiting(), "start waits", "starts wait") : "")
                + (missed == null ? ""
                        : paint.in(Tone.FAINT, "  left out " + Say.moment(missed.due(), Instant.now(), zone)
                                + ": " + missed.why()));
    }

    /** Its documented fields. */
    public static JsonObject json(ScheduledTrigger trigger) {
        var object = new JsonObject();
        var last = trigger.last();
        var missed = trigger.missed();
        object.addProperty("type", "trigger");
        object.addProperty("trigger", trigger.id());
        object.addProperty("playbook", trigger.playbook());
        object.addProperty("words", trigger.words());
        object.addProperty("rules", trigger.rules());
        object.addProperty("next", text(trigger.next()));
        object.addProperty("lastRun", last == null ? null : last.run().text());
        object.addProperty("waiting", trigger.waiting());
        object.addProperty("missed", missed == null ? null : missed.why());
        object.addProperty("held", trigger.held());
        object.addProperty("paused", trigger.paused());
        return object;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
