package dev.steward.store.derby.internal;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/**
 * Compresses where it pays: content that doesn't shrink stays as it is. The first byte says which. Used by one thread
 * at a time; keeps its native memory, as that costs more to get than most packs take to compress.
 */
public final class Packing {

    private static final int PLAIN = 0, DEFLATED = 1;
    private static final int WORTH_TRYING = 400, LENGTH_BYTES = 4;
    private static final int LONG = 128 << 10, SAMPLE = 16 << 10;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final Inflater inflater = new Inflater(true);

    /** The content with its mark, compressed when that saves at least an eighth. */
    public byte[] pack(byte[] content) {
        if (content.length >= WORTH_TRYING && (content.length < LONG || isPromising(content))) {
            var deflated = deflate(content, content.length - content.length / 8);
            if (deflated.length > 0) {
                return deflated;
            }
        }
        return plain(content);
    }

    /** The content with its mark, as it is; {@link #unpack} takes it too. */
    static byte[] plain(byte[] content) {
        var plain = new byte[content.length + 1];
        plain[0] = PLAIN;
        System.arraycopy(content, 0, plain, 1, content.length);
        return plain;
    }

    /** Whether a sample shrinks: trying all of a long content costs too much when it won't. */
    private boolean isPromising(byte[] content) {
        int from = (content.length - SAMPLE) / 2;
        var sample = Arrays.copyOfRange(content, from, from + SAMPLE);
        return deflate(sample, SAMPLE - SAMPLE / 8).length > 0;
    }

    /** What {@link #pack} was given. */
    public byte[] unpack(byte[] packed) {
        return switch (new ByteReader(packed).octet()) {
            case PLAIN -> Arrays.copyOfRange(packed, 1, packed.length);
            case DEFLATED -> inflate(packed);
            default -> throw new IllegalArgumentException("stored content has an unknown mark");
        };
    }

    /** Compressed with mark and length, empty when longer than {@code most}. */
    private byte[] deflate(byte[] content, int most) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        var body = new byte[most];
        int length = deflater.deflate(body);
        if (!deflater.finished()) {
            return new byte[0];
        }
        var out = new ByteWriter();
        out.octet(DEFLATED);
        for (int shift = 8 * (LENGTH_BYTES - 1); shift >= 0; shift -= 8) {
            out.octet(content.length >>> shift);
        }
        out.raw(length == most ? body : Arrays.copyOf(body, length));
        return out.toBytes();
    }

    private byte[] inflate(byte[] packed) {
        var in = new ByteReader(packed);
        in.octet();
        int length = 0;
        for (int i = 0; i < LENGTH_BYTES; i++) {
            length = length << 8 | in.octet();
        }
        inflater.reset();
        inflater.setInput(packed, 1 + LENGTH_BYTES, packed.length - 1 - LENGTH_BYTES);
        try {
            var content = new byte[length];
            int at = 0;
            while (at < length) {
                int more = inflater.inflate(content, at, length - at);
                if (more == 0) {
                    throw new IllegalArgumentException("stored content ends too early");
                }
                at += more;
            }
            return content;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("stored content can't be unpacked", e);
        }
    }

    /** Gives the native memory back. */
    void close() {
        deflater.end();
        inflater.end();
    }
}
