package dev.steward.dsl.ide;

import dev.steward.dsl.PlaybookSource;
import dev.steward.dsl.types.Analysis;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** All files of a company with what they mean together at one moment. Immutable, for any thread. */
public final class Program {

    private final Map<String, PlaybookSource> sources;
    private final Map<EObject, PlaybookSource> byTree = new IdentityHashMap<>();
    private final Analysis analysis;

    /** Keeps the trees, which nobody changes from then on. */
    public Program(Collection<PlaybookSource> sources, Analysis analysis) {
        Map<String, PlaybookSource> byPath = new LinkedHashMap<>();
        for (PlaybookSource source : sources) {
            byPath.put(source.path(), source);
            byTree.put(source.tree(), source);
        }
        this.sources = Collections.unmodifiableMap(byPath);
        this.analysis = analysis;
    }

    /** All files in the order in which they were added. */
    public Collection<PlaybookSource> sources() {
        return sources.values();
    }

    /** The file of a path. */
    public Optional<PlaybookSource> source(String path) {
        return Optional.ofNullable(sources.get(path));
    }

    /** The file in which an element stands. */
    public Optional<PlaybookSource> sourceOf(EObject element) {
        return Optional.ofNullable(byTree.get(EcoreUtil.getRootContainer(element)));
    }

    /** What all files mean together. */
    public Analysis analysis() {
        return analysis;
    }
}
