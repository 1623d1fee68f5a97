package dev.steward.dsl.ide;

import dev.steward.dsl.PlaybookIssue;
import java.util.List;

/**
 * What an editor shows of one file at one moment: plain data, immutable, for any thread.
 *
 * @param stamp of the text that it belongs to, as the editor counts
 * @param path of the file
 */
public record Snapshot(long stamp, String path, String text, List<PlaybookIssue> issues, List<OutlineNode> outline) {

    /** Copies the lists. */
    public Snapshot {
        issues = List.copyOf(issues);
        outline = List.copyOf(outline);
    }
}
