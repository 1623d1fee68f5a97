package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import dev.steward.runtime.tell.Say;

class SayTest {

    @Test
    void moneyKeepsSmallAmountsVisible() {
        assertEquals("0.00 USD", Say.money(0));
        assertEquals("0.0004 USD", Say.money(400));
        assertEquals("0.38 USD", Say.money(380_000));
        assertEquals("12.00 USD", Say.money(12_000_000));
    }

    @Test
    void timeHasItsTwoLargestUnits() {
        assertEquals("0.4 s", Say.span(Duration.ofMillis(400)));
        assertEquals("59 s", Say.span(Duration.ofSeconds(59)));
        assertEquals("5 min", Say.span(Duration.ofMinutes(5)));
        assertEquals("5 h 12 min", Say.span(Duration.ofMinutes(312)));
        assertEquals("2 d 3 h", Say.span(Duration.ofHours(51)));
        assertEquals("0 s", Say.span(Duration.ofSeconds(-3)));
    }

    @Test
    void aMomentHasItsDateOnAnotherDay() {
        var zone = ZoneId.of("Europe/Berlin");
        var at = Instant.parse("2026-11-22T01:12:28Z");
        assertEquals("02:12:28", Say.moment(at, at, zone));
        assertEquals("22 Nov 2026 02:12", Say.moment(at, Instant.parse("2026-11-23T12:00:00Z"), zone));
    }

    @Test
    void textsFitOnALine() {
        assertEquals("a b c", Say.oneLine(" a\n\tb  c ", 10));
        assertEquals("abc…", Say.oneLine("abcdef", 4));
    }
}
