package dev.steward.crash.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A process that is killed at any instant loses nothing that it had acknowledged, does nothing outside twice, and comes
 * to its end when it is started again. How often is said by {@code -Dsteward.crash.kills=1000}, from which seed by
 * {@code -Dsteward.crash.seed=…}; one company is lived again by its seed, with kills 1 and its setting in
 * {@code -Dsteward.crash.setting=SMALL_HEAP}.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("steward.crash.kills", 50);
    private static final long SEED = Long.getLong("steward.crash.seed", 1);

    private static List<Setting> settings() {
        var one = System.getProperty("steward.crash.setting", "");
        return one.isEmpty() ? Setting.usual() : List.of(Setting.valueOf(one));
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void nothingAcknowledgedIsLostAndNothingHappensTwice() throws Exception {
        try (var campaign = new Campaign(System.out)) {
            campaign.kill(KILLS, SEED, settings());
            System.out.println(campaign.report());
            assertEquals(List.of(), campaign.failures(), campaign::report);
            assertTrue(campaign.all().kills() > 0, campaign::report);
        }
    }
}
