package dev.steward.engine.internal.drive;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import dev.steward.engine.internal.core.CallSpec;
import dev.steward.engine.spi.BoundaryException;
import dev.steward.engine.spi.KeyValueStore;
import dev.steward.engine.spi.StoreException;
import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;
import dev.steward.engine.value.Shown;
import dev.steward.engine.value.Value;
import dev.steward.engine.value.ValueCodec;

/** The latest good answer to each question of a step that asks for it on an error. Thread-safe. */
final class KeptAnswers {

    private static final System.Logger LOG = System.getLogger(KeptAnswers.class.getName());

    private final KeyValueStore values;

    KeptAnswers(KeyValueStore values) {
        this.values = values;
    }

    /** In the place of the one before. One that is too long is not kept: an older one would be taken for it. */
    void keep(String name, Value value, Instant now) {
        var out = new ByteWriter();
        out.instant(now);
        ValueCodec.whole().write(value, out);
        var bytes = out.toBytes();
        try {
            if (bytes.length <= KeyValueStore.MOST_BYTES) {
                values.put(name, bytes);
            } else {
                values.remove(name);
            }
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "An answer could not be kept for later, and the run goes on with it all the same",
                    e);
        }
    }

    Boundary.Result find(CallSpec.Cached spec, ZoneId zone, Instant now) throws BoundaryException {
        var bytes = values.get(spec.keep());
        if (bytes.isEmpty()) {
            throw new BoundaryException(BoundaryException.NOT_FOUND, "There is no earlier answer of " + spec.name()
                    + " to the same question.");
        }
        var in = new ByteReader(bytes.get());
        var then = in.instant();
        var value = ValueCodec.whole().read(in);
        var age = Duration.between(then, now);
        return new Boundary.Result(value, 0, 0, List.of("its answer of " + Shown.moment(then, zone) + ", "
                + Shown.text(new Value.Span(coarse(age)), zone) + " old"));
    }

    private static Duration coarse(Duration age) {
        return age.isNegative() ? Duration.ZERO : age.compareTo(Duration.ofHours(1)) < 0
                ? Duration.ofSeconds(age.toSeconds()) : Duration.ofMinutes(age.toMinutes());
    }
}
