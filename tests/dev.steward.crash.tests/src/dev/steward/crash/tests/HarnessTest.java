package dev.steward.crash.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.steward.crash.child.ChildMain;

/** A harness that can't fail proves nothing: here it has to. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HarnessTest {

    private static final long SEED = 3;

    @Test
    void faultsAreNoticedAndNothingElse() throws Exception {
        var run = ChildMain.id("w" + SEED, 0).text();
        try (var campaign = new Campaign(System.out)) {
            var untouched = tampered(campaign, (world, heard) -> {
            });
            assertEquals("", String.join("\n", untouched.failures));
            assertTrue(untouched.effects > 0 && untouched.acknowledged > 0, "something happened");

            var early = campaign.company(SEED).hasty().live();
            assertTrue(early.lost > 0, "what was told before its commit is missing after a halt inside of it");

            var twice = tampered(campaign, (world, heard) -> world.effects().stream()
                    .filter(effect -> effect.operation().equals("launch")).findFirst().ifPresent(world::call));
            assertTrue(twice.twice > 0, "an effect that happens again is seen");

            var lost = tampered(campaign, (world, heard) -> heard.hear("append\t" + run + "\t100000\tabc"));
            assertTrue(lost.lost > 0, "an entry that is not there is missed");
        }
    }

    private static Tally tampered(Campaign campaign, BiConsumer<World, Ledger> by) throws Exception {
        var tally = campaign.company(SEED).tampered(by).live();
        assertEquals(0, tally.kills(), "nobody killed it");
        return tally;
    }
}
