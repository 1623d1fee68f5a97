package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.dsl.Playbooks;
import dev.steward.git.GitRepository;
import dev.steward.runtime.Company;
import dev.steward.runtime.InboxService;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Session;

/** The guards of the journeys fail when they shall, and only then. */
@NonNullByDefault({})
class GuardsTest {

    private static final Duration WHILE = Duration.ofMillis(400), FREEZE = Duration.ofMillis(1_300);
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private Session session() throws Exception {
        Ui.company();
        return PlatformUI.getWorkbench().getService(OpenCompany.class).ask(session -> session).get();
    }

    @Test
    void theParserOnTheUiThreadIsFound() throws Exception {
        var text = "package large\n" + "playbook p() { step a = 1 }\n".repeat(3_000);
        var workspace = new Playbooks().workspace();

        found("org.eclipse.xtext.parser.", () -> workspace.read("large.playbook", text));
    }

    @Test
    void theStoreOnTheUiThreadIsFound() throws Exception {
        Company company = session().company();
        InboxService inbox = company.inbox();

        found("dev.steward.", () -> again(() -> inbox.open()));
    }

    @Test
    void gitOnTheUiThreadIsFound() throws Exception {
        Files.createDirectories(folder.resolve(".git"));
        var repository = GitRepository.find(folder, Map.of()).orElseThrow();

        found("org.eclipse.jgit.", () -> again(() -> {
            try {
                return repository.status();
            } catch (IOException e) {
                // an empty folder is no repository, which takes git a look, too
                return Optional.empty();
            }
        }));
    }

    @Test
    void whatIsNoneOfTheseIsLeftAlone() throws Exception {
        var guard = new StoreFree();

        during(guard, guard, () -> again(() -> List.of(1, 2, 3)));
    }

    @Test
    void aFreezeOfASecondIsFoundWhetherItWorksOrWaits() throws Exception {
        freeze(() -> again(FREEZE, Math::random));
        freeze(() -> {
            Thread.sleep(FREEZE.toMillis());
            return true;
        });
    }

    @Test
    void aMomentOfWorkIsNoFreeze() {
        var guard = new Responsive();

        assertDoesNotThrow(() -> during(guard, guard, () -> again(Math::random)));
    }

    private static void freeze(Callable<Object> work) {
        var guard = new Responsive();
        var error = assertThrows(AssertionError.class, () -> during(guard, guard, work));
        assertTrue(error.getMessage().contains("The UI thread was busy for"), error.getMessage());
    }

    private static void found(String where, Callable<Object> work) {
        var guard = new StoreFree();
        var error = assertThrows(AssertionError.class, () -> during(guard, guard, work));
        assertTrue(error.getMessage().contains(where), error.getMessage());
    }

    /** As in a test that has the guard. */
    private static void during(BeforeEachCallback before, AfterEachCallback after, Callable<Object> work)
            throws Exception {
        ExtensionContext none = null;
        before.beforeEach(none);
        try {
            // the guard has begun to watch when it had a turn beside the UI thread
            Ui.ask(() -> true);
            Ui.ask(work);
        } finally {
            after.afterEach(none);
        }
    }

    private static Object again(Callable<Object> work) throws Exception {
        return again(WHILE, work);
    }

    /** By the processor's time, which is what counts on a machine with too much to do. */
    private static Object again(Duration time, Callable<Object> work) throws Exception {
        Object last = null;
        for (long end = CPU.getCurrentThreadCpuTime() + time.toNanos(); CPU.getCurrentThreadCpuTime() < end;) {
            last = work.call();
        }
        return last;
    }
}
