package dev.steward.dsl.ide.internal;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.PlaybookWorkspace;
import dev.steward.dsl.ide.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** A text that is none of the files of a workspace, among those that don't declare the same. */
public final class OtherText {

    private OtherText() {
    }

    /** Reads it without adding it. */
    public static Program beside(PlaybookWorkspace workspace, String path, String text) {
        PlaybookSource other = workspace.read(path, text);
        Set<String> names = names(other);
        var sources = new ArrayList<PlaybookSource>();
        workspace.sources().stream().filter(source -> names(source).stream().noneMatch(names::contains))
                .forEach(sources::add);
        sources.add(other);
        return new Program(sources, PlaybookWorkspace.analyse(List.of(other)));
    }

    private static Set<String> names(PlaybookSource source) {
        var names = new HashSet<String>();
        for (EObject declaration : source.tree().getDeclarations()) {
            EStructuralFeature name = declaration.eClass().getEStructuralFeature("name");
            if (name != null && declaration.eGet(name) instanceof String declared) {
                names.add(source.tree().getName() + "." + declared);
            }
        }
        return names;
    }
}
