package dev.steward.debug;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamsProxy;
import org.eclipse.jdt.annotation.Nullable;

import dev.steward.debug.spi.CompanyDoor;
import dev.steward.engine.Engine;
import dev.steward.engine.Holds;
import dev.steward.engine.RunId;
import dev.steward.engine.RunState;
import dev.steward.runtime.Company;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.RunFeed;
import dev.steward.runtime.RunService;
import dev.steward.runtime.Steward;
import dev.steward.runtime.tell.Beginning;
import dev.steward.runtime.tell.Ending;
import dev.steward.runtime.tell.Line;
import dev.steward.runtime.tell.RunTelling;
import dev.steward.runtime.tell.Say;
import dev.steward.runtime.tell.States;
import dev.steward.runtime.tell.Tone;

/**
 * A run as the debug framework's process: it goes from checking the playbook over the run's states to its end, or to a
 * refusal. To terminate it is to cancel the run, which takes back what open sagas did. The workbench may close
 * meanwhile; the run goes on without this. Thread-safe.
 */
public final class RunProcess extends PlatformObject implements IProcess {

    /** What {@link #getExitValue} says of a run that did not begin; other values are those of {@code steward run}. */
    public static final int REFUSED = 2;

    private static final int SHORT_ID = 5;

    private final ILaunch launch;
    private final RunOrder order;
    private final CompanyDoor door;
    private final Consumer<DebugEvent> events;
    private final Transcript transcript = new Transcript();
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private final RunProgress progress;
    private final @Nullable Debugger debugger;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile @Nullable AutoCloseable following;
    private volatile @Nullable RunTelling telling;
    private volatile @Nullable RunId run;
    private volatile @Nullable RunState state;
    private volatile @Nullable Integer exit;
    private volatile String playbook;
    private long heard;

    /** Debugs the run from its first step on. */
    public interface Debugger {
        /** Where it is held from its beginning. */
        Holds holds(Prepared playbook);

        /** It has begun; on a thread that may wait. */
        void started(Company company, RunId run);

        /** It does not begin. */
        void refused();

        /** Stopping it is up to who debugs it, who may ask somebody first; false when nobody debugs it by now. */
        boolean stop();
    }

    /** @param events are told to the framework */
    public RunProcess(ILaunch launch, RunOrder order, CompanyDoor door, Consumer<DebugEvent> events) {
        this(launch, order, door, events, null);
    }

    /** With who debugs it, null for nobody. */
    public RunProcess(ILaunch launch, RunOrder order, CompanyDoor door, Consumer<DebugEvent> events,
            @Nullable Debugger debugger) {
        this.debugger = debugger;
        this.launch = launch;
        this.order = order;
        this.door = door;
        this.events = events;
        this.playbook = order.playbook();
        this.progress = new RunProgress("Running " + order.title(), this::terminate);
        attributes.put(ATTR_PROCESS_TYPE, RunOrder.TYPE);
    }

    /** Checks the playbook and starts the run, elsewhere. */
    public void begin() {
        fire(DebugEvent.CREATE);
        progress.work("Checking the playbook");
        following = door.follow(this::hear);
        door.ask(this::start).whenComplete((started, failure) -> {
            if (failure != null) {
                refuse(failure);
            }
        });
    }

    private RunId start(Steward steward, Company company) {
        company.queue().checkGoing();
        var folder = company.folder();
        var prepared = steward.checks(folder).prepare(order.reference(), folder.root());
        var request = new RunService.Request(prepared, prepared.inputs(folder.settings(), order.inputs()),
                order.model(), order.approvals());
        if (company.owner().here()) {
            steward.checks(folder).require(prepared);
        }
        playbook = prepared.name();
        telling = new RunTelling(folder.settings().zone());
        transcript.tell(Beginning.lines(prepared, steward.checks(folder).notDone(prepared.name()),
                company.runs().models(prepared, order.model()), "in the launch configuration"));
        if (cancelled.get()) {
            throw ProblemException.wrongUse("Stopped before it began.");
        }
        // known before it begins, so that everything about it is heard and nothing else
        var id = RunId.random(Instant.now(), new SecureRandom());
        run = id;
        var watching = debugger;
        company.runs().start(request, id, null, watching == null ? Holds.NONE : watching.holds(prepared));
        if (watching != null) {
            watching.started(company, id);
        }
        return id;
    }

    private void refuse(Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        var lines = new ArrayList<Line>();
        if (cause instanceof ProblemException problem) {
            lines.add(Line.of(Tone.FAILED, "✕").and(Tone.PLAIN, " " + problem.sentence()));
            problem.details().forEach(detail -> lines.add(Line.of(Tone.PLAIN, "  " + detail)));
        } else {
            ILog.of(getClass()).error("The run of " + order.title() + " did not begin", cause);
            lines.add(Line.of(Tone.FAILED, "✕").and(Tone.PLAIN, " It did not begin; the error log says why."));
        }
        transcript.tell(lines);
        over(REFUSED);
        var watching = debugger;
        if (watching != null) {
            watching.refused();
        }
    }

