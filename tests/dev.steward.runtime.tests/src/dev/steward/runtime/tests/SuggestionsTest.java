package dev.steward.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.steward.runtime.Suggestions;

class SuggestionsTest {

    @Test
    void theNearestComesFirst() {
        assertEquals(List.of("weeklyLetter", "weeklyLetters"),
                Suggestions.near("weekyLetter", List.of("invoiceChase", "weeklyLetters", "weeklyLetter")));
        assertEquals(List.of("resume"), Suggestions.near("reusme", List.of("resume", "runs", "run")));
        assertEquals(List.of("weeklyLetter"), Suggestions.near("letter", List.of("weeklyLetter", "weekPlan")));
    }

    @Test
    void nothingIsSaidWhenNothingIsNear() {
        assertEquals("", Suggestions.didYouMean("zzz", List.of("run", "resume")));
    }
}
