package dev.steward.runtime;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.Nullable;

import dev.steward.compiler.Compiler;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.runtime.internal.Language;

/**
 * The policies of a company: what they are, where they apply, what their tests say, and what they say about a call.
 * Reads text alone and needs no store. Methods block; thread-safe.
 */
public final class PolicyService {

    private final CompanyFolder folder;
    private final Language language;
    private @Nullable PlaybookWorkspace workspace;
    private @Nullable PolicyBook book;

    PolicyService(CompanyFolder folder, Language language) {
        this.folder = folder;
        this.language = language;
    }

    /** As the files are on disk. */
    public PolicyBook read() {
        return read(Map.of());
    }

    /**
     * As the files are on disk, but for those that are edited.
     *
     * @param edited texts that are not saved, by path from the company's folder
     */
    public synchronized PolicyBook read(Map<String, String> edited) {
        var now = current(edited);
        var known = book;
        if (known == null) {
            known = new PolicyBook(folder, new Compiler(Language.withoutPrices(folder)), now);
            book = known;
        }
        return known;
    }

    /** The workspace of last time with what changed since; a change makes the book out of date. */
    private PlaybookWorkspace current(Map<String, String> edited) {
        var fresh = new TreeMap<String, String>();
        folder.playbooks().forEach(file -> language.text(folder, file)
                .ifPresent(text -> fresh.put(folder.display(file), text)));
        fresh.putAll(edited);
        var known = workspace;
        if (known == null) {
            known = language.load(folder, List.of());
            workspace = known;
        }
        for (var source : List.copyOf(known.sources())) {
            if (!fresh.containsKey(source.path())) {
                known.remove(source.path());
                book = null;
            }
        }
        for (var file : fresh.entrySet()) {
            var before = known.source(file.getKey());
            if (before.isEmpty() || !before.get().text().equals(file.getValue())) {
                known.put(file.getKey(), file.getValue());
                book = null;
            }
        }
        return known;
    }
}
