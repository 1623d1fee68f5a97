package dev.steward.it.tests;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.steward.debug.RunOrder;
import dev.steward.debug.RunProcess;
import dev.steward.debug.RunTarget;
import dev.steward.debug.spi.CompanyDoor;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.Steward;

/** A company whose runs are debugged, and the debug framework around them; without a window. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
abstract class TargetCase {

    private static final String PLAYBOOKS = """
            package test

            connector drafts : files {
              op write(path: Text, text: Markdown) -> Text idempotent by path compensated by delete
              op delete(path: Text) idempotent by path
            }

            playbook inner(n: Int) -> Int {
              step twice = n * 2
              step more = twice + 1
              return more
            }

            playbook outer(names: [Text] = ["ana", "bo"]) -> Int {
              step first = 1
              step called = inner(first)
              step last = called + 1
              foreach name in names max 9 {
                step hello = "Hello ${name}"
              }
              return last
            }

            playbook part(n: Int) -> Number {
              step share = 100 / n
              return share
            }

            playbook broken(n: Int = 0) -> Number {
              step fine = part(5)
              step cut = part(n)
              return cut
            }

            playbook pages(title: Markdown = "T") -> Text {
              saga {
                step page = drafts.write("page.md", title) undo drafts.delete("page.md")
                step second = drafts.write("second.md", title) undo drafts.delete("second.md")
              }
              return page
            }
            """;

    @TempDir
    Path folder = Path.of(".");
    final TargetEvents events = new TargetEvents();
    private final Steward steward = Place.steward(Map.of());
    private @Nullable Company opened;

    @BeforeEach
    void aCompany() throws Exception {
        new Place(folder, Map.of()).with("model.large = rehearsal\nconnector.drafts.folder = drafts\n", PLAYBOOKS);
        open();
    }

    /** The company, in another life. */
    void open() {
        opened = steward.open(CompanyFolder.read(folder));
    }

    @AfterEach
    void close() {
        company().close();
    }

    Company company() {
        return Objects.requireNonNull(opened);
    }

    private CompanyDoor door() {
        return new CompanyDoor() {
            @Override
            public <T> CompletableFuture<T> ask(BiFunction<Steward, Company, T> work) {
                return company().async(() -> work.apply(steward, company()));
            }

            @Override
            public AutoCloseable follow(Consumer<RunFeed.Batch> view) {
                return company().feed().subscribe(view);
            }
        };
    }

    /** Starts one of the playbooks and debugs it. */
    RunTarget debug(String playbook, boolean atBeginning) {
        var target = events.target(atBeginning);
        var process = new RunProcess(TargetEvents.noLaunch(), RunOrder.of("test.playbook", "test." + playbook),
                door(), event -> {
                }, target);
        target.begin(process);
        process.begin();
        return target;
    }
}
