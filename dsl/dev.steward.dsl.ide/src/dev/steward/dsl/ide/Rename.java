package dev.steward.dsl.ide;

import java.util.List;

/** What comes of the wish to rename something. */
public sealed interface Rename {

    /** It can be done by these edits, one entry for each file. */
    record Edits(List<FileEdit> files) implements Rename {
        /** Copies the edits. */
        public Edits {
            files = List.copyOf(files);
        }
    }

    /** It cannot be done; the sentence says why, for people. */
    record Refused(String reason) implements Rename {
    }
}
