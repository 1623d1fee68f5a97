package dev.steward.ui.editor;

import dev.steward.dsl.ide.Snapshot;

/** Wants to know what a text means as soon as that is known. */
@FunctionalInterface
public interface SnapshotListener {

    /**
     * There is a newer snapshot. Called on the language's thread, so that nothing slow may be done, and nothing that
     * shows.
     */
    void changed(Snapshot snapshot);
}
