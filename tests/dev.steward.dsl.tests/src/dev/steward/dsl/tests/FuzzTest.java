package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookWorkspace;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No input makes the language fail, hang or speak jargon. */
class FuzzTest {

    private static final int COUNT = Integer.getInteger("steward.fuzz.count", 2000);
    private static final int FIRST = Integer.getInteger("steward.fuzz.first", 0);
    private static final long SLOWEST = 1_000_000_000L;

    private final PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();

    @Test
    void mutatedAndTruncatedPlaybooksAreChecked() {
        List<String> samples = Samples.NAMES.stream().map(Samples::read).toList();
        workspace.put("base.playbook", Samples.PRELUDE);
        check("", -1);
        long slow = 0;
        for (int seed = FIRST; seed < FIRST + COUNT; seed++) {
            Random random = new Random(seed);
            String text = Mutations.mutate(samples.get(random.nextInt(samples.size())), random);
            long start = System.nanoTime();
            check(text, seed);
            if (System.nanoTime() - start > SLOWEST) {
                // a busy machine may stop anything for a while: only what is slow twice is slow
                start = System.nanoTime();
                check(text, seed);
                slow += System.nanoTime() - start > SLOWEST ? 1 : 0;
                assertTrue(slow == 0, "seed " + seed + " took over a second");
            }
        }
    }

    private void check(String text, int seed) {
        try {
            workspace.put("fuzz.playbook", text);
            for (PlaybookIssue issue : workspace.check()) {
                jargon(issue, seed);
            }
            workspace.format(text);
        } catch (RuntimeException | StackOverflowError e) {
            fail("seed " + seed + " ends with " + e + "\n" + text, e);
        }
    }

    private static void jargon(PlaybookIssue issue, int seed) {
        String message = issue.message();
        for (String word : List.of("mismatched", "no viable", "RULE_", "expecting", "EOF", " token ", " null")) {
            assertFalse(message.contains(word), () -> "seed " + seed + " says: " + issue);
        }
        assertTrue(message.endsWith(".") || message.endsWith("?"), () -> "seed " + seed + " says: " + issue);
        assertTrue(issue.line() >= 1 && issue.column() >= 1, () -> "seed " + seed + ": " + issue);
    }
}
