package dev.steward.dsl.tests.ide;

import dev.steward.dsl.ConnectorKinds;
import dev.steward.dsl.ide.FileEdit;
import dev.steward.dsl.ide.Location;
import dev.steward.dsl.ide.PlaybookIde;
import dev.steward.dsl.ide.Proposal;
import dev.steward.dsl.ide.Snapshot;
import dev.steward.dsl.tests.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An editor with a few files open. A bar in a text stands for the cursor. */
final class Desk {

    private static final char CURSOR = '|';

    final PlaybookIde ide = new PlaybookIde(ConnectorKinds.unknown());
    private final Map<String, String> texts = new LinkedHashMap<>();

    /** With the prelude of the checks. */
    static Desk withPrelude() {
        Desk desk = new Desk();
        desk.put("base.playbook", Samples.PRELUDE);
        return desk;
    }

    void put(String path, String text) {
        texts.put(path, text);
        ide.put(path, text);
    }

    /** Opens a file. */
    At open(String path, String marked) {
        int offset = marked.indexOf(CURSOR);
        String text = offset < 0 ? marked : marked.substring(0, offset) + marked.substring(offset + 1);
        texts.put(path, text);
        return new At(ide.update(path, text, 1), Math.max(0, offset));
    }

    /** Opens statements inside a playbook of the prelude's package. */
    At openBody(String marked) {
        return open("case.playbook", "package base\n" + Samples.body(marked));
    }

    String text(String path) {
        return texts.getOrDefault(path, "");
    }

    /** The word at a place. */
    String word(Location location) {
        return text(location.path()).substring(location.offset(), location.offset() + location.length());
    }

    /** {@code path:line word} of each place. */
    List<String> shown(List<Location> locations) {
        return locations.stream().map(l -> l.path().replace(".playbook", "") + ":"
                + text(l.path()).substring(0, l.offset()).lines().count() + " " + word(l)).toList();
    }

    /** Makes the edits. */
    Map<String, String> apply(List<FileEdit> edits) {
        Map<String, String> out = new LinkedHashMap<>(texts);
        edits.forEach(e -> out.put(e.path(), e.apply(text(e.path()))));
        return out;
    }

    /** A cursor in a snapshot. */
    record At(Snapshot snapshot, int offset) {
    }

    /** Labels of what is proposed where the bar stands; the file is known as it was before. */
    List<Proposal> complete(String marked) {
        At before = open("case.playbook", "package base\n");
        int offset = marked.indexOf(CURSOR);
        return ide.complete(before.snapshot(), marked.substring(0, offset) + marked.substring(offset + 1), offset);
    }
}
