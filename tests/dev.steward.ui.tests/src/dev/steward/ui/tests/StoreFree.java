package dev.steward.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which the UI thread was found at work in the store, a model, the parser or git. */
final class StoreFree implements BeforeEachCallback, AfterEachCallback {

    private static final long BETWEEN_NANOS = 4_000_000L;

    private static final List<String> FORBIDDEN = List.of("dev.steward.store.", "org.apache.derby.",
            "dev.steward.llm.", "dev.steward.memory.", "org.apache.lucene.", "dev.steward.engine.internal.",
            "dev.steward.runtime.internal.remote.", "dev.steward.compiler.internal.", "dev.steward.compiler.Compiler",
            "dev.steward.connectors.", "org.eclipse.xtext.parser.", "dev.steward.git.internal.",
            "dev.steward.git.GitRepository", "dev.steward.git.CompanyRepository", "org.eclipse.jgit.");

    private final AtomicBoolean over = new AtomicBoolean();
    private final Set<String> found = new ConcurrentSkipListSet<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        var watched = PlatformUI.getWorkbench().getDisplay().getThread();
        over.set(false);
        Thread.ofPlatform().daemon().name("store-free").start(() -> {
            while (!over.get()) {
                Stream.of(watched.getStackTrace()).map(StackTraceElement::toString)
                        .filter(frame -> FORBIDDEN.stream().anyMatch(frame.replaceAll("^.*//", "")::startsWith))
                        .findFirst().ifPresent(found::add);
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        over.set(true);
        assertEquals(Set.of(), found, "The UI thread was found in");
    }
}
