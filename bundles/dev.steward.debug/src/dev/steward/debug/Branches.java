package dev.steward.debug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.debug.core.DebugEvent;

import dev.steward.engine.past.Past;

/** The branches of a run that is debugged, as threads. Nothing is told or looked up while others wait. Thread-safe. */
final class Branches {

    private final RunTarget target;
    private final Map<String, BranchThread> threads = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;

    Branches(RunTarget target) {
        this.target = target;
    }

    /** The thread of a branch, which begins to be there if it was not. */
    BranchThread thread(String branch, String words) {
        var made = new BranchThread(target, branch, words);
        var known = locked(() -> over ? Optional.of(made) : Optional.ofNullable(threads.putIfAbsent(branch, made)));
        if (known.isEmpty()) {
            made.fire(DebugEvent.CREATE, DebugEvent.UNSPECIFIED);
        }
        return known.orElse(made);
    }

    /** Branches that began have threads, and those that ended have none; that of the run stays. */
    void follow(Past past) {
        if (locked(() -> over)) {
            return;
        }
        thread("", "");
        past.refresh();
        var last = past.last();
        past.picture(last).strands().forEach(strand -> thread(strand.id(), strand.words()).called(strand.words()));
        all().stream().filter(thread -> !thread.branch().isEmpty()
                && past.find(thread.branch()).filter(one -> one.liveAt(last)).isEmpty())
                .filter(thread -> locked(() -> threads.remove(thread.branch(), thread)))
                .forEach(BranchThread::over);
    }

    List<BranchThread> all() {
        return locked(() -> List.copyOf(threads.values()));
    }

    /** There are none any more; gives those that there were, once. */
    List<BranchThread> end() {
        return locked(() -> {
            over = true;
            var all = new ArrayList<>(threads.values());
            threads.clear();
            return all.reversed();
        });
    }

    private <T> T locked(Supplier<T> part) {
        lock.lock();
        try {
            return part.get();
        } finally {
            lock.unlock();
        }
    }
}
