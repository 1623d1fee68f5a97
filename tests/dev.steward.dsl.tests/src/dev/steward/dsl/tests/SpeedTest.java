package dev.steward.dsl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.PlaybookWorkspace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard against hangs, with room for a busy machine; the benches measure. */
class SpeedTest {

    private static final long GUARD_SECONDS = 20;

    @Test
    void fiveThousandLinesAreChecked() {
        StringBuilder text = new StringBuilder("package base\n");
        int playbooks = 5000 / 10;
        for (int i = 0; i < playbooks; i++) {
            text.append("""
                    playbook p%1$d(topic: Text, people: [Person]) -> Draft {
                      step draft%1$d = writer(topic)
                        retry 3 backoff 10s..5m on RateLimit, Timeout
                      step verdict%1$d = judge(draft: draft%1$d)
                      names%1$d = people.filter(p -> p.age > 30 and p.name != "x").map(p -> p.name)
                      final%1$d = branch {
                        when verdict%1$d.ok and names%1$d.size > 2 -> draft%1$d
                        else -> Draft { title: "T ${topic}".first(5), body: "", tags: [craft] } }
                      return final%1$d
                    }
                    """.formatted(i));
        }
        assertTrue(text.toString().lines().count() >= 5000);
        check(text.toString());
        long start = System.nanoTime();
        check(text.toString());
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis < GUARD_SECONDS * 1000, "5,000 lines took " + millis + " ms");
    }

    private static void check(String text) {
        PlaybookWorkspace workspace = Samples.LANGUAGE.workspace();
        workspace.put("base.playbook", Samples.PRELUDE);
        workspace.put("large.playbook", text);
        assertEquals(List.of(), workspace.check());
    }
}