    private synchronized void hear(RunFeed.Batch batch) {
        var id = run;
        if (id == null || exit != null) {
            return;
        }
        if (batch.missed()) {
            // what was left out is read again, behind which this batch is old
            door.ask((steward, company) -> company.runs().trace(id, Long.MAX_VALUE).events()).thenAccept(this::hear);
            return;
        }
        hear(batch.events().stream().filter(event -> event.run().equals(id)).toList());
    }

    private synchronized void hear(List<Engine.RunEvent> all) {
        var told = telling;
        var fresh = all.stream().filter(event -> event.seq() > heard).toList();
        if (fresh.isEmpty() || told == null || exit != null) {
            return;
        }
        var last = fresh.getLast();
        heard = last.seq();
        transcript.tell(fresh.stream().flatMap(event -> told.hear(event).stream()).toList());
        if (last.state() != state) {
            state = last.state();
            fire(DebugEvent.CHANGE);
        }
        if (last.state().ended()) {
            end(last.run(), last.state(), told);
        } else {
            show(fresh);
        }
    }

    private void show(List<Engine.RunEvent> fresh) {
        var last = fresh.getLast();
        if (last.state() == RunState.WAITING || last.state() == RunState.PAUSED) {
            progress.rest();
        } else {
            progress.work((last.path().isEmpty() ? States.word(last.state()) : last.path()) + "  "
                    + Say.money(last.microUsd()));
        }
    }

    private void end(RunId id, RunState how, RunTelling told) {
        door.ask((steward, company) -> Ending.lines(company.runs().trace(id, Long.MAX_VALUE), company.runs().row(id),
                told, Instant.now(), company.folder().settings().zone())).whenComplete((lines, failure) -> {
                    transcript.tell(lines != null ? lines : List.of(States.line(how)));
                    over(exitOf(how));
                });
    }

    private static int exitOf(RunState how) {
        return switch (how) {
            case DONE, SKIPPED -> 0;
            case COMPENSATED -> 5;
            default -> 4;
        };
    }

    private void over(int value) {
        exit = value;
        progress.rest();
        var handle = following;
        if (handle != null) {
            try {
                handle.close();
            } catch (Exception e) {
                ILog.of(getClass()).warn("A run that is over is still followed", e);
            }
        }
        fire(DebugEvent.TERMINATE);
    }

    private void fire(int kind) {
        events.accept(new DebugEvent(this, kind));
    }

    /** What was told about the run so far. */
    public Transcript transcript() {
        return transcript;
    }

    /** What was to be run. */
    public RunOrder order() {
        return order;
    }

    /** The playbook's qualified name, as far as it is known. */
    public String playbook() {
        return playbook;
    }

    /** The run; empty before it began, and when it did not begin. */
    public Optional<RunId> run() {
        return Optional.ofNullable(run);
    }

    /** How far the run is; empty before it began, and when it did not begin. */
    public Optional<RunState> state() {
        return Optional.ofNullable(state);
    }

    @Override
    public String getLabel() {
        var id = run;
        var now = state;
        var end = id == null ? "" : " " + id.text().substring(Math.max(0, id.text().length() - SHORT_ID));
        var word = now != null ? States.word(now) : exit != null ? "did not begin" : "begins";
        return order.title() + end + " · " + word;
    }

    @Override
    public ILaunch getLaunch() {
        return launch;
    }

    /** There are no streams: lines come with {@link #transcript}. */
    @Override
    public @Nullable IStreamsProxy getStreamsProxy() {
        return null;
    }

    @Override
    public void setAttribute(String key, @Nullable String value) {
        if (value == null) {
            attributes.remove(key);
        } else {
            attributes.put(key, value);
        }
    }

    @Override
    public @Nullable String getAttribute(String key) {
        return attributes.get(key);
    }

    @Override
    public int getExitValue() throws DebugException {
        var value = exit;
        if (value == null) {
            throw new DebugException(Status.error("The run goes on, so there is no exit value yet."));
        }
        return value;
    }

    @Override
    public boolean canTerminate() {
        return exit == null;
    }

    @Override
    public boolean isTerminated() {
        return exit != null;
    }

    /** Hands over to who debugs the run, and cancels it where nobody does. Returns at once. */
    @Override
    public void terminate() {
        var watching = debugger;
        if (exit == null && (watching == null || !watching.stop())) {
            cancel();
        }
    }

    /** Cancels the run at its next safe point; open sagas are compensated. */
    void cancel() {
        var id = run;
        if (exit != null || cancelled.getAndSet(true) || id == null) {
            return;
        }
        door.ask((steward, company) -> {
            company.runs().cancel(id);
            return id;
        }).exceptionally(failure -> {
            cancelled.set(false);
            transcript.tell(List.of(Line.of(Tone.FAILED, "✕").and(Tone.PLAIN, " The run could not be stopped.")));
            return id;
        });
    }
}
