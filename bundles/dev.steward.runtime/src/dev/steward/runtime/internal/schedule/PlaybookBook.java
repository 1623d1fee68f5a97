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

import dev.steward.runtime.CompanyFolder;
import dev.steward.runtime.Prepared;
import dev.steward.runtime.ProblemException;
import dev.steward.runtime.internal.Preparation;

/** The triggers of the playbooks in a company's folder; compiled again when a file was changed. Thread-safe. */
public final class PlaybookBook implements Book.Source {

    private final CompanyFolder folder;
    private final Preparation preparation;
    private List<Stamp> stamps = List.of();
    private @Nullable Book book;
    private Map<String, Prepared> playbooks = Map.of();

    /** What tells that a file was changed without reading it. */
    private record Stamp(Path file, long modified, long size) {
    }

    /** Of one company. */
    public PlaybookBook(CompanyFolder folder, Preparation preparation) {
        this.folder = folder;
        this.preparation = preparation;
    }

    @Override
    public synchronized Book current() {
        var seen = stamps();
        var known = book;
        if (known == null || !seen.equals(stamps)) {
            known = read();
            book = known;
            stamps = seen;
        }
        return known;
    }

    /** The compiled playbook that a trigger of the current book starts. */
    synchronized Optional<Prepared> playbook(String name) {
        return Optional.ofNullable(playbooks.get(name));
    }

    private Book read() {
        try {
            var found = new HashMap<String, Prepared>();
            var specs = new ArrayList<TriggerSpec>();
            for (var each : preparation.triggered()) {
                found.put(each.playbook().name(), each.playbook());
                specs.addAll(new Specs(each.playbook()).of(each.triggers()));
            }
            playbooks = found;
            return new Book(specs, null);
        } catch (ProblemException e) {
            return new Book(List.of(), e.sentence());
        }
    }

    private List<Stamp> stamps() {
        var found = new ArrayList<Stamp>();
        for (var file : folder.playbooks()) {
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
