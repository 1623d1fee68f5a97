package dev.steward.cli.internal.text;

import dev.steward.runtime.tell.Say;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

import com.google.gson.JsonObject;

import dev.steward.cli.internal.term.Paint;
import dev.steward.runtime.tell.Tone;
import dev.steward.engine.spi.MemoryStore;
import dev.steward.engine.value.Types;
import dev.steward.runtime.Values;

/** Items of memory for people and for programs. */
public final class MemoryText {

    private static final int WIDE = 200;

    private MemoryText() {
    }

    /** One line: what it is, its text, where it comes from. */
    public static String line(MemoryStore.Item item, ZoneId zone, Paint paint) {
        var write = item.write();
        return paint.in(Tone.STRONG, Types.simple(write.type())) + " of " + write.subject() + "  "
                + Say.oneLine(write.text(), WIDE) + "  "
                + paint.in(Tone.FAINT, "r" + item.revision() + (write.proposed() ? " proposed" : "") + " · "
                        + Say.moment(write.validFrom(), Instant.now(), zone) + " · " + write.origin());
    }

    /** With its two times and where it comes from. */
    public static JsonObject json(MemoryStore.Item item) {
        var write = item.write();
        var expires = write.expires();
        var object = new JsonObject();
        object.addProperty("type", "memory");
        object.addProperty("id", item.id());
        object.addProperty("revision", item.revision());
        object.addProperty("kind", write.kind().name().toLowerCase(Locale.ROOT));
        object.addProperty("name", write.type());
        object.addProperty("subject", write.subject());
        object.add("value", Values.json(write.value()));
        object.addProperty("scope", write.scope());
        object.addProperty("validFrom", write.validFrom().toString());
        object.addProperty("recordedAt", write.recordedAt().toString());
        object.addProperty("expires", expires == null ? null : expires.toString());
        object.addProperty("proposed", write.proposed());
        object.addProperty("origin", write.origin());
        return object;
    }
}
