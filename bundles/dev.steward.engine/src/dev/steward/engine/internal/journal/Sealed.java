package dev.steward.engine.internal.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/**
 * The journal of one run as a chain: an entry's bytes are version, content, and a checksum over the previous checksum
 * and the content, so that a changed, lost or moved row is noticed at its place. One thread.
 */
public final class Sealed {

    private static final int VERSION = 1;
    private static final int CHECKSUM = 4;

    private final EntryCodec codec;
    private final Map<Integer, String> steps = new HashMap<>();
    private int chain;

    /** At the beginning of a journal. */
    public Sealed(EntryCodec codec) {
        this.codec = codec;
    }

    /** The same chain with another encoding of values, for a run that is taken up. */
    public Sealed with(EntryCodec other) {
        var same = new Sealed(other);
        same.chain = chain;
        same.steps.putAll(steps);
        return same;
    }

    /** The encoding of entries. */
    public EntryCodec codec() {
        return codec;
    }

    /** The bytes of the next entry. */
    public byte[] write(Entry entry) {
        var out = new ByteWriter();
        out.octet(VERSION);
        codec.write(entry, out);
        var sum = after(chain);
        out.feed(sum);
        chain = (int) sum.getValue();
        for (var shift = 24; shift >= 0; shift -= 8) {
            out.octet(chain >>> shift);
        }
        return out.toBytes();
    }

    /** The next entry; one that was changed is a {@link JournalException} that names it. */
    public Entry read(long seq, byte[] bytes) {
        var size = bytes.length - CHECKSUM;
        if (size < 2) {
            throw new JournalException(seq, "Entry " + seq + " was changed after it was written: it is too short.");
        }
        var content = new ByteReader(bytes, size, bytes.length);
        var stored = content.octet() << 24 | content.octet() << 16 | content.octet() << 8 | content.octet();
        var expected = checksum(chain, bytes, size);
        var in = new ByteReader(bytes, 0, size);
        var version = in.octet();
        if (version > VERSION) {
            throw new JournalException(seq, "Entry " + seq + " was written by a newer version; open it with that one.");
        }
        if (stored != expected) {
            throw new JournalException(seq, "Entry " + seq + described(in) + " was changed after it was written.");
        }
        chain = stored;
        return decoded(seq, in);
    }

    private Entry decoded(long seq, ByteReader in) {
        try {
            var entry = codec.read(in);
            if (!in.atEnd()) {
                throw new IllegalArgumentException("there is more than an entry");
            }
            remember(entry);
            return entry;
        } catch (IllegalArgumentException | java.time.DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new JournalException(seq, "Entry " + seq + " can't be read: " + e.getMessage() + ".");
        }
    }

    /** Which step a call under way belongs to, so that a message can name it. */
    private void remember(Entry entry) {
        switch (entry) {
            case Out.CallIntended i -> steps.put(i.call(), i.path());
            case In.CallDone d -> steps.remove(d.call());
            case In.CallFailed f -> steps.remove(f.call());
            default -> {
                // names no call
            }
        }
    }

    private String described(ByteReader in) {
        try {
            var entry = codec.read(in);
            var step = entry instanceof In.CallDone d ? steps.get(d.call())
                    : entry instanceof In.CallFailed f ? steps.get(f.call()) : null;
            var words = Described.entry(entry);
            return " (" + (step == null ? words : words.substring(0, words.indexOf(" of ")) + " of step " + step) + ")";
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static int checksum(int before, byte[] bytes, int size) {
        var sum = after(before);
        sum.update(bytes, 0, size);
        return (int) sum.getValue();
    }

    private static CRC32C after(int before) {
        var sum = new CRC32C();
        for (var shift = 24; shift >= 0; shift -= 8) {
            sum.update(before >>> shift & 0xFF);
        }
        return sum;
    }
}
