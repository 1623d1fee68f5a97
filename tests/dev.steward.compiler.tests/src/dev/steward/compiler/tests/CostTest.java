package dev.steward.compiler.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.steward.compiler.internal.Cost;

class CostTest {

    private static final Cost A = Cost.of("a", 10);
    private static final Cost B = Cost.of("b", 4);

    @Test
    void bothHappen() {
        assertEquals(14, A.plus(B).total());
        assertEquals(Map.of("a", 20L, "b", 4L), A.plus(B).plus(A).byAgent());
    }

    @Test
    void oneHappens() {
        assertEquals(10, A.or(B).total());
        assertEquals(Map.of("a", 10L, "b", 4L), A.or(B).byAgent());
    }

    @Test
    void repeated() {
        assertEquals(30, A.times(3).total());
        assertEquals(0, A.times(0).total());
    }

    @Test
    void capped() {
        assertEquals(5, A.atMost(5).total());
        assertEquals(Map.of("a", 5L), A.atMost(5).byAgent());
        assertEquals(10, A.atMost(50).total());
    }

    @Test
    void tooMuchStaysTooMuch() {
        var huge = Cost.of("a", Long.MAX_VALUE / 2).times(3);
        assertEquals(Cost.ENDLESS, huge.total());
        assertEquals(Cost.ENDLESS, huge.plus(huge).total());
        assertEquals(7, Cost.unknown("a", "why").atMost(7).total());
    }
}
