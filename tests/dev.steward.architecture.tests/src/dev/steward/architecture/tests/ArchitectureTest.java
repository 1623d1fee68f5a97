package dev.steward.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void runs() {
        assertTrue(true);
    }
}
