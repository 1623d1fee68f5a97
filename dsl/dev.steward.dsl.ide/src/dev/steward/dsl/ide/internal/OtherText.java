package dev.steward.dsl.ide.internal;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ide.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A text that is none of the files of a workspace, among those that don't declare the same. */
public final class OtherText {

    private OtherText() {
    }

    /** Reads it without adding it. */
    public static Program beside(PlaybookWorkspace workspace, String path, String text) {
        PlaybookSource other = workspace.read(path, text);
        Set<String> names = other.declared();
        var sources = new ArrayList<PlaybookSource>();
        workspace.sources().stream().filter(source -> source.declared().stream().noneMatch(names::contains))
                .forEach(sources::add);
        sources.add(other);
        return new Program(sources, PlaybookWorkspace.analyse(List.of(other)));
    }
}
