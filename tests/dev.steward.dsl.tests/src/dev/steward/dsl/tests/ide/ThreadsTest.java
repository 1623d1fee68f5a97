package dev.steward.dsl.tests.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.tests.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Questions come from several threads while one worker changes texts. */
class ThreadsTest {

    private static final int THREADS = 4;
    private static final int QUESTIONS = 150;

    @Test
    void everyoneGetsAnswersOfItsOwnSnapshot() throws InterruptedException, ExecutionException, TimeoutException {
        Desk desk = Desk.withPrelude();
        Samples.NAMES.forEach(n -> desk.put(n, Samples.read(n)));
        String text = Samples.read("content.playbook");
        AtomicReference<Snapshot> latest = new AtomicReference<>(desk.ide.update("content.playbook", text, 0));
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                answers.add(threads.submit(() -> ask(desk, latest, random)));
            }
            for (int stamp = 1; stamp <= 20; stamp++) {
                latest.set(desk.ide.update("content.playbook", text + "// " + stamp + "\n", stamp));
            }
            for (Future<Integer> each : answers) {
                assertTrue(each.get(2, TimeUnit.MINUTES) > QUESTIONS / 4, "answers");
            }
        }
        assertEquals(20, latest.get().stamp());
    }

    private static int ask(Desk desk, AtomicReference<Snapshot> latest, Random random) {
        int answers = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Snapshot snapshot = latest.get();
            int offset = random.nextInt(snapshot.text().length());
            answers += desk.ide.hover(snapshot, offset).isPresent() ? 1 : 0;
            answers += desk.ide.complete(snapshot, snapshot.text(), offset).isEmpty() ? 0 : 1;
            desk.ide.references(snapshot, offset, () -> false);
            desk.ide.rename(snapshot, offset, "other", p -> Optional.empty(), () -> false);
            snapshot.issues().forEach(issue -> desk.ide.fixes(snapshot, issue));
        }
        return answers;
    }
}
