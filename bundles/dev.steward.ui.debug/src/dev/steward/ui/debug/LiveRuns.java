package dev.steward.ui.debug;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.PlatformUI;

import dev.steward.engine.RunId;
import dev.steward.runtime.RunFeed;
import dev.steward.ui.OpenCompany;
import dev.steward.ui.RunMoment;
import dev.steward.ui.Session;
import dev.steward.ui.editor.GraphStates;
import dev.steward.ui.kit.Deliver;

/**
 * The runs whose steps are shown beside the text and in the graph: of each playbook the one that was watched last. Read
 * again as often as the feed tells of them, one reading at a time. The workbench's service of this name; thread-safe.
 */
public final class LiveRuns implements AutoCloseable {

    private final OpenCompany company;
    private final GraphStates graph;
    private final AutoCloseable following;
    private final Map<String, Watched> byPlaybook = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** A run that is watched; {@code known} empty until it was read first. */
    private static final class Watched {
        private final RunId run;
        private RunMoment moment;
        private boolean reading;
        private boolean again;
        private Optional<LiveRun> known = Optional.empty();

        Watched(RunMoment moment) {
            this.run = moment.run();
            this.moment = moment;
        }
    }

    /** Watches nothing yet. */
    public LiveRuns(OpenCompany company, GraphStates graph) {
        this.company = company;
        this.graph = graph;
        this.following = company.follow(this::hear);
    }

    /** The one of the workbench. */
    public static LiveRuns ofWorkbench() {
        return PlatformUI.getWorkbench().getService(LiveRuns.class);
    }

    /** Shows a run from now on, in place of others of its playbook. */
    public void watch(RunId run, String playbook) {
        watch(RunMoment.latest(run), playbook);
    }

    private synchronized void watch(RunMoment moment, String playbook) {
        var watched = new Watched(moment);
        byPlaybook.remove(playbook);
        byPlaybook.put(playbook, watched);
        read(playbook, watched);
    }

    /** Shows a run as of a moment, in place of others of its playbook, until another moment is looked at. */
    public void look(RunMoment moment) {
        synchronized (this) {
            for (var entry : byPlaybook.entrySet()) {
                if (entry.getValue().run.equals(moment.run())) {
                    entry.getValue().moment = moment;
                    read(entry.getKey(), entry.getValue());
                    return;
                }
            }
        }
        company.ask(session -> session.company().runs().row(moment.run()).playbook())
                .whenComplete((playbook, failure) -> {
                    if (failure == null) {
                        watch(moment, playbook);
                    } else {
                        ILog.of(getClass()).warn("What the run " + moment.run() + " did is not known", failure);
                    }
                });
    }

    /** Shows none of a playbook's runs any more. */
    public void dismiss(String playbook) {
        Optional<LiveRun> gone;
        synchronized (this) {
            var watched = byPlaybook.remove(playbook);
            gone = watched == null ? Optional.empty() : watched.known;
        }
        graph.clear(playbook);
        gone.ifPresent(run -> run.byPlaybook().keySet().forEach(graph::clear));
        listeners.forEach(Runnable::run);
    }

    /** Shows a run no more, if it is the one that is shown. */
    public void dismiss(RunId run) {
        watched(run).ifPresent(this::dismiss);
    }

    private synchronized Optional<String> watched(RunId run) {
        return byPlaybook.entrySet().stream().filter(entry -> entry.getValue().run.equals(run))
                .map(Map.Entry::getKey).findFirst();
    }

    /** What is known of all watched runs, the one watched last at the end. */
    public synchronized Collection<LiveRun> shown() {
        return byPlaybook.values().stream().flatMap(watched -> watched.known.stream()).toList();
    }

    /** Tells that something of {@link #shown} changed, on any thread, until the handle is closed. */
    public AutoCloseable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private synchronized void hear(RunFeed.Batch batch) {
        byPlaybook.forEach((playbook, watched) -> {
            if (watched.moment.moment() == RunMoment.LATEST && (batch.missed()
                    || batch.events().stream().anyMatch(event -> event.run().equals(watched.run)))) {
                read(playbook, watched);
            }
        });
    }

    private synchronized void read(String playbook, Watched watched) {
        if (watched.reading) {
            watched.again = true;
            return;
        }
        watched.reading = true;
        var moment = watched.moment;
        company.ask(session -> read(session, moment)).whenComplete((found, failure) -> {
            if (failure != null) {
                ILog.of(getClass()).warn("What the run " + watched.run + " does is not known", failure);
            } else {
                found.ifPresent(now -> show(playbook, watched, now));
            }
            next(playbook, watched);
        });
    }

    private static Optional<LiveRun> read(Session session, RunMoment moment) {
        var runs = session.company().runs();
        var past = runs.past(moment.run());
        var at = Math.min(moment.moment(), past.last());
        var next = moment.path().isEmpty() || past.step(at, moment.path()).isPresent() ? null
                : past.step(past.last(), moment.path()).orElse(null);
        return runs.text(moment.run()).map(text -> new LiveRun(moment.run(), past.playbook(), past.picture(at).state(),
                text, past.steps(at), moment.path(), next));
    }

    private void show(String playbook, Watched watched, LiveRun now) {
        synchronized (this) {
            if (byPlaybook.get(playbook) != watched) {
                return;
            }
            watched.known = Optional.of(now);
        }
        now.byPlaybook().forEach(graph::show);
        listeners.forEach(Runnable::run);
    }

    private synchronized void next(String playbook, Watched watched) {
        watched.reading = false;
        if (watched.again) {
            watched.again = false;
            read(playbook, watched);
        }
    }

    @Override
    public void close() {
        Deliver.close(following);
    }
}
