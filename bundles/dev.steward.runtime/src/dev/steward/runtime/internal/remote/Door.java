package dev.steward.runtime.internal.remote;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;
import dev.steward.engine.spi.StoreException;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Owner;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.Role;
import dev.steward.runtime.internal.Assembly;

/**
 * The way to a company: its store when nobody owns it, else the process that does. When that process ends, whoever is
 * connected takes the company over or connects to who did, and goes on with what it was about. Thread-safe.
 */
public final class Door implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Door.class.getName());
    private static final long PATIENCE_MS = 60_000, PAUSE_MS = 20, AGAIN_MS = 1000;

    private final CompanyFolder folder;
    private final Assembly.Sources sources;
    private final OwnerLink.Self self;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Surface surface;
    private volatile @Nullable Backend backend;
    private volatile boolean closed;
    private volatile boolean takesPart;
    private final Complaint complaint = new Complaint(LOG);
    private final Beginnings beginnings = new Beginnings(() -> backend instanceof Owned);

    /**
     * Opens the company or connects to its owner.
     *
     * @throws ProblemException it can't be opened, or its owner does not answer
     */
    public Door(CompanyFolder folder, Assembly.Sources sources, Role role, String version) {
        this.folder = folder;
        this.sources = sources;
        self = new OwnerLink.Self(version, role);
        try {
            current();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Who owns the company now. */
    public Owner owner() {
        return current().owner();
    }

    /** Who owned it last; null while it changes hands. Never waits. */
    public @Nullable Owner knownOwner() {
        var at = backend;
        return at == null ? null : at.owner();
    }

    /** How many other processes work through this one. */
    public int attached() {
        return backend instanceof Owned owned ? owned.attached() : 0;
    }

    /** Whether others can work on the company while this process owns it. */
    public boolean isShared() {
        return !(current() instanceof Owned owned) || owned.isShared();
    }

    /** Called when this process owns the company: now, or when it took it over. On a thread of the door. */
    public void whenOwned(Runnable action) {
        lock.lock();
        try {
            if (!(backend instanceof Owned)) {
                beginnings.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /** The ports themselves when this process owns the company; else such as find their way. */
    public Ports ports() {
        return current() instanceof Owned owned ? direct(owned.assembly()) : Stubs.over(this);
    }

    private static Ports direct(Assembly assembly) {
        var stores = assembly.stores();
        return new Ports(assembly.engine(), stores.runs(), stores.memory(), assembly.index(), stores.values(),
                assembly.models(), stores);
    }

    Surface surface() {
        var known = surface;
        if (known == null) {
            known = new Surface(new Codec(Codec.OURS, hash -> {
                throw new IllegalArgumentException("Plans are not sent to clients.");
            }), Owned.PORTS);
            surface = known;
        }
        return known;
    }

    /** Does a call wherever the company is, as often as it takes. */
    @Nullable
    Object call(Operation operation, @Nullable Object @Nullable [] given) throws Throwable {
        var arguments = Repeats.arguments(operation, given);
        var run = operation.is(Engine.class, "start") ? Repeats.started(arguments) : null;
        if (run != null) {
            listeners.forEach(listening -> listening.expect(run));
        }
        takesPart |= Repeats.takesPart(operation);
        for (var first = true;; first = false) {
            var at = current();
            try {
                var answer = at.call(operation, arguments);
                return first || !Boolean.FALSE.equals(answer) || !operation.method().getName().equals("putIfAbsent")
                        ? answer
                        : Repeats.isOurs(ports().values(), arguments);
            } catch (Backend.Lost e) {
                lost(at);
            } catch (Engine.DecisionException e) {
                if (first || !isHeard(arguments)) {
                    throw e;
                }
                return null;
            }
        }
    }

    private boolean isHeard(@Nullable Object @Nullable [] arguments) {
        if (arguments == null || !(arguments[0] instanceof String ask)
                || !(arguments[1] instanceof Engine.Decision decision)) {
            return false;
        }
        var ports = ports();
        var row = ports.runs().ask(ask);
        return row.isPresent() && Repeats.heard(decision, ask, events(ports.engine(), row.get().run()));
    }

    private static List<Engine.RunEvent> events(Engine engine, RunId run) {
        return engine.trace(run, Long.MAX_VALUE).map(Engine.Trace::events).orElse(List.of());
    }

    /** Hears events whoever owns the company. */
    AutoCloseable listen(Engine.Listener listener) throws Throwable {
        var listening = new Listening(listener);
        listeners.add(listening);
        try {
            for (var done = false; !done;) {
                var at = current();
                try {
                    listening.attach(at, run -> List.of());
                    done = true;
                } catch (Backend.Lost e) {
                    lost(at);
                }
            }
        } catch (Throwable e) {
            silence(listening);
            throw e;
        }
        return () -> silence(listening);
    }

    private void silence(Listening listening) throws Exception {
        listeners.remove(listening);
        listening.close();
    }

    private Backend current() {
        var at = backend;
        if (at != null) {
            return at;
        }
        Backend made;
        lock.lock();
        try {
            var known = backend;
            if (known != null) {
                return known;
            }
            made = reached();
            if (made == backend) {
                return made;
            }
            backend = made;
        } finally {
            lock.unlock();
        }
        begin(made);
        beginnings.run();
        return made;
    }

    /** What was going on through the last owner goes on through this one. */
    private void begin(Backend made) {
        for (var listening : listeners) {
            try {
                listening.attach(made, run -> events(engine(made), run));
            } catch (Backend.Lost e) {
                lost(made);
                return;
            } catch (Exception e) {
                LOG.log(Level.WARNING, "A listener does not hear of the company any more", e);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Engine engine(Backend made) {
        return made instanceof Owned owned ? owned.assembly().engine() : Stubs.engine(this);
    }

    private Backend reached() {
        var since = System.nanoTime();
        var holder = "";
        while (true) {
            open();
            var known = backend;
            if (known != null) {
                // Somebody else was quicker while this thread paused.
                return known;
            }
            try {
                var reached = connected();
                return reached != null ? reached : owned();
            } catch (ProblemException e) {
                if (e.kind() != ProblemException.Kind.IN_USE || isSilence(e)) {
                    throw e;
                }
                if (!e.sentence().equals(holder)) {
                    holder = e.sentence();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS)) {
                    throw e;
                }
            }
            pause(PAUSE_MS);
        }
    }

    /** The store's own complaint has the store's exception as its cause. */
    private static boolean isSilence(ProblemException e) {
        return !(e.getCause() instanceof StoreException);
    }

    private void open() {
        if (closed) {
            throw new StoreException(StoreException.Reason.CLOSED, "The company was closed.", null);
        }
    }

    private @Nullable Backend connected() {
        try {
            var address = Address.read(folder.state());
            if (address.isEmpty() || !address.get().mayLive()) {
                return null;
            }
            var link = OwnerLink.connect(address.get(), surface(), self, this::gone);
            if (sources.gate() != null) {
                link.close();
                throw ProblemException.wrongUse("The company is open in " + link.owner().words()
                        + ", so its runs can't be debugged here; end that process first.");
            }
            goOn(link);
            return link;
        } catch (IOException | Backend.Lost e) {
            LOG.log(Level.DEBUG, "Nobody listens for the company in " + folder.root(), e);
            return null;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private Backend owned() {
        var owned = new Owned(Assembly.open(folder, sources), self);
        try {
            goOn(owned);
            owned.serve(folder.state());
            return owned;
        } catch (RuntimeException e) {
            owned.close();
            throw e;
        } catch (Throwable e) {
            owned.close();
            throw new IllegalStateException(e);
        }
    }

    /** What was going on by this process's wish goes on at the new owner before anything is asked of it. */
    private void goOn(Backend made) throws Throwable {
        if (takesPart) {
            made.call(recovery(), null);
        }
    }

    private Operation recovery() {
        try {
            return surface().find(Engine.class.getMethod("recover")).orElseThrow();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pause(long millis) {
        try {
            changed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Reason.CLOSED, "Interrupted while the company was opened.", e);
        }
    }

    private void lost(Backend at) {
        lock.lock();
        try {
            if (backend == at) {
                backend = null;
            }
        } finally {
            lock.unlock();
        }
        at.close();
    }

    /** Who listens, and who stays, does not wait for the next call. */
    private void gone(OwnerLink link) {
        lost(link);
        if (!closed && (self.role().stays() || !listeners.isEmpty())) {
            Thread.ofPlatform().daemon().name("steward-door-again").start(this::again);
        }
    }

    private void again() {
        while (!closed) {
            try {
                current();
                return;
            } catch (RuntimeException e) {
                if (closed) {
                    return;
                }
                complaint.about("The company can't be reached", e);
                if (!self.role().stays()) {
                    return;
                }
            }
            lock.lock();
            try {
                pause(AGAIN_MS);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Gives the company back, or the connection. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        beginnings.close();
        lock.lock();
        Backend last;
        try {
            changed.signalAll();
            last = backend;
            backend = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.close();
        }
    }
}
