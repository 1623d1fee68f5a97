package dev.steward.crash.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process whose writes fail from some instant on says so in one sentence, and a later one goes on without a loss. */
class RefusedWritesTest {

    private static final int TIMES = 6;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void itStopsAndGoesOn() throws Exception {
        try (var campaign = new Campaign(System.out)) {
            campaign.kill(TIMES, 1, List.of(Setting.REFUSED_WRITES));
            assumeTrue(campaign.skipped().isEmpty(), () -> String.join("\n", campaign.skipped()));
            System.out.println(campaign.report());
            assertEquals(List.of(), campaign.failures(), campaign::report);
        }
    }
}
