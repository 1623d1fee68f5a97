package dev.steward.ui.govern.internal.policies;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.PolicyAnswer;
import dev.steward.runtime.PolicyBook;
import dev.steward.runtime.PolicyQuestion;
import dev.steward.runtime.PolicyService;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.TestReport;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.editor.CompanyPlaybooks;
import dev.steward.ui.editor.PlaybookSessions;
import dev.steward.ui.kit.Deliver;

/**
 * The policies of the open company as the text is now, saved or not, and how their tests came out; read on a thread of
 * its own, a moment after the last change, while somebody looks. The workbench's service of this name; thread-safe.
 */
public final class PolicyWatch implements AutoCloseable {

    private static final long QUIET_MILLIS = 400;

    private final OpenCompany company;
    private final PlaybookSessions sessions;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("policies").factory());
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final AutoCloseable opening;
    private @Nullable AutoCloseable watched;
    private @Nullable CompanyPlaybooks playbooks;
    private @Nullable PolicyService service;
    private @Nullable Path root;
    private volatile State latest = new State(null, Map.of(), false, ZoneId.systemDefault(), "");

    /**
     * What there is to show.
     *
     * @param book    null while there is none
     * @param cases   by policy; empty while tests did not run for this text
     * @param tested  whether they did
     * @param trouble a sentence when the policies can't be read; empty when they can
     */
    public record State(@Nullable PolicyBook book, Map<String, List<TestReport.Case>> cases, boolean tested,
            ZoneId zone,
            String trouble) {
        public State {
            cases = Map.copyOf(cases);
        }
    }

    /** Reads nothing until somebody looks. */
    public PolicyWatch(OpenCompany company, PlaybookSessions sessions) {
        this.company = company;
        this.sessions = sessions;
        opening = company.listen(now -> {
            if (now instanceof Opening.Open) {
                request();
            }
        });
    }

    /** Hears each state, and the present one at once, on any thread, until the handle is closed. */
    public AutoCloseable watch(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(latest);
        request();
        return () -> listeners.remove(listener);
    }

    /** Reads again soon; only the last of many requests does. */
    public void request() {
        var mine = changes.incrementAndGet();
        later(() -> {
            if (mine == changes.get() && !listeners.isEmpty()) {
                attempt(this::read);
            }
        });
    }

    private void later(Runnable task) {
        try {
            worker.schedule(task, QUIET_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the workbench closes: nobody looks any more
            ILog.of(getClass()).info("The workbench closes; policies are not read any more.");
        }
    }

    /** Runs tests again, of one policy or of all when null. */
    public void test(@Nullable String policy) {
        worker.execute(() -> attempt(() -> {
            var book = latest.book();
            if (book != null) {
                tests(book, policy);
            }
        }));
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (ProblemException e) {
            tell(new State(latest.book(), latest.cases(), latest.tested(), latest.zone(), e.sentence()));
        } catch (CompletionException e) {
            tell(new State(null, Map.of(), false, latest.zone(), Deliver.sentence(e)));
        } catch (RuntimeException | LinkageError e) {
            ILog.of(getClass()).error("The policies could not be read.", e);
        }
    }

    private void read() {
        if (!(company.state() instanceof Opening.Open open)) {
            return;
        }
        var texts = follow(open.folder()).map(CompanyPlaybooks::edited).orElse(Map.of());
        var reader = service(open.folder());
        var book = reader.read(texts);
        var before = latest;
        if (book != before.book() || !before.trouble().isEmpty()) {
            tell(new State(book, book == before.book() ? before.cases() : Map.of(), false,
                    open.folder().settings().zone(), ""));
        }
        if (book != before.book() && book.isSound()) {
            tests(book, null);
        }
    }

    private PolicyService service(CompanyFolder folder) {
        var known = service;
        if (known == null || !folder.root().equals(root)) {
            known = company.ask(session -> session.steward().policies(folder)).join();
            service = known;
            root = folder.root();
        }
        return known;
    }

    /** Hears the texts of the company from now on. */
    private Optional<CompanyPlaybooks> follow(CompanyFolder folder) {
        var found = project(folder.root()).map(sessions::company);
        if (found.isPresent() && found.get() != playbooks) {
            Deliver.close(watched);
            playbooks = found.get();
            watched = found.get().watch(this::request);
        }
        return found;
    }

    /** The project that shows a company's folder. */
    public static Optional<IProject> project(Path root) {
        for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
            IPath location = project.getLocation();
            if (project.isOpen() && location != null && location.toPath().equals(root)) {
                return Optional.of(project);
            }
        }
        return Optional.empty();
    }

    private void tests(PolicyBook book, @Nullable String policy) {
        try {
            var done = book.test(name -> policy == null || name.equals(policy)).stream()
                    .collect(Collectors.groupingBy(TestReport.Case::subject));
            var cases = new java.util.HashMap<>(policy == null ? Map.of() : latest.cases());
            cases.putAll(done);
            tell(new State(book, cases, true, latest.zone(), ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(State state) {
        latest = state;
        listeners.forEach(listener -> listener.accept(state));
    }

    /** The newest. */
    public State latest() {
        return latest;
    }

    /** What the policies say about a call, with what limits have left now. */
    public CompletableFuture<PolicyAnswer> ask(PolicyBook book, PolicyQuestion question) {
        return company.ask(session -> book.ask(question, session.company()::used));
    }

    @Override
    public void close() {
        Deliver.close(opening);
        Deliver.close(watched);
        worker.shutdownNow();
    }
}
