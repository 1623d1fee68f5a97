package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Steward;
import dev.steward.runtime.StewardProvider;
import dev.steward.ui.Opening;
import dev.steward.ui.internal.CompanyHolder;

/** A company whose folder goes away while it is open. No window is needed. */
class LostFolderTest {

    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    Path temp = Path.of(".");

    private final CompanyHolder holder = new CompanyHolder(LostFolderTest::steward, () -> null);
    private final LinkedBlockingQueue<Opening> told = new LinkedBlockingQueue<>();

    private static Steward steward() {
        var context = Platform.getBundle("dev.steward.ui").getBundleContext();
        return context.getService(context.getServiceReference(StewardProvider.class)).steward();
    }

    @AfterEach
    void close() {
        holder.close();
    }

    /** The first of a kind from now on. */
    private <T extends Opening> T next(Class<T> kind) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Opening last = new Opening.None();
        while (!kind.isInstance(last) && System.nanoTime() < end) {
            var now = told.poll(1, TimeUnit.SECONDS);
            last = now == null ? last : now;
        }
        return assertInstanceOf(kind, last);
    }

    @Test
    void itSaysSoAndIsOpenedAgainWhenTheFolderIsBack() throws Exception {
        try (var listening = holder.listen(told::add)) {
            var folder = holder.make(temp.resolve("firm")).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            next(Opening.Open.class);
            var elsewhere = Files.move(folder, temp.resolve("elsewhere"));

            var lost = next(Opening.Failed.class);
            assertEquals(folder, lost.folder());
            assertTrue(lost.sentence().startsWith("The folder " + folder + " was moved or deleted."), lost::sentence);
            var asked = assertThrows(ExecutionException.class, () -> holder.ask(session -> true).get());
            assertInstanceOf(ProblemException.class, asked.getCause());

            Files.move(elsewhere, folder);
            holder.open(folder);
            next(Opening.Open.class);
            assertTrue(holder.ask(session -> session.company().runs().open().isEmpty()).get());
        }
    }
}
