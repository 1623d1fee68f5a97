package dev.steward.engine.tests;

import org.junit.jupiter.api.Timeout;

/** No test of the engine may hang. */
@Timeout(20)
abstract class BoundedTest {
}
