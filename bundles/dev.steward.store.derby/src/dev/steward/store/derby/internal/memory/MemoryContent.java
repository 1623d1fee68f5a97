package dev.steward.store.derby.internal.memory;

import java.time.Instant;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.MemoryStore.Kind;
import dev.steward.engine.spi.MemoryStore.Write;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;
import dev.steward.store.derby.internal.Optionals;
import dev.steward.store.derby.internal.Session;

/** The content of a row of memory: a write, exactly as it was given. A row holds one item, so it can go alone. */
final class MemoryContent {

    private static final int RECORD = 0, FACT = 1;

    private MemoryContent() {
    }

    /** The number of a kind, as stored. */
    static int kind(Kind kind) {
        return switch (kind) {
            case RECORD -> RECORD;
            case FACT -> FACT;
        };
    }

    static byte[] bytes(Session session, Write write) {
        var out = new ByteWriter();
        out.octet(kind(write.kind()));
        out.text(write.type());
        out.text(write.subject());
        ValueCodec.whole().write(write.value(), out);
        out.text(write.text());
        out.text(write.scope());
        out.instant(write.validFrom());
        Optionals.write(out, write.expires());
        out.octet(write.proposed() ? 1 : 0);
        out.text(write.origin());
        out.instant(write.recordedAt());
        return session.packing().pack(out.toBytes());
    }

    static Write write(Session session, byte[] content) {
        var in = new ByteReader(session.packing().unpack(content));
        var kind = in.octet() == RECORD ? Kind.RECORD : Kind.FACT;
        var type = in.text();
        var subject = in.text();
        var value = struct(ValueCodec.whole().read(in));
        var text = in.text();
        var scope = in.text();
        Instant validFrom = in.instant();
        @Nullable
        Instant expires = Optionals.instant(in);
        return new Write(kind, type, subject, value, text, scope, validFrom, expires, in.octet() == 1, in.text(),
                in.instant());
    }

    private static Value.Struct struct(Value value) {
        if (value instanceof Value.Struct struct) {
            return struct;
        }
        throw new IllegalArgumentException("a stored record or fact has no fields");
    }
}
