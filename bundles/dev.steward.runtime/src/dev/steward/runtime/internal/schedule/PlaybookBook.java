package dev.steward.runtime.internal.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.engine.plan.AwaitedEvents;
import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.internal.Preparation;

/** The triggers of the playbooks in a company's folder; compiled again when a file was changed. Thread-safe. */
public final class PlaybookBook implements Book.Source {

    private static final int WALK_AGAIN = 6;

    private final CompanyFolder folder;
    private final Preparation preparation;
    private List<Stamp> stamps = List.of();
    private @Nullable Book book;
    private Map<String, Prepared> playbooks = Map.of();
    private int glances;

    /** What tells that a file was changed without reading it. */
    private record Stamp(Path file, long modified, long size) {
    }

    /** Of one company. */
    public PlaybookBook(CompanyFolder folder, Preparation preparation) {
        this.folder = folder;
        this.preparation = preparation;
    }

    /**
     * The book for somebody who asks every few seconds: changes of known files are seen at once, new files a little
     * later, as a company's folder may be large.
     */
    public synchronized Book glance() {
        return book == null || ++glances % WALK_AGAIN == 0 ? current() : upToDate(stamps(known()));
    }

    private List<Path> known() {
        return stamps.stream().map(Stamp::file).toList();
    }

    @Override
    public synchronized Book current() {
        return upToDate(stamps(folder.playbooks()));
    }

    private Book upToDate(List<Stamp> seen) {
        var known = book;
        if (known == null || !seen.equals(stamps)) {
            known = read();
            book = known;
            stamps = seen;
        }
        return known;
    }

    /** The compiled playbook that a trigger of the current book starts, or that waits for an event. */
    synchronized Optional<Prepared> playbook(String name) {
        return Optional.ofNullable(playbooks.get(name));
    }

    private Book read() {
        try {
            var found = new HashMap<String, Prepared>();
            var specs = new ArrayList<TriggerSpec>();
            var awaited = new HashMap<String, String>();
            for (var each : preparation.triggered()) {
                found.put(each.playbook().name(), each.playbook());
                AwaitedEvents.of(each.playbook().plan()).keySet()
                        .forEach(event -> awaited.putIfAbsent(event, each.playbook().name()));
                specs.addAll(new Specs(each.playbook()).of(each.triggers()));
            }
            playbooks = found;
            return new Book(specs, awaited, null);
        } catch (ProblemException e) {
            return new Book(List.of(), e.sentence());
        }
    }

    private static List<Stamp> stamps(List<Path> files) {
        var found = new ArrayList<Stamp>();
        for (var file : files) {
            try {
                found.add(new Stamp(file, Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
            } catch (IOException e) {
                // it has just gone, or can't be read: reading says so
                found.add(new Stamp(file, -1, -1));
            }
        }
        return found;
    }
}
