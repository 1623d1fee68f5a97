package dev.steward.lsp.internal;

import dev.steward.dsl.ide.Snapshot;
import dev.steward.lsp.internal.convert.Lines;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** A text that a client has open. Changed by the thread that reads messages, read by all. */
final class Document {

    /**
     * The text at one moment.
     *
     * @param stamp grows with each change, for this process
     * @param number how the client counts
     */
    record Version(long stamp, int number, Lines lines) {

        String text() {
            return lines.text();
        }
    }

    /**
     * What is known of the text.
     *
     * @param generation of all texts of the company, as its worker counts
     */
    record Held(Snapshot snapshot, long generation) {
    }

    private final String uri;
    private final String path;
    private volatile Version version;
    private volatile @Nullable Held held;

    Document(String uri, String path, int number, String text) {
        this.uri = uri;
        this.path = path;
        version = new Version(1, number, new Lines(text));
    }

    String uri() {
        return uri;
    }

    String path() {
        return path;
    }

    Version version() {
        return version;
    }

    /** What was known last, perhaps of an older text. */
    @Nullable
    Held held() {
        return held;
    }

    void hold(Held known) {
        held = known;
    }

    /** Whether a version is the newest. */
    boolean isNow(Version asked) {
        return version.stamp() == asked.stamp();
    }

    /** Makes changes, each in the text that the one before it left. */
    void change(int number, List<TextDocumentContentChangeEvent> changes) {
        Lines lines = version.lines();
        for (TextDocumentContentChangeEvent change : changes) {
            lines = new Lines(changed(lines, change));
        }
        version = new Version(version.stamp() + 1, number, lines);
    }

    private static String changed(Lines lines, TextDocumentContentChangeEvent change) {
        Range range = change.getRange();
        if (range == null) {
            return change.getText();
        }
        String text = lines.text();
        int from = lines.offset(range.getStart());
        int to = Math.max(from, lines.offset(range.getEnd()));
        return text.substring(0, from) + change.getText() + text.substring(to);
    }
}
