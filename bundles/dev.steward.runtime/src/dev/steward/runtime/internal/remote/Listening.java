package dev.steward.runtime.internal.remote;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.Engine;
import dev.steward.engine.RunId;

/**
 * One listener over changing owners. It hears every event of the runs that it heard of once and in order: what happened
 * while nobody was connected is read from the journal. Pieces of models' answers may be missed. Thread-safe.
 */
public final class Listening implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Listening.class.getName());
    private static final int MOST_RUNS = 10_000;

    /** Reads the events of a run, or nothing when there is no such run. */
    @FunctionalInterface
    public interface Journal {
        List<Engine.RunEvent> events(RunId run) throws Throwable;
    }

    private final Engine.Listener listener;
    private final Map<RunId, Heard> heard = new LinkedHashMap<>();
    private @Nullable Attachment current;
    private @Nullable AutoCloseable handle;
    private boolean closed;

    /** Up to where, and how many events of that entry. */
    private record Heard(long seq, int events, boolean ended) {
    }

    public Listening(Engine.Listener listener) {
        this.listener = listener;
    }

    /** A run whose events from its first entry on are expected. */
    public synchronized void expect(RunId run) {
        heard.putIfAbsent(run, new Heard(0, 0, false));
    }

    /** Listens to another owner from now on, and catches up. */
    public void attach(Backend backend, Journal journal) throws Throwable {
        var next = new Attachment();
        synchronized (this) {
            if (closed) {
                return;
            }
            current = next;
        }
        var taken = backend.listen(next);
        synchronized (this) {
            if (closed) {
                taken.close();
                return;
            }
            handle = taken;
        }
        next.catchUp(journal);
    }

    private synchronized List<RunId> unfinished() {
        return heard.entrySet().stream().filter(e -> !e.getValue().ended).map(Map.Entry::getKey).toList();
    }

    private void deliver(Engine.RunEvent event) {
        var last = heard.get(event.run());
        if (last != null && event.seq() < last.seq) {
            return;
        }
        var same = last != null && event.seq() == last.seq;
        heard.remove(event.run());
        heard.put(event.run(),
                new Heard(event.seq(), same && last != null ? last.events + 1 : 1, event.type().equals("run.ended")));
        if (heard.size() > MOST_RUNS) {
            var eldest = heard.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
        try {
            listener.event(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A listener failed at an event of " + event.run(), e);
        }
    }

    /** What one owner tells; held back until the past is told, and dropped when there is another owner. */
    private final class Attachment implements Engine.Listener {
        private @Nullable List<Engine.RunEvent> held = new ArrayList<>();

        @Override
        public void event(Engine.RunEvent event) {
            synchronized (Listening.this) {
                var waiting = held;
                if (current != this || closed) {
                    return;
                }
                if (waiting != null) {
                    waiting.add(event);
                } else {
                    deliver(event);
                }
            }
        }

        @Override
        public void delta(RunId run, String path, String text) {
            synchronized (Listening.this) {
                if (current == this && !closed) {
                    listener.delta(run, path, text);
                }
            }
        }

        void catchUp(Journal journal) throws Throwable {
            for (var run : unfinished()) {
                var events = read(journal, run);
                synchronized (Listening.this) {
                    if (current != this) {
                        return;
                    }
                    past(run, events);
                }
            }
            synchronized (Listening.this) {
                var waiting = held;
                held = null;
                if (waiting != null && current == this) {
                    waiting.stream().filter(this::isNews).toList().forEach(Listening.this::deliver);
                }
            }
        }

        /** A run that can't be read keeps nobody from hearing of the others. */
        private List<Engine.RunEvent> read(Journal journal, RunId run) throws Throwable {
            try {
                return journal.events(run);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What happened in " + run + " meanwhile can't be told", e);
                return List.of();
            }
        }

        private void past(RunId run, List<Engine.RunEvent> events) {
            var last = heard.getOrDefault(run, new Heard(0, 0, false));
            var skipped = 0;
            for (var event : events) {
                if (event.seq() == last.seq && skipped < last.events) {
                    skipped++;
                } else if (event.seq() >= last.seq) {
                    deliver(event);
                }
            }
        }

        /** The journal told all events of an entry together. */
        private boolean isNews(Engine.RunEvent event) {
            var last = heard.get(event.run());
            return last == null || event.seq() > last.seq;
        }
    }

    @Override
    public void close() throws Exception {
        @Nullable
        AutoCloseable taken;
        synchronized (this) {
            closed = true;
            taken = handle;
        }
        if (taken != null) {
            taken.close();
        }
    }
}
