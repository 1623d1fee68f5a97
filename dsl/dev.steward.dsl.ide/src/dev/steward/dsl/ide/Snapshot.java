package dev.steward.dsl.ide;

import dev.steward.dsl.PlaybookIssue;
import dev.steward.dsl.PlaybookSource;
import java.util.List;

/**
 * What an editor shows of one file at one moment: plain data, immutable, for any thread.
 *
 * @param stamp of the text that it belongs to, as the editor counts
 * @param path of the file
 * @param program all files at that moment, among them this one with this text
 */
public record Snapshot(long stamp, String path, String text, List<PlaybookIssue> issues, List<OutlineNode> outline,
        Program program) {

    /** Copies the lists. */
    public Snapshot {
        issues = List.copyOf(issues);
        outline = List.copyOf(outline);
    }

    /** Whether the text could not be read without a gap, so that parts of it are not known. */
    public boolean hasSyntaxErrors() {
        return program.source(path).filter(PlaybookSource::hasSyntaxErrors).isPresent();
    }

    @Override
    public String toString() {
        return path + " at " + stamp + ": " + issues;
    }
}
