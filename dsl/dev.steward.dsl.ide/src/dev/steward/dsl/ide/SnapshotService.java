package dev.steward.dsl.ide;

import dev.steward.dsl.PlaybookFocus;
import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ide.internal.Outlines;
import java.util.List;
import java.util.Optional;

/**
 * Makes snapshots of files while they are edited. Keeps the other files of the company, so that names across files
 * resolve. For one worker thread; the snapshots are for all.
 */
public final class SnapshotService {

    private final PlaybookWorkspace workspace;

    /**
     * Works on a workspace that nobody else uses from then on.
     *
     * @param workspace with the files of the company as they are on disk
     */
    public SnapshotService(PlaybookWorkspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Reads the text of a file anew and checks it. Only files that have to do with it are looked at, so it is quick in a
     * large company; {@link #check} tells what the change means for the others.
     *
     * @param stamp how the editor counts changes; given back in the snapshot
     */
    public Snapshot update(String path, String text, long stamp) {
        PlaybookSource source = workspace.source(path).filter(s -> s.text().equals(text))
                .orElseGet(() -> workspace.put(path, text));
        return of(source, stamp);
    }

    /** A file as it was put last, with stamp 0; empty when there is none of that path. */
    public Optional<Snapshot> look(String path) {
        return workspace.source(path).map(s -> of(s, 0));
    }

    private Snapshot of(PlaybookSource source, long stamp) {
        PlaybookFocus focus = workspace.focus(source.path()).orElseThrow();
        return new Snapshot(stamp, source.path(), source.text(), focus.issues(),
                Outlines.of(source.tree(), focus.analysis()),
                new Program(workspace.sources(), focus.analysis()));
    }

    /** Everything that was found in all files. Takes a while after a change, about a second for 100,000 lines. */
    public List<PlaybookIssue> check() {
        return workspace.check();
    }

    /** A file is as on disk, and no editor has it open: read, and checked with the next snapshot. */
    public void put(String path, String text) {
        workspace.put(path, text);
    }

    /** A file is gone. */
    public void remove(String path) {
        workspace.remove(path);
    }
}
