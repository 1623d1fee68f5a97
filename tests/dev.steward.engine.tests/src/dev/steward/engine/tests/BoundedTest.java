package dev.steward.engine.tests;

import org.junit.jupiter.api.Timeout;

/** No test of the engine may hang. */
@Timeout(120)
abstract class BoundedTest {
}
