package dev.steward.runtime.internal;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.NonNull;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;

/**
 * Texts of playbooks as they were read last, for as long as there is memory: whoever loads a company's files next, for a
 * run, its triggers or a check, reads only what is not the same text to the letter. Trees are never changed once they
 * are read, so any number of workspaces may have the same. Thread-safe.
 */
final class ReadTexts {

    private final Map<String, SoftReference<@NonNull PlaybookSource>> known = new ConcurrentHashMap<>();

    /** The file of that path and text, read now or before. */
    PlaybookSource of(PlaybookWorkspace workspace, String path, String text) {
        var reference = known.get(path);
        var before = reference == null ? null : reference.get();
        if (before != null && before.text().equals(text)) {
            return before;
        }
        var source = workspace.read(path, text);
        known.put(path, new SoftReference<>(source));
        return source;
    }
}
