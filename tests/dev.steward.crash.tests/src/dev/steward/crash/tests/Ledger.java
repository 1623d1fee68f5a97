package dev.steward.crash.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

/** Everything that the lives of one company's process were told is durable. Thread-safe. */
final class Ledger {

    /** Check sum of each acknowledged entry. */
    private final Map<String, TreeMap<Long, String>> entries = new LinkedHashMap<>();
    /** What listeners heard. */
    private final Map<String, TreeMap<Long, List<String>>> events = new LinkedHashMap<>();
    private final Map<String, String> started = new LinkedHashMap<>();
    private final Map<String, String> decided = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Stop stop;
    private boolean standstill;
    private long heard;

    /** The store's sentence with which a life ended. */
    record Stop(String reason, String sentence) {
    }

    /** Takes a line of the child. */
    synchronized void hear(String line) {
        heard++;
        var words = line.split("\t", -1);
        switch (words[0]) {
            case "append" -> appended(words[1], Long.parseLong(words[2]), words[3].split(","));
            case "event" -> event(words[1], Long.parseLong(words[2]), words[3] + " " + words[4]);
            case "started" -> started.put(words[1], words[2]);
            case "decided" -> decided.put(words[1], words[2]);
            case "stopped" -> stop = new Stop(words[1], words[2]);
            case "all stopped" -> standstill = true;
            case "lifting" -> standstill = false;
            case "recovered" -> {
                if (standstill && words[1].equals("free")) {
                    problems.add("lost: everything was stopped, and the next life knows nothing of it");
                }
            }
            case "note" -> notes.add(words[1]);
            default -> {
                // tells where the child is
            }
        }
    }

    private void appended(String run, long first, String[] sums) {
        var known = entries.computeIfAbsent(run, any -> new TreeMap<>());
        for (var i = 0; i < sums.length; i++) {
            var before = known.put(first + i, sums[i]);
            if (before != null && !before.equals(sums[i])) {
                problems.add("lost: entry " + (first + i) + " of " + run
                        + " was acknowledged, and later another one in its place");
            }
        }
    }

    /** Events of one entry come one after the other; a life that takes up a run tells none of the old ones again. */
    private void event(String run, long seq, String what) {
        events.computeIfAbsent(run, any -> new TreeMap<>()).computeIfAbsent(seq, any -> new ArrayList<>()).add(what);
    }

    synchronized Map<String, TreeMap<Long, String>> entries() {
        return entries;
    }

    synchronized Map<String, TreeMap<Long, List<String>>> events() {
        return events;
    }

    synchronized Map<String, String> started() {
        return Map.copyOf(started);
    }

    synchronized Map<String, String> decided() {
        return Map.copyOf(decided);
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /** Lines heard so far. */
    synchronized long heard() {
        return heard;
    }

    /** The sentence with which the last life stopped, once. */
    synchronized @Nullable Stop takeStop() {
        var last = stop;
        stop = null;
        return last;
    }

    /** Acknowledged entries of all runs. */
    synchronized long acknowledged() {
        return entries.values().stream().mapToLong(Map::size).sum();
    }
}
