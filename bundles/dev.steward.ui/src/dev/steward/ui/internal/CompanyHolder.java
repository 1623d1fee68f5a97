package dev.steward.ui.internal;

import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.spi.StepGate;
import dev.steward.runtime.Company;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.CompanyMaker;
import dev.steward.runtime.Owner;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Role;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.Steward;
import dev.steward.ui.Opening;
import dev.steward.ui.Session;

/** Opens, holds and closes one company at a time, on one thread of its own. */
public final class CompanyHolder {

    private static final System.Logger LOG = System.getLogger(CompanyHolder.class.getName());
    private static final long PATIENCE_SECONDS = 20;
    private static final long LOOK_SECONDS = 2;

    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("steward-company").factory());
    private final Listeners<Opening> listeners = new Listeners<>();
    private final Listeners<RunFeed.Batch> views = new Listeners<>();
    private final Supplier<Steward> steward;
    private final Supplier<@Nullable StepGate> gate;
    private volatile Opening state = new Opening.None();
    private volatile CompletableFuture<Session> session = none();

    /** Callbacks, of which none spoils another's turn. */
    private static final class Listeners<T> {
        private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

        AutoCloseable add(Consumer<T> listener) {
            all.add(listener);
            return () -> all.remove(listener);
        }

        void tell(T what) {
            for (var listener : all) {
                try {
                    listener.accept(what);
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "A view failed at " + what, e);
                }
            }
        }
    }

    /** @param steward asked for on the thread that opens */
    public CompanyHolder(Supplier<Steward> steward, Supplier<@Nullable StepGate> gate) {
        this.steward = steward;
        this.gate = gate;
    }

    private static CompletableFuture<Session> none() {
        return CompletableFuture.failedFuture(
                ProblemException.wrongUse("No company is open. Open one with File > Open Company."));
    }

    Opening state() {
        return state;
    }

    /** How far the opening is, now and whenever that changes. */
    public AutoCloseable listen(Consumer<Opening> listener) {
        var handle = listeners.add(listener);
        listener.accept(state);
        return handle;
    }

    AutoCloseable follow(Consumer<RunFeed.Batch> view) {
        return views.add(view);
    }

    /** Opens the company in a folder; listeners hear what came of it. */
    public void open(Path folder) {
        var before = session;
        var opened = new CompletableFuture<Session>();
        session = opened;
        change(new Opening.Under(folder));
        thread.execute(() -> {
            before.thenAccept(s -> s.company().close());
            try {
                opened.complete(opened(folder));
                watch(opened, folder);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "The company in " + folder + " can't be opened", e);
                change(failed(folder, e));
                opened.completeExceptionally(e);
            }
        });
    }

    private Session opened(Path path) {
        var folder = CompanyFolder.read(path);
        var found = steward.get();
        var company = found.open(folder, Role.WORKBENCH, gate.get());
        company.feed().subscribe(views::tell);
        change(new Opening.Open(folder));
        thread.execute(() -> company.whenOwned(() -> goOn(company)));
        return new Session(found, company);
    }

    /** Looks now and then whether the folder is still there. */
    private void watch(CompletableFuture<Session> opened, Path folder) {
        CompletableFuture.delayedExecutor(LOOK_SECONDS, TimeUnit.SECONDS, thread).execute(() -> {
            if (opened != session) {
                return;
            }
            if (Files.notExists(folder)) {
                lost(opened, folder);
            } else {
                watch(opened, folder);
            }
        });
    }

    /** What is done in a folder that nobody sees would be lost: the company is closed and says what is the matter. */
    private void lost(CompletableFuture<Session> opened, Path folder) {
        var gone = ProblemException.wrongUse("The folder " + folder + " was moved or deleted. Bring it back and try "
                + "again, or open it where it is now; what is typed into editors is still there.");
        LOG.log(Level.WARNING, gone.sentence());
        session = CompletableFuture.failedFuture(gone);
        change(new Opening.Failed(folder, gone.sentence(), List.of()));
        try {
            opened.join().company().close();
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "The company in " + folder + " does not close as its files are gone", e);
        }
    }

    /** Whoever owns the company goes on with its runs, and lets its triggers fire. */
    private static void goOn(Company company) {
        try {
            company.runs().recover();
            company.schedule().start();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The runs of " + company.folder().root() + " don't go on by themselves", e);
        }
    }

    private static Opening failed(Path folder, Throwable e) {
        return e instanceof ProblemException problem
                ? new Opening.Failed(folder, problem.sentence(), problem.details())
                : new Opening.Failed(folder, "The company in " + folder + " can't be opened; the details say why.",
                        List.of(e.toString()));
    }

    private void change(Opening to) {
        state = to;
        listeners.tell(to);
    }

    /** Makes a sample company and opens it. */
    public CompletableFuture<Path> make(Path folder) {
        return CompletableFuture.supplyAsync(() -> {
            var made = steward.get().maker().make(folder, CompanyMaker.Identity.of(folder)).root();
            open(made);
            return made;
        }, thread);
    }

    Optional<Owner> owner() {
        var now = session;
        return now.isDone() && !now.isCompletedExceptionally() ? Optional.ofNullable(now.join().company().knownOwner())
                : Optional.empty();
    }

    /** Work with the open company, off the caller's thread. */
    public <T> CompletableFuture<T> ask(Function<Session, T> work) {
        return session.thenCompose(s -> s.company().async(() -> work.apply(s)));
    }

    /** Closes the company and waits a while for that. */
    public void close() {
        var last = session;
        session = none();
        state = new Opening.None();
        var closed = CompletableFuture.runAsync(() -> last.thenAccept(s -> s.company().close()), thread);
        try {
            closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            LOG.log(Level.WARNING, "The company did not close well; nothing that was told is lost", e);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "The company still closes; nothing that was told is lost", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
