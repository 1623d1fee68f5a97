package dev.steward.ui.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.BundleContext;

import dev.steward.engine.spi.StepGate;
import dev.steward.runtime.Owner;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.Steward;
import dev.steward.runtime.StewardProvider;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.Opening;
import dev.steward.ui.Session;

/**
 * The open company as a service. The runtime behind it is looked for when a company is opened first, on that thread: it
 * brings the database with it, for which no window should wait.
 */
public final class CompanyComponent implements OpenCompany {

    /** A debugger's, which comes when its room starts; a company opened before runs without. */
    private volatile @Nullable StepGate gate;
    private volatile @Nullable CompanyHolder holder;

    void activate(BundleContext context) {
        holder = new CompanyHolder(() -> steward(context), () -> gate);
    }

    void deactivate() {
        close();
    }

    private static Steward steward(BundleContext context) {
        var reference = context.getServiceReference(StewardProvider.class);
        var provider = reference == null ? null : context.getService(reference);
        if (provider == null) {
            throw ProblemException.wrongUse("This installation is incomplete; unpack or build it again.");
        }
        return provider.steward();
    }

    private CompanyHolder holder() {
        var now = holder;
        if (now == null) {
            throw new IllegalStateException("not active");
        }
        return now;
    }

    @Override
    public Opening state() {
        return holder().state();
    }

    @Override
    public AutoCloseable listen(Consumer<Opening> listener) {
        return holder().listen(listener);
    }

    @Override
    public AutoCloseable follow(Consumer<RunFeed.Batch> view) {
        return holder().follow(view);
    }

    @Override
    public void open(Path folder) {
        holder().open(folder);
    }

    @Override
    public CompletableFuture<Path> make(Path folder) {
        return holder().make(folder);
    }

    @Override
    public Optional<Owner> owner() {
        return holder().owner();
    }

    @Override
    public <T> CompletableFuture<T> ask(Function<Session, T> work) {
        return holder().ask(work);
    }

    @Override
    public void close() {
        holder().close();
    }
}
