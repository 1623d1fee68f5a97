package dev.steward.engine.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.steward.engine.value.ByteReader;
import dev.steward.engine.value.ByteWriter;

/** Texts have one form in bytes, whichever way they are written. */
class ByteWriterTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "step/0", "Größe", "a\u0000b", "\u007f", "\u0080", "letters 😀", "broken \ud83d",
            "ends broken ü" })
    void aTextIsItsLengthAndUtf8(String text) {
        expect(text);
    }

    @ParameterizedTest
    @ValueSource(ints = { 62, 63, 64, 126, 127, 128, 129, 16_383, 16_384 })
    void lengthsAtTheEdges(int length) {
        expect("x".repeat(length));
        expect("x".repeat(length - 1) + "ü");
    }

    private static void expect(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var wanted = new ByteWriter();
        wanted.octet(1);
        wanted.count(utf8.length);
        wanted.raw(utf8);
        wanted.octet(2);
        var out = new ByteWriter();
        out.octet(1);
        out.text(text);
        out.octet(2);
        assertArrayEquals(wanted.toBytes(), out.toBytes());
        var in = new ByteReader(out.toBytes(), 1, out.size() - 1);
        assertEquals(new String(utf8, StandardCharsets.UTF_8), in.text());
    }
}
